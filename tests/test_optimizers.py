"""Contract tests over the registry of optimizers; the truth is torch.optim."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
import torch

from engine import run
from engine.errors import InputError
from engine.event import Event
from engine.experiment import Experiment
from engine.optimizer import optimizers
from engine.spec import parse
from tests.references import REFERENCES
from tests.twins import CASES, IDS, NETWORK_TWINS, TWINS, default_dtype, twin

STEPS = 1000
START = (-1.2, 1.0)
DTYPES = [("float64", 1e-12), ("float32", 1e-5)]


def gradient(x: torch.Tensor) -> torch.Tensor:
    """Of (1 - x)² + 2 (y - x²)², a wide valley of Rosenbrock's form (in the steep one rounding grows a millionfold)."""
    bend = x[1] - x[0] ** 2
    return torch.stack([-2 * (1 - x[0]) - 8 * x[0] * bend, 4 * bend])


def torch_paths(
    name: str, listed: list[dict[str, Any]], dtype: torch.dtype, edits: list[dict[str, Any]] | None = None, at: int = 0
) -> np.ndarray:
    """Positions (settings, steps + 1, 2) of torch's own class; ``edits`` of param groups come before update ``at``."""
    with default_dtype(dtype):
        points = [torch.tensor(START, dtype=dtype, requires_grad=True) for _ in listed]
        twins = [twin(name, settings, [x]) for settings, x in zip(listed, points, strict=True)]
        path = torch.empty(len(listed), STEPS + 1, 2, dtype=dtype)
        for step in range(STEPS + 1):
            for row, x in enumerate(points):
                path[row, step] = x.detach()
                x.grad = gradient(x.detach())
            for row, optimizer in enumerate(twins):
                if edits and step == at:
                    optimizer.param_groups[0].update(edits[row])
                optimizer.step()
    return path.double().numpy()


def spec_of(name: str, listed: list[dict[str, Any]], dtype: str = "float64", **rest: Any) -> dict[str, Any]:
    return {
        "steps": STEPS,
        "dtype": dtype,
        "problem": {"name": "rosenbrock", "start": list(START), "b": 2.0},
        "runs": [{"name": f"{i}", "optimizer": {"name": name, **one}, **rest} for i, one in enumerate(listed)],
    }


def difference(ours: np.ndarray, theirs: np.ndarray) -> float:
    """The largest distance between two paths, against the size of the path."""
    return float(np.abs(ours - theirs).max() / np.abs(theirs).max())


@cache
def surface_paths(name: str, dtype: str) -> tuple[np.ndarray, np.ndarray]:
    """Ours and torch's (settings, steps + 1, 2), all settings of one name side by side."""
    history = run(spec_of(name, TWINS[name], dtype))
    ours = np.stack([history[f"{i}"]["x"] for i in range(len(TWINS[name]))])
    return ours, torch_paths(name, TWINS[name], getattr(torch, dtype))


@pytest.mark.parametrize(("name", "settings"), CASES, ids=IDS)
@pytest.mark.parametrize(("dtype", "tolerance"), DTYPES)
def test_equals_torch_on_a_surface(name: str, settings: dict[str, Any], dtype: str, tolerance: float) -> None:
    ours, theirs = (paths[TWINS[name].index(settings)] for paths in surface_paths(name, dtype))
    assert np.isfinite(theirs).all()
    error = difference(ours, theirs)
    assert error <= tolerance


# Every rule in some settings that use all of its parts; the learning rates differ from run to run.
BATCHES = [(name, settings) for name, listed in {**NETWORK_TWINS, **REFERENCES}.items() for settings in listed]


@pytest.mark.parametrize(("name", "settings"), BATCHES, ids=[f"{n}-{i}" for i, (n, _) in enumerate(BATCHES)])
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_a_column_of_a_batch_equals_that_run_alone(name: str, settings: dict[str, Any], dtype: str) -> None:
    values = optimizers[name].values(settings)
    problem: dict[str, Any] = {"name": "rosenbrock", "start": list(START), "b": 2.0}
    if not optimizers[name].elementwise(values):
        problem = {"name": "digits", "hidden": [8], "bias": name != "Muon"}
    optimizer = {"name": name, **settings}
    runs = [{"name": f"{f}", "optimizer": {**optimizer, "lr": values["lr"] * f}} for f in (0.5, 2.0, 1.0, 1.1)]
    one = {"steps": 60, "dtype": dtype, "problem": problem}
    together, alone = Experiment(parse({**one, "runs": runs})), Experiment(parse({**one, "runs": runs[2:3]}))
    for experiment in (together, alone):
        experiment.advance(60)
    assert torch.equal(together.by_run(together.parameters)[2], alone.parameters[0])
    ours, theirs = together.states()[2], alone.states()[0]
    assert ours.keys() == theirs.keys()
    assert all(torch.equal(ours[key], theirs[key]) for key in ours)
    assert together.history is not None
    assert alone.history is not None
    for channel in ("lr", *(["loss", "grad_norm", "x0", "x1"] if problem["name"] == "rosenbrock" else [])):
        assert np.array_equal(alone.history["1.0"][channel], together.history["1.0"][channel]), channel


LIVE = [
    (name, index, [knob.path for knob in optimizers[name].knobs if knob.live and knob.kind == "real"])
    for name, listed in TWINS.items()
    for index in range(len(listed[:2]))
]


@pytest.mark.parametrize(("name", "index", "paths"), LIVE, ids=[f"{n}-{i}" for n, i, _ in LIVE])
def test_live_edits_equal_setting_the_param_group(name: str, index: int, paths: list[str]) -> None:
    settings, at = TWINS[name][index], 10 if name == "Rprop" else 400  # Rprop has arrived by then
    if name == "RMSprop" and "momentum" not in settings:
        paths = [path for path in paths if path != "momentum"]  # torch's lacks the buffer then (KeyError)
    spec = parse(spec_of(name, [settings] * len(paths)))
    events, edits = [], []
    for number, path in enumerate(paths):
        where = f"runs.{number}.optimizer.{path}"
        old = spec.value(where)
        new = 1 + (old - 1) * 0.5 if path == "etas.1" else old * 0.5 if old else 0.01
        events.append(Event(at, where, old, new))
        key = path.split(".")[0]
        value = spec.with_value(where, new).runs[number].optimizer[key]
        edits.append({key: tuple(value) if isinstance(value, list) else value})
    experiment = Experiment(spec, script=events)
    experiment.advance(STEPS)
    theirs = torch_paths(name, [settings] * len(paths), torch.float64, edits, at)
    assert experiment.history is not None
    errors = {path: difference(experiment.history[f"{i}"]["x"], theirs[i]) for i, path in enumerate(paths)}
    assert {path: error for path, error in errors.items() if not error <= 1e-12} == {}
    moved = {path: difference(theirs[i], surface_paths(name, "float64")[1][index]) for i, path in enumerate(paths)}
    assert moved["lr" if "lr" in paths else paths[0]] > 0


@pytest.mark.parametrize("name", optimizers.names())
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_keeps_the_dtype_and_stays_finite_at_the_defaults(name: str, dtype: str) -> None:
    problem: dict[str, Any] = {"name": "quadratic", "eigenvalues": [1.0, 10.0]}
    if name == "Muon":
        problem = {"name": "square_net", "samples": 30, "hidden": 7}
    spec = parse({"steps": 200, "dtype": dtype, "problem": problem, "runs": [{"optimizer": name}]})
    experiment = Experiment(spec)
    experiment.advance(200)
    assert experiment.parameters.dtype == getattr(torch, dtype)
    tensors = [state for states in experiment.states().values() for key, state in states.items()]
    assert all(state.dtype in (getattr(torch, dtype), torch.uint8) for state in tensors)
    assert torch.isfinite(experiment.parameters).all()
    assert not experiment.frozen.any()


SCHEDULES = [("ExponentialLR", {"gamma": 0.999}), ("StepLR", {"step_size": 300, "gamma": 0.3})]


@pytest.mark.parametrize("name", sorted(set(TWINS) - {"Rprop"}))  # whose lr is only where the steps begin
@pytest.mark.parametrize(("dtype", "tolerance"), DTYPES)
def test_schedules_equal_torchs_on_every_rule(name: str, dtype: str, tolerance: float) -> None:
    settings = TWINS[name][1]
    runs = [{"name": key, "optimizer": {"name": name, **settings}, "schedule": {"name": key, **given}}
            for key, given in SCHEDULES]  # fmt: skip
    history = run({**spec_of(name, [], dtype), "runs": runs})
    for key, given in SCHEDULES:
        with default_dtype(getattr(torch, dtype)):
            x = torch.tensor(START, requires_grad=True)
            optimizer = twin(name, settings, [x])
            scheduler = getattr(torch.optim.lr_scheduler, key)(optimizer, **given)
            path, rates = [x.detach().clone().double()], [settings["lr"]]
            for _ in range(STEPS):
                x.grad = gradient(x.detach())
                optimizer.step()
                scheduler.step()
                path.append(x.detach().clone().double())
                rates.append(scheduler.get_last_lr()[0])
        assert difference(history[key]["x"], torch.stack(path).numpy()) <= tolerance
        assert np.abs(history[key]["lr"] / rates - 1).max() <= 1e-12


def test_every_rule_is_held_to_a_truth() -> None:
    held = {*NETWORK_TWINS, *REFERENCES, "LBFGS"}
    assert set(optimizers.names()) == held


def test_a_rule_for_matrices_refuses_other_tensors_with_the_reason() -> None:
    spec = {"problem": {"name": "digits", "hidden": [8]}, "runs": [{"optimizer": "Adam"}, {"optimizer": "Muon"}]}
    with pytest.raises(InputError, match=r"runs\.1\.optimizer: Muon cannot be used here: .* 0\.bias is a vector \(8\)"):
        Experiment(parse(spec))


def test_asgd_answers_with_torchs_average() -> None:
    settings = {"lr": 0.05, "t0": 20.0, "lambd": 0.0}
    experiment = Experiment(parse({**spec_of("ASGD", [settings]), "record": ["loss", "answer_loss"]}))
    experiment.advance(100)
    x = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    with default_dtype(torch.float64):
        optimizer = twin("ASGD", settings, [x])
        for _ in range(100):
            x.grad = gradient(x.detach())
            optimizer.step()
    average = optimizer.state[x]["ax"]
    assert (experiment.groups[0].answer(experiment.parameters)[0] - average).abs().max() <= 1e-12
    assert experiment.history is not None
    loss = (1 - average[0]) ** 2 + 2 * (average[1] - average[0] ** 2) ** 2
    assert experiment.history["0"]["answer_loss"][100] == pytest.approx(float(loss), rel=1e-10)
    assert experiment.history["0"]["answer_loss"][100] != experiment.history["0"]["loss"][100]
