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
    {"threshold": 0.1, "patience": 30},
    {"threshold": 0.1, "patience": 30, "mode": "max", "cooldown": 20},
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
    """Rates ``(T,)`` with metrics ``(T,)``, given in stretches of 13."""
    (part,) = plan({"name": "ReduceLROnPlateau", **arguments}, len(series)).feedback
    state, rates, given = PLATEAU.start(), [], series.tolist()
    while len(rates) < len(given):
        ahead = given[len(rates) : len(rates) + 13]
        taken, following = PLATEAU.watch(state, ahead, lambda place: base, **part.knobs)
        rates += [base * state["factor"]] * (taken - 1) + [base * following["factor"]]
        state = following
    return np.array(rates)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("arguments", GRID, ids=str)
def test_plateau_equals_torch(arguments, kind):
    series = metrics(kind)
    expected = torch_rates(arguments, series, 0.2)
    np.testing.assert_allclose(our_rates(arguments, series, 0.2), expected, rtol=1e-12)


def test_plateau_watching_is_pure_and_stops_at_a_change():
    (part,) = plan({"name": "ReduceLROnPlateau", "patience": 1, "cooldown": 2}, 10).feedback
    state = PLATEAU.start()
    before = dict(state)
    taken, following = PLATEAU.watch(state, [1.0, 2.0, 2.0, 0.5, 0.1], lambda place: 0.1, **part.knobs)
    assert repr(state) == repr(before)
    assert taken == 3
    assert following == {"factor": 0.1, "best": 1.0, "bad": 0.0, "cooling": 2.0}
    assert PLATEAU.watch(following, [], None, **part.knobs) == (0, following)


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
    state = PLATEAU.start()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for step, metric in enumerate(series):
            decay.step()
            plateau.step(metric)
            _, state = PLATEAU.watch(state, [metric], lambda place, step=step: planned[step], **found.feedback[0].knobs)
            assert planned[step] * state["factor"] == pytest.approx(optimizer.param_groups[0]["lr"], rel=1e-12)


def test_a_relative_threshold_misses_a_negative_metric():
    """As documented by torch, best · (1 - threshold) lies above a negative best: getting worse counts as better."""
    series = np.linspace(-1.0, -0.999, 200)  # rises, slowly, from the very first step on
    assert our_rates({"patience": 3}, series, 0.1)[-1] == pytest.approx(0.1)
    assert our_rates({"patience": 3, "threshold_mode": "abs"}, series, 0.1)[-1] < 1e-6


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
