"""The schedule that reacts to a run, against torch's, and what forms start from."""

import itertools
import warnings

import numpy as np
import pytest
import torch

from engine.plan import plan
from engine.schedule import schedules, stateful_schedules, suggested

PLATEAU = stateful_schedules["ReduceLROnPlateau"]

GRID = [
    {},
    *(
        dict(zip(("mode", "threshold_mode", "patience", "cooldown"), choice, strict=True))
        for choice in itertools.product(["min", "max"], ["rel", "abs"], [0, 1, 3], [0, 2, 5])
    ),
    {"factor": 0.5, "patience": 0, "min_lr": 0.013},
    {"factor": 0.9, "patience": 0, "min_lr": 0.3},
    {"factor": 0.99, "patience": 0, "eps": 1e-3},
    {"factor": 0.99, "patience": 0, "eps": 0.0},
    {"threshold": 0.0, "patience": 1},
    {"threshold": 0.5, "patience": 1},
    {"threshold": 1.0, "patience": 1},
    {"threshold": 2.0, "patience": 1, "mode": "max"},
    {"threshold": 0.5, "patience": 1, "threshold_mode": "abs"},
]


def metrics(kind):
    """Sequences ``(T,)`` of a metric; the kinds are what runs really do."""
    random = np.random.default_rng(7)
    noise = random.normal(size=120)
    falling = np.exp(-np.arange(120) / 40)
    series = {
        "falling": falling + 0.01 * noise,
        "noise": noise,
        "negative": -5 + falling + 0.001 * noise,
        "constant": np.ones(120),
        "steps": np.repeat(np.arange(6.0), 20) * (-1) ** np.arange(120),
        "diverging": np.where(np.arange(120) < 60, falling, np.nan),
        "holes": np.where(random.random(120) < 0.3, np.nan, falling + 0.1 * noise),
        "infinite": np.where(random.random(120) < 0.3, np.inf, -falling),
        "minus infinity": np.where(np.arange(120) == 50, -np.inf, noise),
        "nan from the start": np.full(120, np.nan),
        "zero": np.zeros(120),
    }
    return series[kind]


KINDS = [
    "falling", "noise", "negative", "constant", "steps", "diverging", "holes", "infinite", "minus infinity",
    "nan from the start", "zero",
]  # fmt: skip


def torch_rates(arguments, series, base):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=base)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, **arguments)
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for metric in series:
            scheduler.step(metric)
            found.append(optimizer.param_groups[0]["lr"])
    return np.array(found)


def our_rates(arguments, series, base):
    """Rates ``(R, T)`` of a batch with metrics ``(R, T)``."""
    (part,) = plan({"name": "ReduceLROnPlateau", **arguments}, series.shape[1]).feedback
    state = PLATEAU.start(len(series))
    found = []
    for metric in series.T:
        state, factor = PLATEAU.step(state, metric, base, **part.knobs)
        found.append(base * factor)
    return np.array(found).T


@pytest.mark.parametrize("arguments", GRID, ids=str)
def test_plateau_equals_torch_for_a_whole_batch(arguments):
    series = np.array([metrics(kind) for kind in KINDS])
    ours = our_rates(arguments, series, 0.2)
    for kind, row, metric in zip(KINDS, ours, series, strict=True):
        np.testing.assert_allclose(row, torch_rates(arguments, metric, 0.2), rtol=1e-12, err_msg=kind)


def test_plateau_steps_are_pure_functions_of_arrays():
    (part,) = plan({"name": "ReduceLROnPlateau", "patience": 0, "cooldown": 2}, 10).feedback
    state = PLATEAU.start(4)
    for metric in np.random.default_rng(1).normal(size=(10, 4)):
        before = {name: array.copy() for name, array in state.items()}
        following, _ = PLATEAU.step(state, metric, 0.1, **part.knobs)
        for name, array in before.items():
            np.testing.assert_array_equal(state[name], array)
            assert (following[name].shape, following[name].dtype) == ((4,), np.float64)
        state = following


def test_plateau_knobs_may_differ_from_run_to_run():
    series = np.array([metrics("noise")] * 3)
    knobs = {**plan({"name": "ReduceLROnPlateau"}, 10).feedback[0].knobs}
    varied = {
        "patience": np.array([1.0, 5.0, 20.0]),
        "factor": np.array([0.1, 0.5, 0.9]),
        "min_lr": np.array([0.0, 0.01, 0.05]),
    }
    state, rows = PLATEAU.start(3), []
    base = np.array([0.1, 0.2, 0.3])
    for metric in series.T:
        state, factor = PLATEAU.step(state, metric, base, **{**knobs, **varied})
        rows.append(base * factor)
    for run in range(3):
        alone = {name: float(values[run]) for name, values in varied.items()}
        expected = torch_rates({**alone, "patience": int(alone["patience"])}, series[run], base[run])
        np.testing.assert_allclose(np.array(rows)[:, run], expected, rtol=1e-12)


def test_plateau_beside_another_schedule_acts_as_torch_does():
    """Two torch schedulers on one optimizer: the decay goes on, the plateau multiplies what is there."""
    series = metrics("noise")
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.2)
    decay = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.99)
    plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.5, patience=5)
    found = plan(
        {
            "product": [
                {"name": "ExponentialLR", "gamma": 0.99},
                {"name": "ReduceLROnPlateau", "factor": 0.5, "patience": 5},
            ]
        },
        200,
    )
    planned = found.values("lr", np.arange(1, 121), 0.2)
    state = PLATEAU.start(1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for step, metric in enumerate(series):
            decay.step()
            plateau.step(metric)
            state, factor = PLATEAU.step(state, np.array([metric]), planned[step], **found.feedback[0].knobs)
            assert planned[step] * factor[0] == pytest.approx(optimizer.param_groups[0]["lr"], rel=1e-12)


def test_a_relative_threshold_misses_a_negative_metric():
    """As documented by torch, best · (1 - threshold) lies above a negative best: getting worse counts as better."""
    series = np.linspace(-1.0, -0.999, 200)[None]  # rises, slowly, from the very first step on
    assert our_rates({"patience": 3}, series, 0.1)[0, -1] == pytest.approx(0.1)
    assert our_rates({"patience": 3, "threshold_mode": "abs"}, series, 0.1)[0, -1] < 1e-6


def test_suggested_arguments_fit_the_run():
    assert suggested("OneCycleLR", 700, 0.03)["total_steps"] == 700
    assert suggested("OneCycleLR", 700, 0.03)["max_lr"] == 0.03
    assert suggested("MultiStepLR", 100, 0.1)["milestones"] == [50, 75]
    assert suggested("StepLR", 3, 0.1)["step_size"] == 1
    assert suggested("ExponentialLR", 200, 0.1)["gamma"] == pytest.approx(0.999**10)
    assert suggested("ReduceLROnPlateau", 200, 0.1)["patience"] == 10


def test_nothing_heavy_is_imported_to_list_the_schedules():
    import subprocess
    import sys

    code = (
        "import sys; from engine.schedule import schedules, stateful_schedules;"
        "print(len(schedules), len(stateful_schedules));"
        "from engine.plan import plan; plan({'name': 'LambdaLR'}, 10);"
        "assert not {'torch', 'sympy', 'numba', 'PySide6'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(len(schedules)), str(len(stateful_schedules))]
