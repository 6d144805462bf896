import csv
import json
import math

import numpy as np
import pytest
import torch

from engine.errors import InputError
from engine.experiment import Experiment
from engine.finder import RangeTest, delays, find
from engine.finder_curvature import sharpest
from engine.finder_result import Limit, Ramp, RangeResult
from engine.finder_rules import curve_end, minimum, slide, smoothed, steepest, valley
from engine.host.question import questions
from engine.spec import parse
from engine.theory.case import case
from engine.theory.stability import form
from main import main

BOWL = {
    "dtype": "float64", "problem": {"name": "quadratic", "eigenvalues": [1.0, 100.0], "start": [1.0, 1.0]},
    "steps": 50,
}  # fmt: skip
NET = {"problem": {"name": "mlp", "samples": 60, "hidden": [6], "batch_size": 20}, "steps": 50}


def bowl(**optimizer):
    return parse({**BOWL, "runs": [{"optimizer": {"name": "SGD", **optimizer}}]})


def net(**optimizer):
    return parse({**NET, "runs": [{"optimizer": {"name": "SGD", **optimizer}}]})


def test_the_curve_of_gradient_descent_on_a_bowl_is_the_product_of_its_factors():
    ramp = Ramp(1e-4, 0.05, 80, 1)
    found = find(bowl(), ramp=ramp)
    rates = np.geomspace(1e-4, 0.05, 80)
    np.testing.assert_allclose(found.rates, rates, rtol=1e-12)
    expected = sum(
        0.5 * value * np.concatenate([[1.0], np.cumprod((1 - rates[:-1] * value) ** 2)]) for value in (1.0, 100.0)
    )
    np.testing.assert_allclose(found.mean, expected, rtol=1e-9)


def test_a_linear_ramp_and_seeds_that_start_elsewhere():
    found = find(bowl(), ramp=Ramp(1e-3, 0.01, 40, 5, "linear"))
    np.testing.assert_allclose(np.diff(found.rates), (0.01 - 1e-3) / 39)
    assert found.losses.shape == (5, 40)
    assert len(set(found.losses[:, 0])) == 5
    low, high = found.band
    assert (low <= found.mean).all()
    assert (found.mean <= high).all()
    assert (low >= found.losses.min(axis=0)).all()


def test_networks_start_as_their_seed_initialises_them():
    test = RangeTest(net(), ramp=Ramp(steps=20, seeds=3))
    for seed in range(3):
        own = Experiment(parse({**NET, "seed": seed, "runs": [{"optimizer": "SGD"}]})).parameters
        torch.testing.assert_close(test.experiment.parameters[seed], own[0], rtol=0, atol=0)


@pytest.mark.parametrize(
    ("knobs", "limit"),
    [({}, 0.02), ({"momentum": 0.9}, 0.038), ({"momentum": 0.9, "nesterov": True}, 3.8 / 2.8 / 100),
     ({"momentum": 0.5, "dampening": 0.5}, 0.06), ({"weight_decay": 100.0}, 0.01)],
)  # fmt: skip
def test_the_limit_is_where_a_constant_rate_begins_to_diverge(knobs, limit):
    found = find(bowl(**knobs), ramp=Ramp(1e-4, 1.0, 60, 2))
    assert found.limit.crossing == pytest.approx(limit, rel=1e-6)
    for share, grows in ((0.98, False), (1.02, True)):
        spec = parse({**BOWL, "steps": 3000, "runs": [{"optimizer": {"name": "SGD", "lr": limit * share, **knobs}}]})
        experiment = Experiment(spec)
        experiment.advance(3000)
        rows = experiment.history["SGD"]
        assert bool(rows.diverged_at is not None or rows["loss"][-1] > 1e3) is grows


def test_adams_limit_is_where_its_loss_stops_falling_and_rises():
    adam = case(parse({**BOWL, "runs": [{"optimizer": "Adam"}]}), 0, [0.0])
    assert form(adam).factor.tolist() == pytest.approx([38])
    # with v frozen Adam is a recursion in (x, m), m the average of the gradients h x
    beta, curvature = 0.9, 3.0
    for share, grows in ((0.99, False), (1.01, True)):
        rate = share * 38 / curvature
        matrix = np.array([[1 - rate * (1 - beta) * curvature, -rate * beta], [(1 - beta) * curvature, beta]])
        assert bool(np.abs(np.linalg.eigvals(matrix)).max() > 1) is grows


def test_a_range_test_sees_the_limit_too_late_by_a_closed_form_factor():
    """Re Li2(z) = 0 at z = 12.595: there the growth beyond the limit has made up for the fall before it."""
    z = np.linspace(1e-6, 20, 2_000_001)
    integral = np.cumsum(np.log(np.abs(1 - z)) / z) * (z[1] - z[0])
    root = z[np.argmax((integral > 0) & (z > 2))]
    spec = parse({
        "dtype": "float64", "steps": 5, "runs": [{"optimizer": {"name": "SGD"}}],
        "problem": {"name": "quadratic", "eigenvalues": [1e-3, 1.0], "start": [0.0, 1.0]},
    })  # fmt: skip
    short, longer = delays(spec, 0, Ramp(1e-4, 1e3, 200, 1), (100, 2000))
    assert 6 < short.delay < 7.5
    assert longer.delay == pytest.approx(root / 2, rel=0.02)


@pytest.mark.parametrize("scaled", [False, True])
def test_the_sharpest_curvature_of_a_network_is_the_dense_hessians(scaled):
    experiment = Experiment(net())
    objective, place = experiment.objective, experiment.parameters.double()
    objective = Experiment(parse({**NET, "dtype": "float64", "runs": [{"optimizer": "SGD"}]})).objective
    scale = torch.linspace(0.5, 2.0, place.shape[1], dtype=torch.float64)[None] if scaled else None
    batches = objective.steps_per_epoch

    def loss(point):
        return torch.stack([objective.loss(point[None], step)[0] for step in range(batches)]).mean()

    dense = torch.autograd.functional.hessian(loss, place[0])
    if scale is not None:
        dense = dense / scale[0].sqrt()[:, None] / scale[0].sqrt()[None, :]
    expected = torch.linalg.eigvalsh(dense)[-1]
    found = sharpest(objective, place, scale)
    assert float(found[0]) == pytest.approx(float(expected), rel=1e-6)


@pytest.mark.parametrize("optimizer", [
    {"name": "Adam", "lr": 1.0}, {"name": "Adam", "lr": 1.0, "weight_decay": 3.0}, {"name": "SGD", "weight_decay": 3.0},
], ids=["Adam", "Adam with L2", "SGD"])  # fmt: skip
def test_a_factor_on_the_loss_is_a_loss_so_much_higher(optimizer):
    """Three times the loss of a bowl is the loss of a bowl three times as steep."""
    runs = [{"optimizer": optimizer, "loss_scale": 3.0}]
    problem = {"name": "quadratic", "start": [1.0, 1.0]}
    scaled = parse({**BOWL, "problem": {**problem, "eigenvalues": [1.0, 10.0]}, "runs": runs})
    steep = parse({**BOWL, "problem": {**problem, "eigenvalues": [3.0, 30.0]}, "runs": [{"optimizer": optimizer}]})
    ramp = Ramp(1e-3, 100.0, 100, 1)
    ours, expected = find(scaled, ramp=ramp).limit, find(steep, ramp=ramp).limit
    assert ours.crossing == pytest.approx(expected.crossing, rel=1e-9)


@pytest.mark.parametrize("decay", [0.0, 30.0])
def test_decoupled_decay_takes_its_share_of_the_limit(decay):
    """With P frozen AdamW's limit is (2 - lr · decay)(1 + β)/(1 - β): the rate solves it for the curvature there is."""
    run = {"optimizer": {"name": "AdamW", "weight_decay": decay}}
    limit = find(parse({**BOWL, "runs": [run]}), ramp=Ramp(1e-4, 1.0, 60, 1)).limit
    for rate, curvature in zip(limit.limits, limit.curvature, strict=True):
        assert rate * curvature == pytest.approx((2 - rate * decay) * 19, rel=1e-9)


def test_many_seeds_of_a_large_network_are_looked_at_in_turns(monkeypatch):
    test = RangeTest(net(), ramp=Ramp(steps=20, seeds=3))
    objective, places = test.experiment.objective, test.experiment.parameters
    whole = sharpest(objective, places)
    monkeypatch.setattr("engine.finder_curvature.ROOM", places.shape[1] * 2)
    torch.testing.assert_close(sharpest(objective, places), whole, rtol=1e-5, atol=0)


# -- ends that are found


@pytest.mark.parametrize("curvature", [1e-4, 1.0, 1e5])
def test_an_automatic_ramp_goes_around_the_rise_wherever_it_is(curvature):
    problem = {"name": "quadratic", "eigenvalues": [curvature / 100, curvature], "start": [1.0, 1.0]}
    found = find(parse({**BOWL, "problem": problem, "runs": [{"optimizer": "SGD"}]}))
    assert not found.ramp.automatic
    assert found.limit.crossing == pytest.approx(2 / curvature, rel=1e-6)
    assert found.ramp.low < 2e-3 / curvature
    assert found.turn < found.ramp.high < 20 * found.turn


def test_a_loss_that_never_rises_leaves_the_ends_that_were_given():
    spec = parse({"problem": "easom", "steps": 50, "runs": [{"optimizer": "SGD"}]})
    found = find(spec, ramp=Ramp(1e-4, 1e2, 40, 2, automatic=True))
    assert (found.turn, found.ramp.low, found.ramp.high) == (None, 1e-4, 1e2)


def test_a_ramp_that_ends_too_early_is_made_again_further():
    """A short ramp sees Adam rise on Rosenbrock at 0.3, a longer one is past the bend by then."""
    spec = parse({"problem": "rosenbrock", "steps": 50, "runs": [{"optimizer": "Adam"}]})
    found = find(spec)
    assert found.ramp.high > 3
    assert found.blew_up


def test_while_the_ends_are_looked_for_there_is_no_curve_yet():
    test = RangeTest(net(), ramp=Ramp(steps=40, seeds=2, automatic=True))
    assert not test.advance(0.0)
    early = test.result()
    assert (early.finished, early.rates.shape, early.losses.shape) == (False, (0,), (2, 0))
    assert [one.rate for one in early.suggestions] == [None] * 4
    test.advance()
    assert test.result().blew_up


# -- rules: against fastai's definitions, written out


def fastai_valley(losses):
    n = len(losses)
    max_start = max_end = 0
    lds = [1] * n
    for i in range(1, n):
        lds[i] = max([1] + [lds[j] + 1 for j in range(i) if losses[i] < losses[j]])
        if lds[i] > lds[max_end]:
            max_end, max_start = i, i - lds[i]
    sections = (max_end - max_start) / 3
    return max_start + int(sections) + int(sections / 2)


@pytest.mark.parametrize("seed", range(6))
def test_rules_on_noisy_curves(seed):
    random = np.random.default_rng(seed)
    rates = np.geomspace(1e-6, 1, 120)
    x = np.linspace(-6, 0, 120)
    losses = 2.3 - 2 / (1 + np.exp(-3 * (x + 3))) + np.exp(6 * (x + 0.4)) + 0.05 * random.standard_normal(120)
    assert minimum(rates, losses) == losses.argmin()
    assert steepest(rates, losses) == np.argmin((losses[1:] - losses[:-1]) / np.diff(np.log10(rates)))
    assert max(valley(rates, losses), 0) == max(fastai_valley(losses), 0)
    slopes = np.gradient(losses / (losses[0] - losses.min()))
    right = 119
    while right - 15 >= 0 and abs(slopes[right] - slopes[right - 15]) > 0.005:
        right -= 1
    assert slide(rates, losses) == (None if right < 15 else right + 1 - 15 if right < 119 else 104)


def test_a_curve_that_only_rises_gives_no_advice():
    rates = np.geomspace(1e-3, 1, 30)
    losses = np.linspace(1, 3, 30)
    assert [rule(rates, losses) for rule in (steepest, minimum, valley, slide)] == [None] * 4


def test_the_curve_ends_where_the_loss_has_gone_up():
    assert curve_end(np.array([2.0, 0.4, 1.0, 1.5, 1.7, 9.0])) == 5  # four times the best
    assert curve_end(np.array([2.0, 1.0, 1.5, 1.9, 2.1, 2.2])) == 5  # all that was gained is lost
    assert curve_end(np.array([2.0, 1.9, 2.1, 2.3, 2.4, 2.45])) == 6  # nothing was gained, little is lost
    assert curve_end(np.array([2.0, 1.9, 2.1, 2.3, 2.6, 2.7])) == 5
    noisy = np.concatenate([np.tile([2.0, 2.2], 5), np.full(40, 1.2), np.full(50, 2.5)])
    assert curve_end(noisy) == 100
    assert curve_end(np.concatenate([noisy[:50], np.full(50, 3.0)])) == 51
    assert curve_end(np.array([1.0, 1e-9, 1e-8, 0.4, 0.6, 2.0])) == 5
    assert curve_end(np.array([1.0, 0.5, math.nan, 0.1])) == 2
    assert curve_end(np.array([-1.0, -2.0, -3.0])) == 3
    swings = np.concatenate([[1.0, 0.1, 0.9, 0.05], np.full(26, 0.01), np.full(10, 5.0)])
    assert curve_end(swings) == 31


@pytest.mark.parametrize(("steps", "seeds"), [(100, 4), (200, 1), (200, 4)])
def test_the_rise_of_the_digits_under_plain_sgd_is_found_beyond_the_limit(steps, seeds):
    spec = parse({"problem": "digits", "steps": 50, "runs": [{"optimizer": "SGD"}]})
    found = find(spec, ramp=Ramp(1e-3, 10.0, steps, seeds))
    assert found.blew_up
    assert found.delay > 1
    assert seeds == 1 or found.delay < 5  # one run alone may be lucky for long


def test_smoothing_is_torchs_debiased_mean():
    losses = np.random.default_rng(0).random(50)
    expected = [np.average(losses[: k + 1], weights=0.9 ** np.arange(k, -1, -1)) for k in range(50)]
    np.testing.assert_allclose(smoothed(losses, 0.9), expected, rtol=1e-12)
    np.testing.assert_array_equal(smoothed(losses, 0.0), losses)


# -- use


def test_the_question_is_answered_in_slices_and_leaves_the_experiment_alone():
    experiment = Experiment(net())
    before = experiment.parameters.clone()
    given = {"run": 0, "low": 1e-4, "high": 10.0, "steps": 40, "seeds": 2}
    answer = questions["finder"].answer
    for _ in range(500):
        found = answer(experiment, **given)
        if found.finished:
            break
    assert found.finished
    assert torch.equal(experiment.parameters, before)
    whole = find(net(), ramp=Ramp(1e-4, 10.0, 40, 2))
    np.testing.assert_array_equal(found.losses, whole.losses)
    assert answer(experiment, **given).losses.shape == whole.losses.shape


@pytest.mark.parametrize(
    ("change", "said"),
    [({"low": 0.0}, "low = 0"), ({"low": 1.0, "high": 0.1}, "0 < low < high"), ({"steps": 3}, "steps = 3"),
     ({"seeds": 0}, "seeds = 0"), ({"scale": "cubic"}, "scale"), ({"smoothing": 1.0}, "smoothing")],
)  # fmt: skip
def test_bad_ramps_are_refused(change, said):
    with pytest.raises(InputError, match=said):
        Ramp(**change)


def test_runs_that_cannot_be_tested_are_refused():
    with pytest.raises(InputError, match="run = 3"):
        RangeTest(bowl(), 3)


def test_the_command(tmp_path, capsys):
    file, table = tmp_path / "spec.json", tmp_path / "curve.csv"
    file.write_text(bowl().json_text())
    given = ["finder", str(file), "--steps", "50", "--seeds", "2", "--high", "1", "--json", "--csv", str(table)]
    assert main(given) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["limit"] == pytest.approx(0.02)
    assert {"steepest", "minimum", "valley", "slide"} <= row.keys()
    with table.open() as opened:
        rows = list(csv.reader(opened))
    assert rows[0] == ["lr", "mean", "low", "high", "smoothed", "seed0", "seed1"]
    assert len(rows) == 51
    assert main(["finder", str(file), "--low", "5", "--high", "1"]) == 2
    capsys.readouterr()
    assert main(["finder", str(file), "--steps", "50", "--seeds", "2", "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["low"] < row["limit"] < row["turn"] < row["high"]


def test_a_ramp_from_which_every_seed_diverges_is_finished():
    problem = {"name": "quadratic", "eigenvalues": [1.0], "start": [1.0]}
    spec = parse({"steps": 5, "problem": problem, "runs": [{"optimizer": {"name": "SGD", "momentum": 0.9}}]})
    found = find(spec, ramp=Ramp(1.0, 1e6, 100, 3))
    assert found.finished
    assert len(found.rates) < 100
    assert found.turn is not None
    assert found.limit.crossing == pytest.approx(3.8, rel=1e-5)


def test_a_limit_that_is_crossed_after_the_loss_went_up_is_none():
    rates = np.geomspace(1e-3, 1, 60)
    losses = np.where(rates < 0.1, 1.0, 50.0)[None]
    seen = {"rates": rates[::10], "curvature": 1 / rates[::10], "steps": np.arange(0, 60, 10)}
    late = Limit("2 / λ₁", 2.0, limits=np.linspace(1, 6, 6), crossing=0.7, **seen)
    found = RangeResult(0, "a", "SGD", Ramp(1e-3, 1.0, 60, 1), 0.0, rates, losses, late)
    assert found.turn == pytest.approx(0.1, rel=0.15)
    assert (found.limit_rate, found.delay) == (None, None)
    assert found.limit_then == 5.0
    early = Limit("2 / λ₁", 2.0, limits=np.full(6, 0.02), crossing=0.02, **seen)
    found = RangeResult(0, "a", "SGD", Ramp(1e-3, 1.0, 60, 1), 0.0, rates, losses, early)
    assert found.delay == pytest.approx(found.turn / 0.02)
