import numpy as np

from engine.tensorboard.events import write_events


def test_curves_of_a_table_lie_under_the_plots(lab, tmp_path):
    lab.run_to(100)
    file = tmp_path / "other.csv"
    file.write_text("step,loss,lr\n0,3,0.1\n500,1,0.05\n")
    assert lab.window.overlays.add(file)
    board = lab.page.board
    board.loss.refresh()
    assert board.loss.step_range[1] >= 500
    drawn = board.loss._curves[0]
    np.testing.assert_array_equal(drawn.steps, [0, 500])
    assert (drawn.style.dashed, drawn.style.faint, drawn.style.label) == (True, True, "other loss")
    assert [row.label for row in board.loss._legend.rows] == ["Adam", "SGD", "other loss"]
    assert board.rate._references[0].label == "other lr"
    board.loss._legend.toggled.emit(-1, False)
    lab.window.clear_overlays()
    board.loss.refresh()
    assert len(board.loss._curves) == 2


def test_a_dropped_event_file_is_laid_under_the_plots(lab, tmp_path):
    file = tmp_path / "events.out.tfevents.1"
    write_events(file, {"train/loss": np.arange(1.0, 9.0)}, 0.0)
    lab.window.drop.take(file)
    assert [curve.name for curve in lab.window.overlays.curves] == ["train/loss"]


def test_a_file_without_curves_is_named(lab, tmp_path):
    (tmp_path / "bad.csv").write_text("a,b\nx,y\n1,z\n")
    assert not lab.window.overlays.add(tmp_path / "bad.csv")
    assert "bad.csv" in lab.page.engine_notice.text()
