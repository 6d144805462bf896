"""Contract tests over the registry of optimizers; the truth is torch.optim, driven by plain autograd."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from engine import run
from engine.event import Event
from engine.experiment import Experiment
from engine.optimizer import optimizers
from engine.spec import parse
from tests.twins import CASES, IDS, TWINS

STEPS = 1000
START = (-1.2, 1.0)


def rosenbrock(x: torch.Tensor) -> torch.Tensor:
    return (1 - x[0]) ** 2 + 2 * (x[1] - x[0] ** 2) ** 2


def torch_path(
    name: str, settings: dict[str, Any], dtype: torch.dtype, edits: dict[int, dict[str, Any]] | None = None
) -> np.ndarray:
    """Positions (steps + 1, 2) of torch's own class on a wide valley of Rosenbrock's form (b = 2: in the steep one rounding grows a millionfold); ``edits`` set the param group before a step."""
    x = torch.tensor(START, dtype=dtype, requires_grad=True)
    optimizer = getattr(torch.optim, name)([x], **settings)
    path = [x.detach().clone()]
    torch.set_default_dtype(dtype)  # NAdam and ASGD keep scalars in the default type, float32 unless told
    try:
        for step in range(STEPS):
            optimizer.param_groups[0].update((edits or {}).get(step, {}))
            optimizer.zero_grad()
            rosenbrock(x).backward()
            optimizer.step()
            path.append(x.detach().clone())
    finally:
        torch.set_default_dtype(torch.float32)
    return torch.stack(path).double().numpy()


def spec_of(name: str, settings: dict[str, Any], dtype: str = "float64", **rest: Any) -> dict[str, Any]:
    return {
        "steps": STEPS,
        "dtype": dtype,
        "problem": {"name": "rosenbrock", "start": list(START), "b": 2.0},
        "runs": [{"name": "run", "optimizer": {"name": name, **settings}, **rest}],
    }


def difference(ours: np.ndarray, theirs: np.ndarray) -> float:
    """The largest distance between two paths, against the size of the path."""
    return float(np.abs(ours - theirs).max() / np.abs(theirs).max())


@pytest.mark.parametrize(("name", "settings"), CASES, ids=IDS)
@pytest.mark.parametrize(("dtype", "tolerance"), [("float64", 1e-12), ("float32", 1e-5)])
def test_equals_torch_on_a_surface(name: str, settings: dict[str, Any], dtype: str, tolerance: float) -> None:
    ours = run(spec_of(name, settings, dtype))["run"]["x"]
    theirs = torch_path(name, settings, getattr(torch, dtype))
    assert np.isfinite(theirs).all()
    error = difference(ours, theirs)
    assert error <= tolerance


@pytest.mark.parametrize(("name", "settings"), CASES, ids=IDS)
def test_a_column_of_a_batch_equals_that_run_alone(name: str, settings: dict[str, Any]) -> None:
    others = [
        {"name": f"other {i}", "optimizer": {"name": name, **settings, "lr": settings["lr"] * factor}}
        for i, factor in enumerate((0.5, 2.0, 1.1))
    ]
    alone = spec_of(name, settings)
    alone["steps"] = 200
    together = {**alone, "runs": [*others[:2], *alone["runs"], others[2]]}
    a, b = run(alone)["run"], run(together)["run"]
    for channel in a.channels:
        assert np.array_equal(a[channel], b[channel], equal_nan=True), channel


LIVE = [
    (name, settings, knob.path)
    for name, listed in TWINS.items()
    for settings in listed[:2]
    for knob in optimizers[name].knobs
    if knob.live and knob.kind == "real"
    # torch's RMSprop cannot switch momentum on: its state lacks the buffer (KeyError).
    if not (name == "RMSprop" and knob.name == "momentum" and "momentum" not in settings)
]


@pytest.mark.parametrize(("name", "settings", "path"), LIVE, ids=[f"{n}-{i}-{p}" for i, (n, _, p) in enumerate(LIVE)])
def test_a_live_edit_equals_setting_the_param_group(name: str, settings: dict[str, Any], path: str) -> None:
    spec = parse(spec_of(name, settings))
    old = spec.value(f"runs.0.optimizer.{path}")
    new = 1 + (old - 1) * 0.5 if path == "etas.1" else old * 0.5 if old else 0.01
    event = Event(400, f"runs.0.optimizer.{path}", old, new)
    edited = spec.with_value(event.path, new)
    experiment = Experiment(spec, script=[event])
    experiment.advance(STEPS)
    key = path.split(".")[0]
    value = edited.runs[0].optimizer[key]
    theirs = torch_path(name, settings, torch.float64, {400: {key: tuple(value) if isinstance(value, list) else value}})
    assert experiment.history is not None
    error = difference(experiment.history["run"]["x"], theirs)
    assert error <= 1e-12


@pytest.mark.parametrize("name", optimizers.names())
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_keeps_the_dtype_and_stays_finite_at_the_defaults(name: str, dtype: str) -> None:
    spec = parse(
        {
            "steps": 300,
            "dtype": dtype,
            "problem": {"name": "quadratic", "eigenvalues": [1.0, 10.0]},
            "runs": [{"optimizer": name}],
        }
    )
    experiment = Experiment(spec)
    experiment.advance(300)
    assert experiment.parameters.dtype == getattr(torch, dtype)
    assert all(
        state.dtype == getattr(torch, dtype) for states in experiment.states().values() for state in states.values()
    )
    assert torch.isfinite(experiment.parameters).all()
    assert not experiment.frozen.any()


def test_a_schedule_equals_torchs() -> None:
    x = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([x], lr=1e-2)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.999)
    path = [x.detach().clone()]
    for _ in range(STEPS):
        optimizer.zero_grad()
        rosenbrock(x).backward()
        optimizer.step()
        scheduler.step()
        path.append(x.detach().clone())
    ours = run(spec_of("Adam", {"lr": 1e-2}, schedule={"name": "ExponentialLR", "gamma": 0.999}))["run"]
    assert difference(ours["x"], torch.stack(path).numpy()) <= 1e-12
    assert ours["lr"][[0, 1, -1]] == pytest.approx([1e-2, 1e-2 * 0.999, 1e-2 * 0.999**1000], rel=1e-12)
