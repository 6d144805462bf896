import numpy as np
import pytest

from engine.spec import parse

NET = parse({
    "steps": 60, "dtype": "float64", "problem": {"name": "mlp", "hidden": [5], "samples": 40},
    "runs": [{"optimizer": {"name": "SGD", "lr": 0.1}}, {"optimizer": "Adam"}, {"optimizer": {"name": "RMSprop"}}],
})  # fmt: skip


@pytest.fixture
def lab(make_lab):
    return make_lab(spec=NET)


@pytest.fixture
def page(lab):
    lab.run_to(30)
    page = lab.window.pages.show_page("landscape")
    page.count.setCurrentIndex(0)
    return page


def drawn(lab, page, kind):
    page.controller.choose(kind)
    page.draw_.click()
    assert page.cancel.isEnabled()
    lab.until(lambda: not page.controller.drawing)
    return page.controller.found


@pytest.mark.parametrize("kind", ["random", "path", "three_points", "curvature"])
def test_every_plane_is_drawn_whole_with_its_honesty_lines(lab, page, kind):
    found = drawn(lab, page, kind)
    assert found.done == 1
    assert found.values.shape == (33, 33)
    assert np.isfinite(found.values).all()
    assert [row.name for row in page.trust.rows] == [run.name for run in NET.runs]
    if kind == "three_points":  # the ends of all runs lie in it
        ends = [path.off[-1] for path in found.projections.values()]
        assert ends == pytest.approx([0, 0, 0], abs=1e-9)
    if kind == "path":
        assert f"{100 * found.explained[0]:.1f} %" in page.explained.text()
    said = {"random": "know nothing", "path": "strayed", "three_points": "exactly", "curvature": "bends most"}
    assert said[kind] in page.explained.text()
    assert page.rows["run2"].isHidden() == (kind != "three_points")
    assert page.seed.isHidden() == (kind != "random")


def test_the_plane_goes_through_the_chosen_runs_end_and_its_loss_is_the_recorded_truth(lab, page):
    page.runs[0].setCurrentIndex(1)
    found = drawn(lab, page, "path")
    path = found.projections["Adam"]
    assert path.coordinates[-1] == pytest.approx([0, 0], abs=1e-9)
    assert path.plane_loss[-1] == pytest.approx(path.true_loss[-1], rel=1e-9)
    solid = {series.label: series for series in page.series.series if not series.dashed}
    np.testing.assert_array_equal(solid["Adam"].y, path.true_loss)


def test_cancel_keeps_what_is_there_and_asks_for_nothing_more(lab, page):
    page.count.setCurrentIndex(3)
    page.draw_.click()
    lab.until(lambda: page.controller.found is not None)
    page.cancel.click()
    known = page.controller.found.done
    assert known < 1
    assert not page.controller.drawing
    lab.qtbot.wait(150)
    assert page.controller.found.done == known
    assert page.draw_.isEnabled()


def test_the_numbers_leave_as_npz(lab, page, tmp_path):
    found = drawn(lab, page, "path")
    page.controller.write(tmp_path / "plane.npz")
    with np.load(tmp_path / "plane.npz") as told:
        np.testing.assert_array_equal(told["loss"], found.values)
        assert told["loss"].shape == (len(told["y"]), len(told["x"]))
        assert list(told["runs"]) == [run.name for run in NET.runs]
        np.testing.assert_array_equal(told["off_2"], found.projections["RMSprop"].off)
    page.controller.write(tmp_path / "nowhere" / "plane.npz")
    assert page.notice.isVisible()
    assert "nowhere" in page.notice._text.text()


def test_what_gives_no_plane_is_one_line(lab, page):
    for box in page.runs:
        box.setCurrentIndex(0)
    page.controller.choose("three_points")
    page.draw_.click()
    lab.until(lambda: not page.controller.drawing)
    assert "must not lie on one line" in page.notice._text.text()
    assert page.controller.found is None


def test_the_straight_line_between_two_runs(lab, page):
    page.controller.choose_lower("line")
    lab.until(lambda: page.line.found is not None)
    first = page.line.found
    found = drawn(lab, page, "path")
    for end, name in ((0, "SGD"), (1, "Adam")):
        assert first.loss[first.alpha == end][0] == pytest.approx(found.projections[name].true_loss[-1], rel=1e-9)
    page.second.setCurrentIndex(0)
    page.second.activated.emit(0)
    lab.until(lambda: bool(page.line._error))
    assert "same point" in page.line._error


def test_a_surface_of_two_parameters_hides_nothing(make_lab):
    lab = make_lab()
    lab.run_to(50)
    page = lab.window.pages.show_page("landscape")
    page.count.setCurrentIndex(0)
    drawn(lab, page, "path")
    for row in page.trust.rows:
        assert row.shown == pytest.approx(1)
        assert row.gap < 1e-6
