"""The Diagnostics page with a real engine: theory where it was measured, folded losses, a report and its change."""

import numpy as np
import pytest

from engine.spec import parse

BOWL = {"name": "quadratic", "eigenvalues": [1.0, 30.0]}


def opened(lab, steps, problem, optimizer, **more):
    table = {"steps": steps, "dtype": "float64", "record": ["loss", "lr"], "problem": problem,
             "runs": [{"name": "a", "optimizer": optimizer}], **more}  # fmt: skip
    lab.experiment.open(parse(table))
    lab.until(lambda: lab.experiment.current and lab.state.history is not None and len(lab.state.history.runs) == 1)
    lab.run_to(steps)
    page = lab.window.pages.show_page("diagnostics")
    lab.qtbot.wait(150)
    return page


def test_theory_lies_on_the_measurement(lab):
    page = opened(lab, 100, BOWL, {"name": "SGD", "lr": 0.02, "momentum": 0.5})
    (curve,) = page.board.theory("loss")
    measured = lab.state.history["a"]["loss"]
    np.testing.assert_allclose(curve.values, measured[curve.steps.astype(int)], rtol=1e-8, atol=1e-18)
    assert page.board.shown == ["loss", "lr"]
    assert [panel.isVisible() for panel in page.panels] == [True, True, False, False, False, False]


def test_a_ticked_quantity_is_recorded(lab):
    page = opened(lab, 20, BOWL, {"name": "SGD", "lr": 0.02})
    page.chooser.toggled.emit("update_norm", True)
    assert "update_norm" in lab.experiment.spec.record
    page.chooser.toggled.emit("update_norm", False)
    assert "update_norm" not in lab.experiment.spec.record


def test_the_search_hides_what_does_not_fit(lab):
    page = opened(lab, 5, BOWL, {"name": "SGD", "lr": 0.02})
    page.chooser.search.setText("update_norm")
    rows = [page.chooser.list.item(row) for row in range(page.chooser.list.count())]
    visible = [row.text() for row in rows if not row.isHidden()]
    assert 0 < len(visible) < len(rows)
    assert "Update norm" in visible


def test_losses_are_folded_and_the_loop_predicted(lab):
    problem = {"name": "linear", "samples": 40, "batch_size": 10, "shuffle": False, "noise": 0.5}
    page = opened(lab, 4000, problem, {"name": "SGD", "lr": 0.02})
    page.views.setCurrentIndex(1)
    count = lab.state.steps_per_epoch
    page.predict.click()
    lab.until(lambda: page.lens.cycle is not None)
    losses = lab.state.history["a"]["loss"]
    whole = len(losses) // count * count
    np.testing.assert_allclose(page.lens.cycle.losses, losses[whole - count : whole], rtol=1e-6)
    source = page.bands._source
    np.testing.assert_array_equal(source.columns[:, 0], losses[:whole:count])
    np.testing.assert_allclose(source.columns[:, count], losses[:whole].reshape(-1, count).mean(axis=1))


def test_what_happened_and_the_change(lab):
    page = opened(lab, 60, BOWL, {"name": "SGD", "lr": 0.1})
    page.look.click()
    lab.until(lambda: page.report.report is not None)
    assert "1.50 times" in page.story.text()
    (button,) = page.report.offers
    button.click()
    lab.until(lambda: len(lab.window.book.entries) == 2 and lab.state.step == 60 and lab.experiment.current)
    assert lab.experiment.spec.runs[0].optimizer["lr"] < 2 / 30
    assert lab.state.history["a"]["loss"][60] == pytest.approx(0, abs=1.0)
