"""Reactions look at stretches of rows: whatever the stretches, they see what a look after every step sees."""

import numpy as np
import pytest
import torch

from engine.experiment import Experiment
from engine.plan import plan
from engine.reaction import Reactions
from engine.spec import parse


def rates(schedule, column, cuts, per_epoch=1, now_and_then=False, base=0.1):
    """The factor after each row of ``column`` ``(T + 1,)``, the rows shown in stretches that end at ``cuts``."""
    reactions = Reactions(plan(schedule, 1000, per_epoch))
    found, first = [1.0], 0
    while first < len(column) - 1:
        last = next(cut for cut in [*cuts, len(column) - 1] if cut > first)
        while True:
            before = max(0, first + 2 - reactions.window)
            end, states = reactions.seen(last, column[before : last + 1], last - first, now_and_then, {"lr": base})
            if end == last:
                break
            last = end
        found += [reactions.factors["lr"]] * (last - first - 1)
        reactions.take(states)
        found.append(reactions.factors["lr"])
        first = last
    return np.array(found)


def torch_factors(metrics, **arguments):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, **arguments)
    found = []
    for metric in metrics:
        scheduler.step(metric)
        found.append(optimizer.param_groups[0]["lr"] / 0.1)
    return np.array(found)


NOISE = np.exp(-np.arange(201) / 60) + 0.05 * np.random.default_rng(3).normal(size=201)


@pytest.mark.parametrize("cuts", [range(1, 201), [200], [7, 64, 65, 190]], ids=["each", "all", "some"])
def test_every_step_equals_torch_however_it_is_cut(cuts):
    found = rates({"name": "ReduceLROnPlateau", "factor": 0.5, "patience": 4}, NOISE, cuts)
    assert found[1:] == pytest.approx(torch_factors(NOISE[1:], factor=0.5, patience=4), rel=1e-12)
    assert found[-1] < 0.2


@pytest.mark.parametrize("cuts", [range(1, 201), [200], [7, 64, 65, 190]], ids=["each", "all", "some"])
def test_an_epoch_has_its_mean_loss_for_metric(cuts):
    schedule = {"name": "ReduceLROnPlateau", "factor": 0.5, "patience": 0, "per": "epoch"}
    found = rates(schedule, NOISE, cuts, per_epoch=9)
    means = [np.mean(NOISE[k - 8 : k + 1]) for k in range(9, 201, 9)]
    assert found[9::9] == pytest.approx(torch_factors(means, factor=0.5, patience=0), rel=1e-12)
    assert set(np.flatnonzero(np.diff(found)) + 1) <= set(range(9, 201, 9))


def test_a_step_without_a_measure_has_no_metric():
    column = np.full(61, np.nan)
    column[10::10] = [3.0, 2.0, 2.0, 2.0, 2.0, 2.0]
    found = rates({"name": "ReduceLROnPlateau", "patience": 2}, column, [60], now_and_then=True)
    assert np.flatnonzero(np.diff(found)).tolist() == [49]


def test_two_that_drive_the_same_knob_multiply():
    both = [{"name": "ReduceLROnPlateau", "factor": 0.5, "patience": p} for p in (2, 5)]
    found = rates({"product": both}, np.ones(8), [7])
    assert found.tolist() == [1, 1, 1, 1, 0.5, 0.5, 0.5, 0.125]


def test_the_floor_is_of_the_planned_rate():
    """min_lr is a rate: what is left of it depends on what else drives the rate."""
    schedule = {"product": [{"name": "StepLR", "step_size": 4, "gamma": 0.1},
                            {"name": "ReduceLROnPlateau", "factor": 0.5, "patience": 0, "min_lr": 0.008}]}  # fmt: skip
    found = rates(schedule, np.ones(8), [7])
    assert found == pytest.approx([1, 1, 0.5, 0.25, 0.25, 0.25, 0.25, 0.25])


def test_a_memory_of_another_schedule_is_refused():
    one = Reactions(plan({"name": "ReduceLROnPlateau"}, 10))
    table = one.table()
    one.restore(table)
    assert repr(one.table()) == repr(table)
    with pytest.raises(ValueError, match="not that of the schedule"):
        Reactions(None).restore(table)


NET = {"name": "digits", "width": 8}
CASES = {
    "surface": ("rosenbrock", {}, "SGD", 4e-4),
    "tensors": ({"name": "quadratic", "noise": 0.3}, {}, "Adam", 0.1),
    "network": ("digits", {}, "SGD", 0.5),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("per", ["step", "epoch"])
def test_a_run_does_not_depend_on_how_it_was_cut(case, per):
    problem, extra, optimizer, lr = CASES[case]
    schedule = {"name": "ReduceLROnPlateau", "factor": 0.7, "patience": 3 if per == "step" else 0, "threshold": 0.05,
                "per": per}  # fmt: skip
    if case == "network" and per == "epoch":
        schedule["threshold"] = 0.5
    runs = [{"name": n, "optimizer": {"name": optimizer, "lr": rate}, "schedule": schedule}
            for n, rate in (("a", lr), ("b", lr / 3))]  # fmt: skip
    spec = parse({"steps": 180, "problem": problem, "runs": runs, "seed": 1, **extra})
    whole, single = Experiment(spec), Experiment(spec)
    whole.advance(180)
    for _ in range(180):
        single.advance(1)
    assert whole.history is not None
    assert single.history is not None
    for run in ("a", "b"):
        for channel in whole.history.channels:
            assert np.array_equal(whole.history[run][channel], single.history[run][channel], equal_nan=True)
        assert len(set(whole.history[run]["lr"])) > 2
    if whole.path is not None and single.path is not None:
        assert whole.path.steps == single.path.steps
        assert all(torch.equal(a, b) for a, b in zip(whole.path.points, single.path.points, strict=True))
