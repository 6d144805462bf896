import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from engine.inline import run
from engine.problem import problems
from engine.spec import parse

PAIR = parse({
    "steps": 200, "dtype": "float64", "problem": "rosenbrock",
    "runs": [
        {"name": "Adam", "optimizer": {"name": "Adam", "lr": 0.02, "weight_decay": 0.1}},
        {"name": "AdamW", "optimizer": {"name": "AdamW", "lr": 0.02, "weight_decay": 0.1}},
    ],
})  # fmt: skip
NET = parse({
    "steps": 60, "problem": {"name": "mlp", "samples": 60, "hidden": [8]}, "watch": [3],
    "runs": [{"name": "Adam", "optimizer": "Adam"}, {"name": "SGD", "optimizer": {"name": "SGD", "lr": 0.1}}],
})  # fmt: skip


def shown(lab):
    page = lab.window.pages.show_page("anatomy")
    lab.until(lambda: page.controller.run in page.controller.answers)
    return page


@pytest.fixture
def page(lab):
    lab.open(PAIR)
    lab.run_to(50)
    return shown(lab)


def test_it_shows_the_update_that_comes_next(lab, page):
    picture = page.chains[0].picture
    history = run(PAIR)["Adam"]["x"]
    assert picture.step == 50
    np.testing.assert_array_equal(picture.before, history[50])
    np.testing.assert_array_equal(picture.after, history[51])
    assert [stage.key for stage in picture.stages] == ["l2", "adam_moments", "learning_rate"]


def test_any_step_that_was_made(lab, page):
    page.slider.moved.emit(0.4, True)
    lab.until(lambda: page.chains[0].picture.step == 20)
    assert not page.live.isChecked()
    np.testing.assert_array_equal(page.chains[0].picture.after, run(PAIR)["Adam"]["x"][21])
    page.live.click()
    lab.until(lambda: page.chains[0].picture.step == 50)


def test_it_follows_a_run_that_goes_on(lab, page):
    lab.run_to(80)
    lab.until(lambda: page.chains[0].picture.step == 80)


def test_two_runs_side_by_side_show_what_makes_the_difference(lab, page):
    page.controller.choose_beside(1)
    lab.until(lambda: page.chains[1].picture is not None)
    marks = [{stage.key: stage.mark for stage in chain.picture.stages} for chain in page.chains]
    assert marks[0] == {"l2": "moved", "adam_moments": "", "learning_rate": ""}
    assert marks[1] == {"adam_moments": "", "learning_rate": "", "decoupled_decay": "moved"}
    page.controller.choose_beside(-1)
    lab.until(lambda: page.chains[1].picture is None)


def test_arrows_point_where_each_stage_would_go(lab, page):
    lab.until(lambda: page.contour._arrows._arrows)
    arrows = page.contour._arrows._arrows
    picture = page.chains[0].picture
    assert arrows[0].label.startswith("−g")
    assert arrows[-1].label.endswith("−Δ")
    last = arrows[-1]
    assert (last.x, last.y) == tuple(picture.before)
    np.testing.assert_allclose(last.dx * picture.update[1], last.dy * picture.update[0])
    assert last.dx * picture.update[0] < 0
    page.lengths.setChecked(True)
    last = page.contour._arrows._arrows[-1]
    np.testing.assert_allclose([last.dx, last.dy], [-value for value in picture.update])


def test_the_past_fills_the_distribution_of_rates(lab, page):
    record = page.controller.records[0]
    lab.until(lambda: record.missing(50) is None)
    rates = page.rates.rates
    assert rates.steps[0] == 0
    assert rates.steps[-1] == 50
    assert np.diff(rates.steps).max() <= 2
    history = run(PAIR)["Adam"]["x"]
    column = int(np.flatnonzero(rates.steps == 10)[0])
    surface = problems["rosenbrock"]
    values = surface.values({})
    gradient = surface.formula(values).gradient(history[10], tuple(surface.parameters(values).values()))
    expected = np.median(np.abs(history[11] - history[10]) / np.abs(gradient))
    assert rates.median[column] == pytest.approx(expected, rel=1e-9)


def test_copies(lab, page):
    page.copy_text.click()
    assert repr(page.chains[0].picture.update[0])[:12] in QGuiApplication.clipboard().text()
    page.copy_latex.click()
    assert QGuiApplication.clipboard().text().startswith("\\begin{align*}")


def test_a_network_shows_one_parameter_and_all_as_points(lab):
    lab.open(NET)
    lab.run_to(30)
    page = shown(lab)
    assert page.controller.answers[0].parameters == (3,)
    assert page.parameter.isVisible()
    assert page.parameters_panel.property("view") == "regimes"
    page.regimes.picked.emit(5)
    lab.until(lambda: page.controller.answers[0].parameters == (5,))
    assert page.parameter_label.text() == page.controller.answers[0].labels[0]
    page.parameter.entered.emit("9999999")
    assert page.parameter._bad
    page.parameter.entered.emit("7")
    lab.until(lambda: page.controller.answers[0].parameters == (7,))
    page.controller.choose_run(1)
    lab.until(lambda: 1 in page.controller.answers and page.chains[0].picture.title == "SGD")
    assert "keeps no mean" in page.parameters_panel._empty.text()


def test_a_rule_from_outside_says_that_it_cannot_be_opened_and_shows_its_update(lab):
    spec = parse({"steps": 50, "dtype": "float64", "problem": "rosenbrock", "runs": [{"optimizer": {"name": "LBFGS"}}]})
    lab.open(spec)
    lab.run_to(3)
    page = shown(lab)
    assert "cannot be opened into blocks" in page.closed_note.text()
    assert page.closed_note.isVisible()
    assert page.message.isHidden()
    picture = page.chains[0].picture
    history = run(spec)["LBFGS"]["x"]
    np.testing.assert_array_equal(picture.before, history[3])
    np.testing.assert_array_equal(picture.after, history[4])
    assert not lab.page.engine_notice.isVisible()
    lab.open(PAIR)
    lab.until(lambda: page.chains[0].picture.title == "Adam")
    assert page.closed_note.isHidden()


def test_it_asks_nothing_while_it_is_not_on_screen(lab, page):
    lab.window.pages.show_page("bench")
    assert not page.controller._clock.isActive()
