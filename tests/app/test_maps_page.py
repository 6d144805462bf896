"""The Maps page with real kernels: its picture is the map at the bounds in view."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from engine import run
from engine.maps import computed, task_of
from engine.spec import parse

LR, BETA = "runs.0.optimizer.lr", "runs.0.optimizer.betas.0"


@pytest.fixture
def page(lab):
    page = lab.window.pages.show_page("maps")
    page.size_.setCurrentIndex(page.size_.findData(128))
    page.controller.choose_axes(LR, BETA)
    drawn(lab, page)
    return page


def close(value):
    """What the page's fast kernels promise of a number."""
    return pytest.approx(value, rel=1e-4)


def drawn(lab, page):
    lab.until(lambda: page.controller.answer is not None and not page.controller.maker.busy)


def test_shows_the_map_of_what_is_on_the_bench(lab, page):
    answer = page.controller.answer
    spec = answer.order.spec
    assert spec.problem == lab.experiment.spec.problem
    assert [axis.path for axis in spec.axes] == [LR, BETA]
    assert answer.pixels.shape == (128, 128, 3)
    whole = computed(task_of(spec, "final_loss", 0, fast=True)).figures["final_loss"]
    assert np.array_equal(answer.grid.figures["final_loss"], whole, equal_nan=True)


def test_zoom_recomputes_at_the_new_bounds(lab, page):
    view, before = page.view, page.controller.answer
    old, at = view.across, view.frame.center()
    nothing, plain = QPoint(), Qt.KeyboardModifier.NoModifier
    glob, button = QPointF(view.mapToGlobal(at.toPoint())), Qt.MouseButton.NoButton
    event = QWheelEvent(at, glob, nothing, QPoint(0, 480), button, plain, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(view, event)
    assert view.across.high - view.across.low == pytest.approx((old.high - old.low) * 0.85**4)
    lab.until(lambda: page.controller.answer is not before and not page.controller.maker.busy)
    axis = page.controller.answer.task.axes[0]
    half = (view.across.high - view.across.low) / 256
    assert np.log10(axis.values[[0, -1]]) == pytest.approx([view.across.low + half, view.across.high - half])
    page.reset.click()
    assert view.across == old


def test_the_arithmetic_of_the_bench(lab, page):
    """Every pixel asked has the bits of its run, and keeping says which arithmetic it was."""
    drawn(lab, page)
    fast = page.controller.answer
    page.arithmetic.setCurrentIndex(page.arithmetic.findData(False))
    page.arithmetic.activated.emit(1)
    lab.until(lambda: page.controller.answer is not fast and page.controller.answer.finished)
    answer = page.controller.answer
    assert (fast.task.fast, answer.task.fast) == (True, False)
    for row, column in ((3, 5), (40, 100), (64, 64), (120, 30)):
        opened = answer.task.pixel(row, column)
        loss, found = run(opened)[opened.runs[0].name]["loss"][-1], answer.grid.at(row, column)["final_loss"]
        assert loss == found or np.isnan(found)


def test_a_click_opens_that_very_run(lab, page):
    place = page.view.place_at(page.view.point_of(-2.0, 0.5))
    row, column = page.controller.pixels.at(place)
    answer = page.controller.answer
    page.view.picked.emit(place)
    lab.loaded()
    assert lab.window.pages.currentWidget() is lab.page
    spec = lab.experiment.spec
    assert spec.runs[0].optimizer["lr"] == answer.task.axes[0].values[column]
    assert spec.runs[0].optimizer["betas"][0] == answer.task.axes[1].values[row]
    assert run(spec)[spec.runs[0].name]["loss"][-1] == close(answer.grid.figures["final_loss"][row, column])


def test_float64_where_float32_cannot_tell_pixels_apart(lab, page):
    runs = [{"optimizer": {"name": "SGD", "lr": 0.001, "momentum": 0.5}}]
    page.controller.set_spec(parse({"steps": 100, "problem": "rosenbrock", "runs": runs}))
    drawn(lab, page)
    assert page.controller.answer.task.spec.dtype == "float32"
    x, y = (replace(scale, low=place - 1e-6, high=place + 1e-6) for scale, place in (
        (page.view.across, -3.2), (page.view.up, 0.5)))  # fmt: skip
    page.view._to(x, y)
    drawn(lab, page)
    answer = page.controller.answer
    assert answer.task.spec.dtype == "float64"
    assert "float64" in page.state.text()
    values = answer.grid.figures["final_loss"]
    assert len(np.unique(values)) > 0.9 * values.size
    row, column = page.controller.pixels.at((-3.2, 0.5))
    opened = page.controller.pixels.spec((-3.2, 0.5))
    assert run(opened)[opened.runs[0].name]["loss"][-1] == close(values[row, column])


def test_closer_than_numbers_can_tell_apart_is_not_gone(lab, page):
    """The last view stays, with another number in every pixel, and one can go back."""
    view, refused = page.view, 0
    while not refused:
        before = view.across, view.up
        view._to(
            *(
                replace(scale, low=at - (at - scale.low) / 16, high=at + (scale.high - at) / 16)
                for scale, at in zip(before, (-3.2, 0.5), strict=True)
            )
        )
        refused = (view.across, view.up) == before
    drawn(lab, page)
    assert not page.notice.text()
    assert all(len(np.unique(axis.values)) == 128 for axis in page.controller.answer.task.axes)
    page.grab()
    view._to(*(replace(scale, low=scale.low - 1e-3, high=scale.high + 1e-3) for scale in (view.across, view.up)))
    assert view.across.high - view.across.low > 1e-3


def test_numbers_under_the_mouse(page):
    place = page.view.place_at(page.view.point_of(-2.0, 0.5))
    page.view.hovered.emit(place)
    row, column = page.controller.pixels.at(place)
    assert f"{page.controller.answer.grid.figures['final_loss'][row, column]:.3g}"[:4] in page.under.text()
    assert page.under.text().startswith("Learning rate 0.0")
    page.view.hovered.emit(None)
    assert not page.under.text().strip()


def test_a_slider_moves_the_map(lab, page):
    before = page.controller.answer
    form, name = page.controller.forms._paths["problem.b"]
    form.editors[name].value_changed.emit(5.0)
    lab.until(lambda: page.controller.answer is not before and not page.controller.maker.busy)
    assert page.controller.answer.order.spec.problem["b"] == 5.0
    assert lab.experiment.spec.problem["b"] == 100.0


def test_holding_values_and_other_axes(lab, page):
    place = page.view.place_at(page.view.point_of(-1.0, 0.25))
    page.controller.pixels.hold(place)
    held = page.controller.spec.runs[0].optimizer
    page.controller.choose_axes("problem.start.0", "problem.start.1")
    drawn(lab, page)
    assert page.controller.answer.order.spec.runs[0].optimizer == held
    assert held["lr"] == pytest.approx(0.1, rel=0.2)


def test_theory_is_drawn_where_it_is_known(lab, page):
    assert page.view.lines == ()
    runs = [{"optimizer": {"name": "SGD", "lr": 0.1, "momentum": 0.5}}]
    page.controller.set_spec(
        parse({"steps": 50, "problem": {"name": "quadratic", "eigenvalues": [1.0, 10.0]}, "runs": runs})
    )
    page.controller.choose_axes(LR, "runs.0.optimizer.momentum")
    drawn(lab, page)
    (line,) = page.view.lines
    assert line.x == pytest.approx(0.2 * (1 + line.y))


def test_what_cannot_be_mapped_is_said(lab, page):
    page.controller.set_spec(parse({"steps": 50, "problem": "rosenbrock", "runs": [{"optimizer": "LAMB"}]}))
    lab.until(lambda: "more than one number" in page.task.text.text())
    page.controller.choose_axes(page.across.itemData(0), page.across.itemData(0))
    lab.until(lambda: "both axes" in page.notice.text())


def test_saved_as_numbers(lab, page, tmp_path):
    page.controller.files.save(tmp_path / "m.npz")
    with np.load(tmp_path / "m.npz") as found:
        assert np.array_equal(found["value"], page.controller.answer.grid.figures["final_loss"], equal_nan=True)
    page.controller.files.save(tmp_path / "m.png")
    assert (tmp_path / "m.png").read_bytes()[:4] == b"\x89PNG"


def test_a_third_axis_moves_the_map(lab, page):
    along, path = page.controller.along, "problem.b"
    assert page.film.isHidden()
    along.choose(path)
    drawn(lab, page)
    assert not page.film.isHidden()
    assert path not in page.controller.forms._paths
    values = along.values()
    assert values == sorted(values)
    page.film.slider.setValue(7)
    page.film.slider.moved.emit(page.film.slider.place(), True)
    drawn(lab, page)
    assert page.controller.answer.task.spec.problem["b"] == pytest.approx(values[7])
    assert page.controller.spec.problem["b"] == 100.0
    page.film.play.click()
    lab.until(lambda: page.film.frame >= 9)
    page.film.play.click()
    assert not page.film.playing
    drawn(lab, page)
    assert page.controller.answer.task.spec.problem["b"] == pytest.approx(values[page.film.frame])
    page.controller.choose_axes(LR, path)
    assert along.choice is None
    assert page.film.isHidden()


def test_a_third_axis_of_all_runs_and_of_whole_numbers(lab, page):
    """Every run has the value of the place; numbers that must be whole are."""
    runs = [{"optimizer": "SGD", "schedule": [{"name": "StepLR"}]}, {"optimizer": "Adam"}]
    page.controller.set_spec(parse({"steps": 20, "problem": "rosenbrock", "runs": runs}))
    page.controller.choose_axes("problem.start.0", "problem.start.1")
    along = page.controller.along
    along.choose("runs.*.optimizer.lr")
    drawn(lab, page)
    rates = [run.optimizer["lr"] for run in page.controller.answer.task.spec.runs]
    assert rates == [along.values()[page.film.frame]] * 2
    assert "runs.0.optimizer.lr" not in page.controller.forms._paths
    along.choose("runs.0.schedule.0.step_size")
    drawn(lab, page)
    assert not page.notice.text()
    step_size = page.controller.answer.task.spec.runs[0].schedule[0]["step_size"]
    assert isinstance(step_size, int)
    assert step_size == along.values()[page.film.frame]
    assert page.film.value.text() == str(step_size)


def test_animations_are_saved(lab, page, tmp_path):
    from PIL import Image

    from app.pages.maps.along import FRAMES

    files = page.controller.files
    page.controller.along.choose("runs.0.optimizer.betas.1")
    page.controller.spec = page.controller.spec.with_value("steps", 10)
    page.controller.redraw()
    drawn(lab, page)
    page.view._to(*(replace(scale, high=(scale.low + scale.high) / 2) for scale in (page.view.across, page.view.up)))
    drawn(lab, page)
    for name, save in (("third.gif", files.save_third), ("zoom.gif", files.save_zoom), ("zoom.apng", files.save_zoom)):
        save(tmp_path / name)
        lab.until((tmp_path / name).exists)
        lab.until(lambda: not files.film.busy)
        with Image.open(tmp_path / name) as film:
            assert film.size == (128, 128)
            assert 2 < film.n_frames <= FRAMES  # equal pictures one after another are one, shown longer
    files.save_third(tmp_path / "no" / "such.gif")
    lab.until(lambda: "such.gif" in page.notice.text() and not files.film.busy)
    for save in (files.save, files.save_third, files.save_zoom):
        page.notice.clear()
        save(tmp_path / "map.jpg")
        assert "map.jpg" in page.notice.text()
        assert not files.film.busy


@pytest.mark.parametrize(
    ("action", "typed", "kind", "written"),
    [("Picture…", "m", "PNG (*.png)", "m.png"), ("Table…", "m.csv", "CSV (*.csv)", "m.csv"),
     ("Zoom from the whole range…", "m", "APNG (*.apng)", "m.apng")],
)  # fmt: skip
def test_the_save_menu(lab, page, tmp_path, monkeypatch, action, typed, kind, written):
    """What is chosen in the dialog decides what is written."""
    page.controller.spec = page.controller.spec.with_value("steps", 5)
    page.controller.redraw()
    drawn(lab, page)
    asked = []
    monkeypatch.setattr(
        "app.pages.maps.map_files.QFileDialog.getSaveFileName",
        lambda _parent, _title, name, kinds: asked.append((name, kinds)) or (str(tmp_path / typed), kind),
    )
    menu = page.save.menu()
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text() == action).trigger()
    lab.until((tmp_path / written).exists)
    lab.until(lambda: not page.controller.files.film.busy)
    assert kind in asked[0][1]
    assert (tmp_path / written).suffix == ".apng" or asked[0][0] == f"map{(tmp_path / written).suffix}"


def test_a_tolerance_of_ones_own(lab, page):
    assert "tolerance" not in page.controller.forms._paths
    page.colour.setCurrentIndex(page.colour.findData("steps_to_tolerance"))
    page.colour.activated.emit(page.colour.currentIndex())
    drawn(lab, page)
    form, name = page.controller.forms._paths["tolerance"]
    assert page.controller.answer.task.tolerance == 1e-6
    form.editors[name].value_changed.emit(0.5)
    drawn(lab, page)
    answer = page.controller.answer
    assert answer.task.tolerance == 0.5
    expected = computed(task_of(answer.order.spec, "steps_to_tolerance", 0, 0.5, fast=True))
    found = answer.grid.figures["steps_to_tolerance"]
    assert np.array_equal(found, expected.figures["steps_to_tolerance"], equal_nan=True)
    assert np.isfinite(found).any()


def test_noise_and_its_seed_are_axes(lab, page):
    runs = [{"optimizer": {"name": "SGD", "lr": 1e-4}}]
    page.controller.set_spec(parse({"steps": 30, "problem": {"name": "rosenbrock", "noise": 0.5}, "runs": runs}))
    page.controller.choose_axes("problem.noise", "seed")
    drawn(lab, page)
    answer = page.controller.answer
    assert answer.order.agreed == "live"
    assert answer.task.axes[1].values[[0, -1]].tolist() == [0, 31]
    row, column = 77, 99
    opened = answer.task.pixel(row, column)
    assert run(opened)[opened.runs[0].name]["loss"][-1] == close(answer.grid.figures["final_loss"][row, column])
