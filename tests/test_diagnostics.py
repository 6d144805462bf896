"""Each remaining quantity against its definition, written out by loop; what fails does not stop a run."""

import numpy as np
import pytest
import torch

from engine.diagnostic import diagnostics
from engine.diagnostics.presets import CHEAP, FULL, MEDIUM, available
from engine.errors import InputError
from engine.experiment import Experiment
from engine.fused_net_stepper import FusedNetStepper
from engine.gradient_parts import gradients, influence
from engine.spec import parse
from engine.tensor_stepper import TensorStepper

NET = {
    "name": "mlp",
    "data": "sine",
    "samples": 40,
    "noise": 0.1,
    "hidden": [4],
    "activation": "tanh",
    "batch_size": 16,
}
HEAVY = [
    "sharpness", "eigenvalue_2", "eigenvalue_3", "preconditioned_sharpness", "hessian_trace", "gradient_variance",
    "noise_scale", "validation_gap", "floor_share", "moment_ratio", "moment_variance", "effective_lr_low",
    "effective_lr_median", "effective_lr_high", "small_weights", "tiny_weights", "zero_weights", "answer_loss",
    "second_moment_lag", "curvature_over_limit", "divisor",
]  # fmt: skip


def made(record, problem=NET, rule=None, **more):
    table = {"steps": 10, "dtype": "float64", "record": record, "problem": problem, **more}
    table["record_every"] = {name: 1 for name in record if name not in ("loss", "lr")}
    rule = rule or {"name": "Adam", "lr": 0.01, "eps": 1e-3}
    return Experiment(parse({**table, "runs": [{"name": "a", "optimizer": rule}]}))


@pytest.fixture(scope="module")
def trained():
    experiment = made(HEAVY)
    places = [experiment.parameters.clone()]
    while not experiment.finished:
        experiment.advance(1)
        places.append(experiment.parameters.clone())
    return experiment, places


def value(experiment, name, step=10):
    return experiment.history["a"][name][step]


def moments(experiment, places):
    """Adam's m̂ and v̂ after all steps, from the gradients of the path."""
    first = second = 0.0
    for step, place in enumerate(places[:-1]):
        slope = experiment.objective.evaluate(place, step)[1][0].numpy()
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
    return first / (1 - 0.9**10), second / (1 - 0.999**10)


def test_adams_moments(trained):
    experiment, places = trained
    first, second = moments(experiment, places)
    assert value(experiment, "moment_ratio") == pytest.approx(
        np.linalg.norm(first) / np.linalg.norm(np.sqrt(second)), rel=1e-8
    )
    assert value(experiment, "moment_variance") == pytest.approx((second - first**2).sum() / second.sum(), rel=1e-8)
    assert value(experiment, "divisor") == pytest.approx(np.sqrt(second).mean(), rel=1e-8)
    assert value(experiment, "floor_share") == pytest.approx((np.sqrt(second) < 1e-3).mean(), abs=1e-12)


def test_curvatures(trained):
    experiment, places = trained
    hessian = torch.autograd.functional.hessian(lambda p: experiment.objective.loss(p[None], 10)[0], places[10][0])
    values = torch.linalg.eigvalsh(hessian).flip(0).numpy()
    for place, name in enumerate(("sharpness", "eigenvalue_2", "eigenvalue_3")):
        assert value(experiment, name) == pytest.approx(values[place], rel=1e-8)
    assert value(experiment, "hessian_trace") == pytest.approx(values.sum(), rel=1e-8)
    _, second = moments(experiment, places)
    root = 1 / np.sqrt(np.sqrt(second) + 1e-3)
    weighed = np.linalg.eigvalsh(root[:, None] * hessian.numpy() * root)[-1]
    assert value(experiment, "preconditioned_sharpness") == pytest.approx(weighed, rel=1e-8)


def test_signs_before_a_spike(trained):
    """g²/v̂ and uᵀHu / uᵀPu over 38 / lr, with the whole Hessian and v̂ from the gradients of the path."""
    experiment, places = trained
    slope = experiment.objective.evaluate(places[10], 10)[1][0].numpy()
    _, second = moments(experiment, places)
    lag = (slope**4 / second).sum() / (slope**2).sum()
    assert value(experiment, "second_moment_lag") == pytest.approx(lag, rel=1e-8)
    after = (0.999 * second * (1 - 0.999**10) + 0.001 * slope**2) / (1 - 0.999**11)
    divisor = np.sqrt(after) + 1e-3
    along = slope / divisor
    hessian = torch.autograd.functional.hessian(lambda p: experiment.objective.loss(p[None], 10)[0], places[10][0])
    bent = along @ hessian.numpy() @ along / (along * divisor * along).sum()
    assert value(experiment, "curvature_over_limit") == pytest.approx(bent / (38 / 0.01), rel=1e-8)


def test_the_curvature_of_plain_descent_over_its_limit():
    bowl = {"name": "quadratic", "eigenvalues": [1.0, 30.0], "start": [0.0, 1.0]}
    for rule, limit in (({"name": "SGD", "lr": 0.1}, 20.0), ({"name": "SGD", "lr": 0.1, "momentum": 0.5}, 30.0)):
        experiment = made(["curvature_over_limit", "second_moment_lag"], bowl, rule)
        assert value(experiment, "curvature_over_limit", 0) == pytest.approx(30 / limit, rel=1e-12)
        assert np.isnan(value(experiment, "second_moment_lag", 0))


def test_compiled_and_stepped_measure_the_same():
    record = ["preconditioned_sharpness", "second_moment_lag", "curvature_over_limit", "sharpness", "moment_ratio"]
    tables = []
    for compiled in (True, False):
        table = {"steps": 40, "dtype": "float64", "record": ["loss", *record], "problem": NET}
        runs = [{"optimizer": {"name": name, "lr": 0.01}} for name in ("Adam", "SGD")]
        experiment = Experiment(parse({**table, "record_every": dict.fromkeys(record, 10), "runs": runs}))
        assert isinstance(experiment.stepper, FusedNetStepper)
        if not compiled:
            experiment.stepper = TensorStepper(experiment)
        experiment.advance(40)
        tables.append({(run, name): experiment.history[run][name] for run in ("Adam", "SGD") for name in record})
    for key, found in tables[0].items():
        np.testing.assert_allclose(found, tables[1][key], rtol=1e-7, err_msg=str(key))
    assert np.isfinite(tables[0]["Adam", "curvature_over_limit"]).sum() == 5


def test_a_loss_that_is_too_large_or_bends_nowhere_is_refused(monkeypatch):
    from engine import curvature_refusal

    objective = made(["loss"]).objective
    assert diagnostics["sharpness"].refusal(objective) is None
    monkeypatch.setattr(curvature_refusal, "LARGEST", 5)
    assert "up to 5" in diagnostics["sharpness"].refusal(objective)


def test_gradient_noise_by_loop_over_samples(trained):
    experiment, places = trained
    objective, place = experiment.objective, places[10]
    batch = objective.batch(10)
    slopes = []
    for number in range(len(batch.inputs)):
        point = place.clone().requires_grad_()
        loss = objective.network.loss(point, batch.inputs[number : number + 1], batch.targets[number : number + 1])
        slopes.append(torch.autograd.grad(loss.sum(), point)[0][0].numpy())
    count = min(8, len(slopes))
    size = len(slopes) // count
    parts = np.array([np.mean(slopes[k * size : (k + 1) * size], axis=0) for k in range(count)])
    spread = parts.var(axis=0, ddof=1).sum()
    square = parts.mean(0) @ parts.mean(0) - spread / count
    assert value(experiment, "gradient_variance") == pytest.approx(size * spread, rel=1e-8)
    expected = size * spread / square if square > 0 else np.nan
    assert value(experiment, "noise_scale") == pytest.approx(expected, rel=1e-8, nan_ok=True)
    matrix = influence(objective, place, 10, len(slopes))[0].numpy()
    np.testing.assert_allclose(matrix, np.array(slopes) @ np.array(slopes).T, rtol=1e-8, atol=1e-12)
    found, _ = gradients(objective, place, 10, 1)
    np.testing.assert_allclose(found[0, 0].numpy(), objective.evaluate(place, 10)[1][0].numpy(), rtol=1e-8, atol=1e-12)


def test_rates_weights_and_gap(trained):
    experiment, places = trained
    slope = experiment.objective.evaluate(places[9], 9)[1][0].numpy()
    moved = np.abs((places[10] - places[9])[0].numpy())
    rates = moved[slope != 0] / np.abs(slope[slope != 0])
    for name, share in (("low", 0.1), ("median", 0.5), ("high", 0.9)):
        assert value(experiment, f"effective_lr_{name}") == pytest.approx(np.quantile(rates, share), rel=1e-8)
    weights = places[10][0].abs().numpy()
    for name, bound in (("small", 1e-3), ("tiny", 1e-6)):
        assert value(experiment, f"{name}_weights") == (weights < bound).sum()
    assert value(experiment, "zero_weights") == (weights == 0).sum()
    whole = experiment.objective.measure(places[10])
    gap = whole["validation_loss"].item() - whole["train_loss"].item()
    assert value(experiment, "validation_gap") == pytest.approx(gap, rel=1e-8)


def test_a_rule_without_moments_has_none():
    experiment = made(["preconditioned_sharpness", "floor_share", "moment_ratio"], rule={"name": "SGD", "lr": 0.01})
    experiment.advance(3)
    for name in experiment.spec.record:
        assert np.isnan(experiment.history["a"][name]).all()


@pytest.mark.parametrize(
    ("rule", "root"),
    [
        (
            {"name": "RMSprop", "lr": 0.01, "alpha": 0.9, "eps": 1e-4},
            lambda g: np.sqrt(0.1 * (0.9 * g[0] ** 2 + g[1] ** 2)),
        ),
        ({"name": "Adagrad", "lr": 0.01, "eps": 1e-4}, lambda g: np.sqrt(g[0] ** 2 + g[1] ** 2)),
    ],
    ids=["RMSprop", "Adagrad"],
)
def test_other_divisors(rule, root):
    experiment = made(["preconditioned_sharpness"], rule=rule)
    slopes, place = [], experiment.parameters.clone()
    for step in range(2):
        slopes.append(experiment.objective.evaluate(place, step)[1][0].numpy())
        experiment.advance(1)
        place = experiment.parameters.clone()
    hessian = torch.autograd.functional.hessian(lambda p: experiment.objective.loss(p[None], 2)[0], place[0]).numpy()
    scale = 1 / np.sqrt(root(slopes) + 1e-4)
    expected = np.linalg.eigvalsh(scale[:, None] * hessian * scale)[-1]
    assert value(experiment, "preconditioned_sharpness", 2) == pytest.approx(expected, rel=1e-8)


def test_what_raises_leaves_its_cells_empty_and_a_reason(monkeypatch):
    def broken(self, count=1):
        raise RuntimeError("no second derivative of this")

    monkeypatch.setattr("engine.curvature.Curvature.top", broken)
    experiment = made(["loss", "sharpness"])
    experiment.advance(10)
    assert experiment.finished
    assert np.isfinite(experiment.history["a"]["loss"]).all()
    assert np.isnan(experiment.history["a"]["sharpness"]).all()
    assert experiment.recorder.failures == {"sharpness": "RuntimeError: no second derivative of this"}


def test_what_a_problem_does_not_have_is_refused_with_the_reason():
    with pytest.raises(InputError, match="validation_gap: there is no validation data"):
        made(["validation_gap"], problem="rosenbrock")
    with pytest.raises(InputError, match="noise_scale: the loss is not a mean over samples"):
        made(["noise_scale"], problem="rosenbrock")


@pytest.mark.parametrize(
    ("every", "complaint"),
    [
        ({"sharpnes": 3}, "sharpness"),
        ({"sharpness": 0}, "1 step or more"),
        ({"loss": 2}, "every step"),
        ({"train_loss": 2}, "measure_every"),
    ],
    ids=["unknown", "zero", "loss", "measure"],
)
def test_a_cadence_that_makes_no_sense(every, complaint):
    with pytest.raises(InputError, match=complaint):
        parse({"problem": "rosenbrock", "runs": [{"optimizer": "SGD"}], "record_every": every})


def test_the_cadence_survives_the_spec_and_is_absent_where_unset():
    table = {"problem": "rosenbrock", "runs": [{"optimizer": "SGD"}]}
    assert "record_every" not in parse(table).table()
    spec = parse({**table, "record_every": {"sharpness": 7}})
    assert parse(spec.table()).record_every == {"sharpness": 7}


def test_presets_grow_and_fit_the_problem():
    assert set(CHEAP) < set(MEDIUM) < set(FULL)
    assert set(FULL) <= set(diagnostics.names())
    assert {diagnostics[name].cost for name in CHEAP} == {"cheap"}
    surface = made(["loss"], problem="rosenbrock").objective
    left = set(FULL) - set(available(FULL, surface))
    assert left == {"validation_gap", "noise_scale", "gradient_variance"}


def test_every_quantity_says_what_it_is():
    for one in diagnostics:
        assert one.title
        assert len(one.help) > 20
        assert one.every >= 1
