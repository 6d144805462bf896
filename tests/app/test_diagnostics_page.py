"""The Diagnostics page with a real engine: theory where it was measured, folded losses, a report and its change."""

import numpy as np
import pytest

from engine.diagnostics.presets import MEDIUM
from engine.host.state import Answer
from engine.spec import parse
from tests.app.conftest import VALLEY

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
    assert page.board.shown == ["loss", "lr", "x0", "x1"]
    assert [gauge.isVisible() for gauge in page.board_view.gauges] == [True] * 4
    for number, name in enumerate(("x0", "x1")):  # the spectral race: each mode by itself
        (curve,) = page.board.theory(name)
        measured = lab.state.history["a"][name]
        np.testing.assert_allclose(curve.values, measured[curve.steps.astype(int)], rtol=1e-8, atol=1e-15)
        lr_h = 0.02 * BOWL["eigenvalues"][number]  # the map of (place, step) has this trace and determinant 0.5
        rate = np.abs(np.roots([1.0, -(1.5 - lr_h), 0.5])).max()
        assert page.board_view.gauges[2 + number]._note.text() == f"× {rate:.3g} a step"


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


def test_a_preset_records_what_can_be_had(lab):
    page = opened(lab, 5, BOWL, {"name": "SGD", "lr": 0.02})
    lab.until(lambda: "validation_gap" in page.offers.refused)
    page.chooser.presets["full"].click()
    record = lab.experiment.spec.record
    assert {"sharpness", "hessian_trace", "update_ratio"} <= set(record)
    assert not {"validation_gap", "noise_scale"} & set(record)
    assert page.chooser.presets["full"].isChecked()
    rows = [page.chooser.list.item(row) for row in range(page.chooser.list.count())]
    (row,) = (row for row in rows if row.text().startswith("Validation"))
    assert page.offers.refused["validation_gap"] in row.text()
    assert not row.flags()


def test_a_cadence_is_set_and_taken_back(lab):
    page = opened(lab, 5, BOWL, {"name": "SGD", "lr": 0.02})
    rows = [page.chooser.list.item(row).text() for row in range(page.chooser.list.count())]
    page.chooser.list.setCurrentRow(rows.index("Sharpness λ₁"))
    assert page.chooser.details.every.value() == 100
    page.chooser.details.every.setValue(7)
    assert lab.experiment.spec.record_every == {"sharpness": 7}
    page.chooser.details.every.setValue(100)
    assert lab.experiment.spec.record_every == {}
    page.chooser.list.setCurrentRow(rows.index("Loss"))
    assert not page.chooser.details.every.isEnabled()


def test_layer_by_layer(lab):
    problem = {"name": "mlp", "data": "sine", "samples": 40, "hidden": [4], "batch_size": 20}
    page = opened(lab, 10, problem, {"name": "SGD", "lr": 0.02}, dtype="float32")
    lab.until(lambda: len(page.offers.tensors) == 4)
    rows = [page.chooser.list.item(row).text() for row in range(page.chooser.list.count())]
    page.chooser.list.setCurrentRow(rows.index("Gradient norm"))
    apart = page.chooser.details.apart
    assert apart.isVisible()
    apart.click()
    names = [f"grad_norm.{tensor}" for tensor in page.offers.tensors]
    assert lab.experiment.spec.record == ("loss", "lr", *names)
    lab.experiment.restart()
    lab.loaded()
    lab.run_to(10)
    lab.until(lambda: set(names) <= set(page.board.shown))
    record = lab.state.history["a"]
    assert np.isfinite(record[names[0]]).all()
    assert page.chooser.details.apart.isChecked()
    apart.click()
    assert tuple(lab.experiment.spec.record) == ("loss", "lr")
    page.chooser.list.setCurrentRow(rows.index("Sharpness λ₁"))
    assert not apart.isVisible()


def test_this_moment_shows_what_the_engine_answers(lab):
    problem = {"name": "mlp", "data": "sine", "samples": 40, "hidden": [4], "batch_size": 20}
    page = opened(lab, 10, problem, {"name": "Adam", "lr": 0.02}, dtype="float32")
    page.views.setCurrentIndex(3)
    view = page.moment
    lab.until(lambda: len(view.counts.heights) and len(view.losses.heights) and view.influence.values.size)
    assert view.counts.heights.sum() == lab.state.dimension
    assert len(view.losses.heights) == lab.state.steps_per_epoch == 2
    np.testing.assert_allclose(view.influence.values, view.influence.values.T, rtol=1e-5)
    assert view.influence.values.shape == (8, 8)
    view.parts.setCurrentIndex(0)
    lab.until(lambda: view.influence.values.shape == (4, 4))
    view.of.setCurrentText("gradient")
    view.against.setCurrentText("adam_moments.second")
    view.tensor.setCurrentText("0.weight")
    lab.until(lambda: view.pairs.values.sum() == 4)
    lab.open()  # a surface has no batches
    lab.until(lambda: view.pull._stack.currentWidget() is view.pull._empty)
    assert "not a mean over samples" in view.pull._empty.text()


def test_more_than_six_plots_with_the_pinned_one_first(lab):
    record = list(MEDIUM)
    page = opened(lab, 40, BOWL, {"name": "Adam", "lr": 0.02}, record=record)
    lab.until(lambda: len(page.board.shown) > 12)
    board = page.board_view
    assert board.verticalScrollBar().maximum() > 0
    assert 0 < len(board.on_screen()) < len(page.board.shown)
    last = page.board.shown[-1]
    board.gauges[len(page.board.shown) - 1].pin.click()
    assert page.board.shown[0] == last
    assert board.gauges[0].pin.isChecked()


def test_a_quantity_without_numbers_hides_and_comes(lab):
    page = opened(lab, 20, BOWL, {"name": "SGD", "lr": 0.02}, record=["loss", "lr", "floor_share"])
    assert page.board.shown == ["loss", "lr", "x0", "x1"]  # the rule keeps no moments
    page.board_view.pins.append("floor_share")
    page.board.show_all()
    assert page.board.shown == ["floor_share", "loss", "lr", "x0", "x1"]


def test_axes_agree_with_sums_of_the_record(lab):
    page = opened(
        lab, 60, {"name": "linear", "samples": 40, "batch_size": 10}, {"name": "SAM", "lr": 0.02},
    )  # fmt: skip
    by_name = {axis.name: axis for axis in page.board.axes}
    assert list(by_name) == ["step", "epoch", "evaluations", "seconds", "time"]
    steps_, seconds = lab.state.clock.course()
    seconds_of = by_name["seconds"].course(0).place(steps_) * by_name["seconds"].unit
    np.testing.assert_allclose(seconds_of, seconds)
    assert (np.diff(seconds) > 0).all()
    steps = np.arange(61.0)
    rates = lab.state.history["a"]["lr"]
    spent = np.concatenate([[0.0], np.cumsum(rates[:60])])
    for name, wanted in {"epoch": steps / 4, "evaluations": 2 * steps, "time": spent}.items():
        axis = by_name[name]
        np.testing.assert_allclose(axis.course(0).place(steps) * axis.unit, wanted, atol=1e-12)
    page.axis.setCurrentIndex(2)
    page.axis.activated.emit(2)
    page.board.frame()
    (loss, rate) = (gauge.plot for gauge in page.board_view.gauges[:2])
    assert loss.step_range == rate.step_range == (0.0, 120.0)
    assert loss.labels[0] == "gradient evaluations"
    loss.show_steps(10, 20)
    loss.steps_edited.emit(10, 20, False)
    assert rate.step_range == (10, 20)


def test_pins_order_and_axis_come_back_with_a_session(lab, tmp_path):
    record = ["loss", "lr", "grad_norm", "update_norm", "parameter_norm"]
    page = opened(lab, 20, BOWL, {"name": "SGD", "lr": 0.02}, record=record)
    lab.until(lambda: len(page.board.shown) == 7)
    board = page.board_view
    board.gauges[page.board.shown.index("lr")].pin.click()
    first, *rest = page.board.shown
    assert first == "lr"
    arranged = ["lr", rest[-1], *rest[:-1]]
    onto = board.gauges[1]
    board.gauges[6].dropped.emit(onto.mapToGlobal(onto.rect().center()))
    assert page.board.shown == arranged
    board.gauges[4].dropped.emit(board.gauges[0].mapToGlobal(board.gauges[0].rect().center()))
    assert page.board.shown[0] == "lr"  # a pinned plot keeps its place before the others
    page.axis.setCurrentIndex(page.axis.findText("gradient evaluations"))
    page.axis.activated.emit(page.axis.currentIndex())
    lab.window.session.save_to(tmp_path / "kept.optlab")
    lab.until(lambda: lab.window.session.file is not None)
    lab.window.pages.restore_layout({"diagnostics": {"axis": 3, "pins": ["lr", 7, "nothing"], "order": "loss"}})
    assert page.board.shown == ["lr", *rest]
    board.pins = []
    lab.window.session.open_file(tmp_path / "kept.optlab")
    lab.until(lambda: page.board.shown == arranged)
    assert board.gauges[0].pin.isChecked()
    assert page.board.axis.name == "evaluations"
    assert page.axis.currentText() == "gradient evaluations"


def test_a_failure_is_told(lab):
    page = opened(lab, 20, BOWL, {"name": "SGD", "lr": 0.02}, record=["loss", "lr", "update_norm"])
    page.offers._ticket = 999
    told = {"refused": {}, "failed": {"update_norm": "ValueError: no"}, "tensors": (), "vectors": ()}
    page.offers._answered(Answer(999, 0, "diagnostics", told))
    page.board.frame()
    (gauge,) = (gauge for gauge in page.board_view.gauges if gauge.name == "update_norm")
    assert "ValueError: no" in gauge._note.text()
    rows = [page.chooser.list.item(row) for row in range(page.chooser.list.count())]
    (row,) = (row for row in rows if row.text() == "Update norm")
    assert row.toolTip() == "ValueError: no"


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
    assert "1.50 times" in page.story.detail.text()
    assert [plot.curve.title for plot in page.story.plots] == ["Loss", "Gradient norm", "λ₁ over its limit"]
    over = page.story.plots[2].curve
    np.testing.assert_allclose(over.values, 1.5)
    assert over.limit == 1
    (button,) = page.story.offers
    button.click()
    lab.until(lambda: len(lab.window.book.entries) == 2 and lab.state.step == 60 and lab.experiment.current)
    assert lab.experiment.spec.runs[0].optimizer["lr"] < 2 / 30
    assert lab.state.history["a"]["loss"][60] == pytest.approx(0, abs=1.0)


def test_while_it_runs_the_plots_take_turns_and_all_of_them_follow(lab):
    page = lab.window.pages.show_page("diagnostics")
    lab.open(VALLEY.with_value("steps", 50_000))
    lab.experiment.set_speed(2000.0)
    lab.experiment.run()
    gauges = page.board_view.gauges
    lab.until(lambda: lab.experiment.running and len(page.board_view.on_screen()) > 1)
    before = [gauge.plot.step_range[1] for gauge in page.board_view.on_screen()]
    lab.until(lambda: all(gauge.plot.step_range[1] > x for gauge, x in zip(gauges, before, strict=False)))
    lab.experiment.pause()
    lab.until(lambda: not lab.experiment.running)
