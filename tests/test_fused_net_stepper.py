"""Experiments on dense networks, compiled and by the tensor executor: the same figures, places and ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.diagnostics.presets import CHEAP
from engine.experiment import Experiment
from engine.fused_net_stepper import FusedNetStepper
from engine.spec import parse
from engine.tensor_stepper import TensorStepper

RECORD = ["loss", "lr", "grad_norm", "validation_loss"]
ODD = {"name": "digits", "batch_size": 64, "hidden": [13]}
"""Not a whole number of vectors of parameters."""
RUNS: list[dict[str, Any]] = [
    {"optimizer": {"name": "SGD", "lr": 0.05, "momentum": 0.9}, "loss_scale": 2.0},
    {"optimizer": {"name": "Adam", "lr": 0.01}, "schedule": {"name": "ExponentialLR", "gamma": 0.99}},
    {"optimizer": {"name": "SGD", "lr": 0.1, "momentum": 0.5}},
]


def experiment(compiled: bool, runs: list[dict[str, Any]] = RUNS, **more: Any) -> Experiment:
    """Digits in float64, on the path that is asked for."""
    table = {"steps": 60, "dtype": "float64", "record": RECORD, "problem": {"name": "digits", "batch_size": 64}}
    made = Experiment(parse({**table, "runs": runs, **more}))
    assert isinstance(made.stepper, FusedNetStepper)
    if not compiled:
        made.stepper = TensorStepper(made)
    return made


def test_rows_path_and_states_are_those_of_the_tensor_executor() -> None:
    ours, theirs = experiment(True), experiment(False)
    for one in (ours, theirs):
        one.advance(60)
        assert one.history is not None
    for run in ours.spec.runs:
        for channel in RECORD:
            found, expected = (one.history[run.name][channel] for one in (ours, theirs))  # type: ignore[index]
            assert np.isfinite(expected).sum() >= (2 if channel == "validation_loss" else 61)
            np.testing.assert_allclose(found, expected, rtol=1e-11)
    assert ours.path is not None
    assert theirs.path is not None
    assert ours.path.steps == theirs.path.steps
    np.testing.assert_allclose(np.stack(ours.path.points), np.stack(theirs.path.points), rtol=1e-6, atol=1e-9)
    for run, states in ours.states().items():
        for key, state in states.items():
            np.testing.assert_allclose(state.numpy(), theirs.states()[run][key].numpy(), rtol=1e-9, atol=1e-11)


def test_chunks_and_company_leave_no_trace_in_the_bits() -> None:
    whole, pieces, alone = experiment(True), experiment(True), experiment(True, RUNS[2:])
    whole.advance(60)
    alone.advance(60)
    for count in (1, 13, 30, 16):
        pieces.advance(count)
    assert np.array_equal(whole.parameters.numpy(), pieces.parameters.numpy())
    assert np.array_equal(whole.by_run(whole.parameters)[2].numpy(), alone.parameters[0].numpy())


def test_a_run_that_diverges_freezes_where_the_tensor_executor_freezes_it() -> None:
    runs = [RUNS[0], {"optimizer": {"name": "SGD", "lr": 1e90}}]
    ours, theirs = experiment(True, runs), experiment(False, runs)
    for one in (ours, theirs):
        one.advance(60)
        assert one.frozen.tolist() == [False, True]
    first, second = (one.history[one.spec.runs[1].name].diverged_at for one in (ours, theirs))  # type: ignore[index]
    assert first == second


def test_an_edit_is_replayed_to_the_same_bits() -> None:
    live = experiment(True)
    live.advance(20)
    live.edit("runs.0.optimizer.lr", 0.01)
    live.advance(40)
    again = Experiment(live.initial_spec, script=live.events)
    again.advance(60)
    assert np.array_equal(live.parameters.numpy(), again.parameters.numpy())


@pytest.mark.parametrize(
    "more", [{"record": ["loss", "update_cosine"]}, {"dtype": "float32", "record": ["distance"]}]
)
def test_other_quantities_are_left_to_the_tensor_executor(more: dict[str, Any]) -> None:
    problem = {"name": "digits", "batch_size": 64}
    made = Experiment(parse({"steps": 3, "problem": problem, "runs": RUNS, **more}))
    assert isinstance(made.stepper, TensorStepper)


def advance_and_compare(
    ours: Experiment, theirs: Experiment, record: list[str], least: Callable[[str], int]
) -> None:
    """60 updates, ours in pieces: every channel agrees, and has at least so many finite values."""
    for count in (1, 22, 37):
        ours.advance(count)
    theirs.advance(60)
    for run in ours.spec.runs:
        for channel in record:
            found, expected = (one.history[run.name][channel] for one in (ours, theirs))  # type: ignore[index]
            assert np.isfinite(expected).sum() >= least(channel)
            np.testing.assert_allclose(found, expected, rtol=1e-6, atol=1e-9, err_msg=channel)


def test_norms_and_angles_are_those_of_the_tensor_executor_at_their_cadence() -> None:
    record = [*CHEAP, "step_curvature", "angular_update"]
    ours, theirs = (
        experiment(compiled, record=record, record_every={"update_norm": 7}, problem=ODD) for compiled in (True, False)
    )
    advance_and_compare(ours, theirs, record, lambda channel: 8 if channel == "update_norm" else 59)
    for record in (["loss", "distance"], ["loss", "update_norm.0.weight"]):
        assert isinstance(Experiment(ours.spec.with_value("record", record)).stepper, TensorStepper)


def test_what_is_taken_now_and_then_is_that_of_the_tensor_executor() -> None:
    record = ["loss", "grad_norm", "sharpness", "hessian_trace", "gradient_variance", "validation_loss", "zero_weights"]
    every = {"sharpness": 20, "hessian_trace": 30, "gradient_variance": 20, "grad_norm": 4}
    small = {"name": "mlp", "data": "sine", "samples": 60, "hidden": [5], "activation": "tanh", "batch_size": 20}
    ours, theirs = (
        experiment(compiled, record=record, record_every=every, problem=small, measure_every=12)
        for compiled in (True, False)
    )
    advance_and_compare(ours, theirs, record, lambda _: 3)


def test_a_rare_quantity_that_raises_leaves_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = experiment(True, record=["loss", "sharpness"], record_every={"sharpness": 20})

    def broken(*_: Any, **__: Any) -> None:
        raise ValueError("no curvature today")

    monkeypatch.setattr("engine.curvature.Curvature.of", broken)
    ours.advance(60)
    assert ours.step == 60
    assert "no curvature today" in ours.recorder.failures["sharpness"]


def test_products_do_not_show_chunks_and_leave_the_path_as_it_was() -> None:
    whole, pieces, plain = experiment(True, record=list(CHEAP)), experiment(True, record=list(CHEAP)), experiment(True)
    whole.advance(60)
    plain.advance(60)
    for count in (1, 13, 30, 16):
        pieces.advance(count)
    assert np.array_equal(whole.parameters.numpy(), plain.parameters.numpy())
    for run in whole.spec.runs:
        for channel in CHEAP:
            found, expected = (one.history[run.name][channel] for one in (pieces, whole))  # type: ignore[index]
            np.testing.assert_array_equal(found, expected)
