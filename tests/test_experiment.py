"""The loop: replay, divergence, groups, schedules that react. Truth: the same thing done another way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch

from engine import InputError, run
from engine.event import Event
from engine.experiment import Experiment
from engine.spec import parse

if TYPE_CHECKING:
    from engine.history import History
    from engine.spec import ExperimentSpec

QUADRATIC: dict[str, Any] = {
    "steps": 300,
    "dtype": "float64",
    "problem": {"name": "quadratic", "eigenvalues": [1.0, 100.0], "start": [1.0, 1.0]},
}


def same(a: History, b: History) -> None:
    assert list(a) == list(b)
    for name in a:
        assert a[name].written == b[name].written
        for channel in a[name].channels:
            assert np.array_equal(a[name][channel], b[name][channel], equal_nan=True), (name, channel)


def history_of(experiment: Experiment) -> History:
    assert experiment.history is not None
    return experiment.history


def test_gradient_descent_on_a_quadratic_has_its_closed_form() -> None:
    spec = {**QUADRATIC, "runs": [{"name": "gd", "optimizer": {"name": "SGD", "lr": 0.015}}]}
    x = run(spec)["gd"]["x"]
    steps = np.arange(301)[:, None]
    assert x == pytest.approx((1 - 0.015 * np.array([1.0, 100.0])) ** steps, rel=1e-12, abs=1e-300)


def test_rows_say_loss_rate_and_gradient_of_the_state_after_k_updates() -> None:
    spec = {**QUADRATIC, "runs": [{"name": "a", "optimizer": {"name": "SGD", "lr": 0.01}, "loss_scale": 2.0}]}
    one = run(spec)["a"]
    x = one["x"]
    assert one["loss"] == pytest.approx((x**2 * [1, 100]).sum(1) / 2, rel=1e-13)
    assert one["grad_norm"] == pytest.approx(np.hypot(x[:, 0], 100 * x[:, 1]), rel=1e-13)
    assert x[1] == pytest.approx(x[0] - 0.01 * 2 * x[0] * [1, 100], rel=1e-13)
    assert (one["lr"] == 0.01).all()


def test_chunking_does_not_change_a_bit() -> None:
    spec = parse({**QUADRATIC, "runs": [{"optimizer": "Adam"}, {"optimizer": {"name": "SGD", "lr": 0.021}}]})
    whole, pieces = Experiment(spec), Experiment(spec)
    whole.advance(300)
    for count in (1, 7, 100, 2, 190):
        pieces.advance(count)
    same(history_of(whole), history_of(pieces))


def test_spec_and_events_replay_the_same_bits() -> None:
    runs = [{"optimizer": "Adam"}, {"optimizer": {"name": "SGD", "momentum": 0.9}}, {"optimizer": "RMSprop"}]
    spec = parse({**QUADRATIC, "runs": runs})
    first = Experiment(spec)
    first.advance(50)
    first.edit("runs.0.optimizer.betas.1", 0.9)
    first.edit("runs.1.optimizer.nesterov", True)
    first.advance(33)
    first.edit("runs.2.schedule", {"name": "ExponentialLR", "gamma": 0.99})
    first.edit("runs.1.loss_scale", 3.0)
    first.advance(300)
    second = Experiment(spec, script=first.events)
    second.advance(300)
    same(history_of(first), history_of(second))
    assert second.spec == first.spec != spec
    assert [event.step for event in first.events] == [50, 50, 83, 83]


def test_a_diverged_run_freezes_at_the_first_bad_step_and_leaves_the_others_alone() -> None:
    good = {"name": "good", "optimizer": {"name": "SGD", "lr": 0.01}}
    bad = {"name": "bad", "optimizer": {"name": "SGD", "lr": 10.0}}
    together = run({**QUADRATIC, "runs": [bad, good]})
    alone = run({**QUADRATIC, "runs": [good]})
    assert np.array_equal(together["good"]["loss"], alone["good"]["loss"])
    loss = together["bad"]["loss"]
    step = together["bad"].diverged_at
    assert step is not None
    with np.errstate(over="ignore"):
        x = (1 - 10.0 * np.array([1.0, 100.0])) ** np.arange(300.0)[:, None]
        expected = int(np.argmax(~np.isfinite((x**2 * [1, 100]).sum(1))))
    assert step == expected == len(loss) - 1
    assert np.isfinite(loss[:-1]).all()
    assert not np.isfinite(loss[-1])
    assert "loss" in together["bad"].diverged_reason


def test_divergence_does_not_depend_on_chunks() -> None:
    spec = parse({**QUADRATIC, "runs": [{"optimizer": {"name": "SGD", "lr": 0.1}}, {"optimizer": "Adam"}]})
    whole, pieces = Experiment(spec), Experiment(spec)
    whole.advance(300)
    for _ in range(300):
        pieces.advance(1)
    same(history_of(whole), history_of(pieces))
    assert torch.equal(whole.by_run(whole.parameters), pieces.by_run(pieces.parameters))


def test_plateau_equals_torchs_scheduler() -> None:
    arguments = {"factor": 0.5, "patience": 3, "threshold": 0.3}
    optimizer_arguments = {"lr": 0.0199, "momentum": 0.5}
    runs = [
        {
            "name": "a",
            "optimizer": {"name": "SGD", **optimizer_arguments},
            "schedule": {"name": "ReduceLROnPlateau", **arguments},
        }
    ]
    ours = run({**QUADRATIC, "runs": runs})["a"]
    x = torch.ones(2, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([x], **optimizer_arguments)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, **arguments)
    curvature = torch.tensor([1.0, 100.0], dtype=torch.float64)
    rates = [optimizer.param_groups[0]["lr"]]
    for _ in range(300):
        optimizer.zero_grad()
        (0.5 * (curvature * x * x).sum()).backward()
        optimizer.step()
        scheduler.step(0.5 * (curvature * x * x).sum().item())
        rates.append(optimizer.param_groups[0]["lr"])
    assert len(set(rates)) > 3
    assert ours["lr"] == pytest.approx(rates, rel=1e-12)


@pytest.mark.parametrize("noise", [0.0, 0.1], ids=["compiled", "tensors"])
def test_driven_knobs_are_recorded_beside_the_rate(noise: float) -> None:
    planned = [{"name": "LinearLR", "drives": "momentum", "start_factor": 0.2, "end_factor": 1.0, "total_iters": 20}]
    runs = [{"name": "a", "optimizer": {"name": "Adam"}, "schedule": [{"name": "StepLR"}]},
            {"name": "b", "optimizer": {"name": "SGD", "lr": 1e-3, "momentum": 0.9}, "schedule": planned}]  # fmt: skip
    spec = parse({"steps": 60, "problem": {"name": "quadratic", "noise": noise}, "runs": runs})
    experiment = Experiment(spec)
    experiment.advance(10)
    experiment.edit("runs.1.optimizer.momentum", 0.5)
    experiment.advance(50)
    history = history_of(experiment)
    assert history.channels == (*spec.record, "x0", "x1", "momentum")
    assert np.isnan(history["a"]["momentum"]).all()
    line = 0.2 + 0.8 * np.minimum(np.arange(61), 20) / 20
    assert history["b"]["momentum"] == pytest.approx(np.where(np.arange(61) < 10, 0.9, 0.5) * line, rel=1e-12)


def test_an_edit_shows_in_the_present_row() -> None:
    experiment = Experiment(parse({**QUADRATIC, "runs": [{"name": "a", "optimizer": {"name": "SGD", "lr": 0.01}}]}))
    experiment.advance(10)
    event = experiment.edit("runs.0.optimizer.lr", 0.005)
    assert event == Event(10, "runs.0.optimizer.lr", 0.01, 0.005)
    experiment.advance(1)
    lr = history_of(experiment)["a"]["lr"]
    assert lr[9:].tolist() == [0.01, 0.005, 0.005]


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("seed", 3, "cannot change while the experiment runs"),
        ("runs.0.optimizer.lrr", 3, "has no argument 'lrr'"),
        ("runs.0.optimizer.lr", -1.0, "lr = -1.0: must be a finite number >= 0"),
        ("runs.0.optimizer.lr", float("nan"), "must be a finite number"),
        ("runs.9.optimizer.lr", 0.1, "runs.9"),
    ],
)
def test_refused_edits_change_nothing(path: str, value: Any, message: str) -> None:
    experiment = Experiment(parse({**QUADRATIC, "runs": [{"name": "a", "optimizer": "SGD"}]}))
    before = experiment.spec
    with pytest.raises(InputError, match=message):
        experiment.edit(path, value)
    assert experiment.spec == before
    assert experiment.events == []


def test_asking_for_a_measure_that_the_problem_lacks() -> None:
    with pytest.raises(InputError, match="quadratic has no validation_loss"):
        Experiment(parse({**QUADRATIC, "record": ["loss", "validation_loss"], "runs": [{"optimizer": "SGD"}]}))


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_compiled_and_tensor_steps_write_the_same_bits(dtype: str, monkeypatch: pytest.MonkeyPatch) -> None:
    schedule = [
        {"name": "LinearLR", "start_factor": 0.1, "total_iters": 50, "steps": 50},
        {"name": "CosineAnnealingLR"},
    ]
    cycle = {"name": "OneCycleLR", "max_lr": 0.01, "total_steps": 301}
    runs = [
        {"name": "adam", "optimizer": "Adam", "schedule": schedule, "loss_scale": 3.0},
        {"name": "adam 2", "optimizer": {"name": "Adam", "lr": 0.1, "betas": [0.5, 0.9]}},
        {"name": "cycled", "optimizer": "Adam", "schedule": cycle},
        {"name": "bad", "optimizer": {"name": "SGD", "lr": 0.5, "momentum": 0.9}},
        {"name": "good", "optimizer": {"name": "SGD", "lr": 0.001, "momentum": 0.9, "nesterov": True}},
    ]
    spec = parse({**QUADRATIC, "dtype": dtype, "problem": {"name": "rosenbrock"}, "runs": runs})
    compiled = Experiment(spec)
    assert compiled.longest > 512
    compiled.advance(100)
    compiled.edit("runs.1.optimizer.betas.1", 0.99)
    compiled.advance(200)
    monkeypatch.setattr("engine.fused_stepper.FusedStepper.of", lambda *given: None)
    plain = Experiment(spec, script=compiled.events)
    assert plain.longest == 512
    plain.advance(300)
    same(history_of(compiled), history_of(plain))
    assert history_of(plain)["bad"].diverged_at is not None
    assert torch.equal(compiled.by_run(compiled.parameters), plain.by_run(plain.parameters))


def test_more_steps_can_be_asked_for_while_running() -> None:
    spec = parse({**QUADRATIC, "runs": [{"optimizer": "Adam"}]})
    experiment = Experiment(spec)
    experiment.advance(300)
    assert experiment.finished
    experiment.edit("steps", 500)
    experiment.advance(500)
    longer = run({**QUADRATIC, "steps": 500, "runs": [{"optimizer": "Adam"}]})
    same(history_of(experiment), longer)
    same(history_of(experiment), history_of(replayed(spec, experiment.events)))


def replayed(spec: ExperimentSpec, events: list[Event]) -> Experiment:
    experiment = Experiment(spec, script=events)
    for _ in range(3):
        experiment.advance(500)
    return experiment
