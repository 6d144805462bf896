import numpy as np
import pytest
from PySide6.QtWidgets import QMessageBox

from app.session_content import session_of
from engine.experiment import Experiment
from engine.session import open_session
from engine.spec import parse
from tests.app.conftest import VALLEY


def save(lab, file):
    lab.window.session.save_to(file)
    lab.until(lambda: lab.window.session.file == file)


def test_a_session_comes_back_looking_the_same_and_goes_on_the_same(lab, tmp_path):
    file = tmp_path / "race.optlab"
    lab.run_to(120)
    lab.experiment.edit("runs.0.optimizer.lr", 0.01)
    lab.run_to(200)
    lab.experiment.set_look(1, colour="#123456", visible=False)
    lab.page.board.restore_layout({"smoothing": 50, "log": False})
    save(lab, file)
    before = {name: np.array(lab.state.history[name]["loss"]) for name in lab.state.history}
    events, looks, layout = lab.state.events, list(lab.experiment.looks), lab.page.layout_table()
    lab.window.new()
    lab.loaded()
    assert lab.window.session.open_file(file)
    lab.loaded()
    assert lab.state.step == 200
    assert lab.state.events == events
    assert lab.experiment.spec.runs[0].optimizer["lr"] == 0.01
    assert lab.experiment.looks == looks
    again = lab.page.layout_table()
    for name in ("log", "rate_log", "gradient_log", "smoothing", "splitter"):
        assert again[name] == layout[name]
    for name in ("top", "bottom", "rows"):
        assert again[name][0] / sum(again[name]) == pytest.approx(layout[name][0] / sum(layout[name]), abs=0.01)
    for name, loss in before.items():
        np.testing.assert_array_equal(lab.state.history[name]["loss"], loss)
    lab.run_to(300)
    whole = Experiment(lab.state.initial_spec, script=events)
    whole.advance(300)
    for name in before:
        np.testing.assert_array_equal(lab.state.history[name]["loss"], whole.history[name]["loss"])


def test_seconds_of_computing_come_back_and_go_on(lab, tmp_path):
    lab.run_to(120)
    lab.until(lambda: lab.state.clock.course()[0][-1] == 120)
    steps, seconds = lab.state.clock.course()
    save(lab, tmp_path / "a.optlab")
    lab.window.session.open_spec(VALLEY)
    lab.loaded()
    assert lab.state.clock.course()[0].tolist() == [0]
    assert lab.window.session.open_file(tmp_path / "a.optlab")
    lab.loaded()
    lab.until(lambda: lab.state.step == 120)
    again, kept = lab.state.clock.course()
    np.testing.assert_allclose(kept, np.interp(again, steps, seconds), rtol=1e-12)
    assert (again[0], again[-1]) == (0, 120)
    lab.run_to(160)
    lab.until(lambda: lab.state.clock.course()[0][-1] == 160)
    assert lab.state.clock.course()[1][-1] > seconds[-1]


def test_steps_alone_do_not_change_what_a_journal_keeps_of_the_window(lab):
    lab.run_to(20)
    before = session_of(lab.window).layout
    lab.run_to(60)
    assert session_of(lab.window).layout == before


@pytest.mark.parametrize("found", [None, "soon", [[0, 0.0], [9, -1.0]], [[0, 1e400]]])
def test_a_session_without_known_seconds_begins_to_count_where_it_stands(lab, tmp_path, found):
    lab.run_to(50)
    save(lab, tmp_path / "a.optlab")
    session = open_session(tmp_path / "a.optlab")
    session.layout["tree"][0].pop("seconds")
    if found is not None:
        session.layout["tree"][0]["seconds"] = found
    lab.window.session.show_session(session, None)
    lab.loaded()
    lab.until(lambda: lab.state.step == 50)
    assert lab.state.clock.course()[0].tolist() == [50]


def test_saving_while_running_goes_on_afterwards(lab, tmp_path):
    lab.experiment.edit("steps", 200_000)
    lab.loaded()
    lab.experiment.set_speed(10_000.0)  # at full speed a surface is at its end before it is saved
    lab.experiment.run()
    lab.until(lambda: lab.state.step > 100)
    save(lab, tmp_path / "a.optlab")
    step = lab.state.step
    lab.until(lambda: lab.state.step > step)
    lab.experiment.pause()
    lab.until(lambda: not lab.experiment.running)


def test_settings_that_wait_for_a_restart_are_kept(lab, tmp_path):
    lab.open(parse({"steps": 60, "problem": {"name": "digits", "hidden": [8]}, "runs": [{"optimizer": "Adam"}]}))
    lab.run_to(50)
    lab.experiment.edit("problem.batch_size", 32)
    save(lab, tmp_path / "a.optlab")
    lab.open()
    lab.window.session.open_file(tmp_path / "a.optlab")
    lab.loaded()
    assert lab.experiment.restart_needed
    assert lab.experiment.spec.problem["batch_size"] == 32
    assert lab.state.spec.problem["batch_size"] == 64


def test_runs_that_wait_for_a_restart_are_kept_with_their_looks(lab, tmp_path):
    lab.run_to(50)
    lab.experiment.add_run()
    lab.experiment.set_look(len(lab.experiment.looks) - 1, colour="#123456")
    assert lab.experiment.restart_needed
    runs, looks = lab.experiment.spec.runs, list(lab.experiment.looks)
    save(lab, tmp_path / "a.optlab")
    lab.open()
    lab.window.session.open_file(tmp_path / "a.optlab")
    lab.loaded()
    assert lab.experiment.restart_needed
    assert lab.experiment.spec.runs == runs
    assert lab.experiment.looks == looks
    assert len(lab.state.spec.runs) == len(runs) - 1
    assert lab.state.step == 50


def test_runs_go_on_after_a_save_though_it_was_asked_for_twice(lab, tmp_path, monkeypatch):
    lab.open(parse({"steps": 1_000_000, "problem": "digits", "runs": [{"optimizer": {"name": "SGD"}}]}))
    lab.experiment.run()
    lab.until(lambda: lab.experiment.running)
    with monkeypatch.context() as slow:
        slow.setattr(lab.experiment.host, "ask", lambda question: -1)  # an engine that takes its time
        lab.window.session.save_to(tmp_path / "a.optlab")
        lab.until(lambda: not lab.experiment.running)
    save(lab, tmp_path / "b.optlab")
    lab.until(lambda: lab.experiment.running)
    assert not (tmp_path / "a.optlab").exists()


def test_a_save_in_the_middle_of_a_quiet_rerun_holds_one_experiment(lab, tmp_path):
    lab.run_to(50)
    lab.experiment.edit("problem.b", 10.0)  # a surface is run anew unasked, while the state is being asked for
    save(lab, tmp_path / "a.optlab")
    lab.open()
    lab.window.session.open_file(tmp_path / "a.optlab")
    lab.loaded()
    assert lab.experiment.spec.problem["b"] == 10.0


def test_files_that_cannot_be_opened_are_explained(lab, tmp_path):
    spec = lab.experiment.spec
    (tmp_path / "bad.optlab").write_bytes(b"SQLite format 3\0 not really")
    (tmp_path / "bad.toml").write_text("steps = -1")
    for name in ("missing.optlab", "missing.toml", "bad.optlab", "bad.toml"):
        assert not lab.window.session.open_file(tmp_path / name)
        assert name in lab.page.engine_notice.text()
    assert lab.experiment.spec == spec


def test_a_description_is_opened(lab, tmp_path):
    file = tmp_path / "a.toml"
    file.write_text('steps = 7\nproblem = "rosenbrock"\n[[runs]]\noptimizer = "Adam"\n')
    assert lab.window.session.open_file(file)
    lab.loaded()
    assert lab.state.spec.steps == 7


def test_unsaved_work_is_asked_about(lab, tmp_path, monkeypatch):
    assert lab.window.session.may_close()
    lab.run_to(20)
    asked = []

    def answer(choice):
        monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()) or choice)

    answer(QMessageBox.StandardButton.Cancel)
    assert not lab.window.close()
    assert lab.window.isVisible()
    answer(QMessageBox.StandardButton.Discard)
    assert lab.window.session.may_close()
    assert len(asked) == 2
    save(lab, tmp_path / "a.optlab")
    assert not lab.window.session.modified
    lab.run_to(30)
    assert lab.window.session.modified


def test_a_session_that_was_only_opened_closes_without_a_question(lab, tmp_path):
    lab.run_to(20)
    file = tmp_path / "a.optlab"
    save(lab, file)
    lab.window.session.open_spec(VALLEY)
    lab.loaded()
    assert lab.window.session.open_file(file)
    lab.loaded()
    lab.until(lambda: lab.state.step == 20)
    assert not lab.window.session.modified
    lab.run_to(30)
    assert lab.window.session.modified
