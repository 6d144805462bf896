"""Every theory line against a simulation in numpy, written from the formulas of the papers, or a run of the engine."""

import numpy as np
import pytest

from engine.inline import run
from engine.spec import parse
from engine.theory.case import case
from engine.theory.line import lines_for, theory_lines
from engine.theory.modes import rates
from engine.theory.stability import limit


def spec_of(optimizer, eigenvalues=(1.0, 10.0), steps=200, schedule=None, noise=0.0, **more):
    start = [1.0] * len(eigenvalues)
    problem = {"name": "quadratic", "eigenvalues": list(eigenvalues), "start": start, "noise": noise}
    one = {"name": "a", "optimizer": optimizer, **({"schedule": schedule} if schedule else {}), **more}
    return parse({"steps": steps, "dtype": "float64", "record": ["loss", "lr", "update_norm", "parameter_norm"],
                  "problem": problem, "runs": [one]})  # fmt: skip


LINEAR = {
    "gd": ({"name": "SGD", "lr": 0.1}, 2 / 0.1),
    "l2": ({"name": "SGD", "lr": 0.1, "weight_decay": 0.5}, 2 / 0.1 - 0.5),
    "heavy ball": ({"name": "SGD", "lr": 0.1, "momentum": 0.9}, 2 * 1.9 / 0.1),
    "dampened": ({"name": "SGD", "lr": 0.1, "momentum": 0.9, "dampening": 0.9}, 2 * 1.9 / (0.1 * 0.1)),
    "nesterov": ({"name": "SGD", "lr": 0.1, "momentum": 0.9, "nesterov": True}, 2 * 1.9 / (0.1 * 2.8)),
    "mean": ({"name": "chain", "blocks": ["first_moment", "learning_rate"], "lr": 0.1, "beta": 0.9},
             2 * 1.9 / (0.1 * 0.1)),
}  # fmt: skip


DECAYED = {
    name: ({"name": "chain", "blocks": [*blocks, "learning_rate", "decoupled_decay"], "lr": 0.1, "weight_decay": 4.0,
            **knobs}, 1.6 / 2 * LINEAR[name][1])
    for name, blocks, knobs in (
        ("gd", [], {}), ("heavy ball", ["heavy_ball"], {"momentum": 0.9}), ("mean", ["first_moment"], {"beta": 0.9}),
        ("nesterov", ["momentum.nesterov"], {"momentum": 0.9}),
    )
}  # fmt: skip


@pytest.mark.parametrize(("optimizer", "expected"), [*LINEAR.values(), *DECAYED.values()], ids=[
    *LINEAR, *(f"{name} with decoupled decay" for name in DECAYED)
])  # fmt: skip
def test_limits_separate_falling_from_growing(optimizer, expected):
    """The engine itself, run just below and just above the limit."""
    found = limit(case(spec_of(optimizer), 0, [0.0, 7.0]))
    np.testing.assert_allclose(found, expected, rtol=1e-12)
    for factor, grows in ((0.97, False), (1.03, True)):
        x = np.abs(run(spec_of(optimizer, eigenvalues=[expected * factor], steps=1500))["a"]["x"][:, 0])
        assert (x[-50:].max() > x[200:250].max()) == grows


def weighed_limit(beta, lr, decay):
    """The first curvature at which mean-gradient momentum on y² h/2 with decoupled decay grows, by bisection."""

    def grows(h):
        y, m = 1.0, 0.0
        sizes = []
        for _ in range(3000):
            m = beta * m + (1 - beta) * h * y
            y = (1 - lr * decay) * y - lr * m
            sizes.append(abs(y))
            if abs(y) > 1e6:
                return True
        return max(sizes[-20:]) > max(sizes[500:520])

    low, high = 0.0, 1e6
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (low, middle) if grows(middle) else (middle, high)
    return low


@pytest.mark.parametrize(("optimizer", "beta", "decay"), [
    ({"name": "Adam", "lr": 0.01}, 0.9, 0.0),
    ({"name": "AdamW", "lr": 0.01, "betas": [0.8, 0.99], "weight_decay": 5.0}, 0.8, 5.0),
    ({"name": "RMSprop", "lr": 0.01}, 0.0, 0.0),
])  # fmt: skip
def test_weighed_limits(optimizer, beta, decay):
    found = limit(case(spec_of(optimizer), 0, [0.0]))[0]
    assert found == pytest.approx(weighed_limit(beta, 0.01, decay), rel=1e-2)
    drawn = lines_for(spec_of(optimizer), "preconditioned_sharpness", [0.0])
    assert [float(one.values[0]) for one in drawn] == [pytest.approx(float(found))]
    assert lines_for(spec_of(optimizer), "sharpness", [0.0]) == []


def test_adam_has_38():
    assert limit(case(spec_of({"name": "Adam", "lr": 0.02}), 0, [5.0]))[0] == pytest.approx(38 / 0.02)


def test_a_schedule_moves_the_limit():
    schedule = {"name": "StepLR", "step_size": 10, "gamma": 0.5}
    drawn = lines_for(spec_of({"name": "SGD", "lr": 0.1}, schedule=schedule), "sharpness", [0, 9, 10, 25])
    assert [one.line.name for one in drawn] == ["gd_limit"]
    np.testing.assert_allclose(drawn[0].values, [20, 20, 40, 80])


@pytest.mark.parametrize("name", LINEAR)
@pytest.mark.parametrize("schedule", [None, {"name": "ExponentialLR", "gamma": 0.99}], ids=["constant", "falling"])
def test_the_spectral_race_is_what_happens(name, schedule):
    spec = spec_of(LINEAR[name][0], eigenvalues=(0.1, 2.0, 7.0), schedule=schedule)
    history = run(spec)["a"]
    steps = np.array([0, 1, 2, 17, 100, 200])
    for mode in range(3):
        (drawn,) = lines_for(spec, f"x{mode}", steps)
        np.testing.assert_allclose(drawn.values, history["x"][steps, mode], rtol=1e-9, atol=1e-13)
    (loss,) = lines_for(spec, "loss", steps)
    np.testing.assert_allclose(loss.values, history["loss"][steps], rtol=1e-8, atol=1e-20)


def test_rates_are_those_of_the_textbook():
    gd = rates(case(spec_of({"name": "SGD", "lr": 0.1}), 0, [0]))[0]
    np.testing.assert_allclose(gd, [0.9, 0.0], atol=1e-12)
    ball = rates(case(spec_of({"name": "SGD", "lr": 0.1, "momentum": 0.81}), 0, [0]))[0]
    np.testing.assert_allclose(ball, 0.9, rtol=1e-12)  # complex pair: the root of the momentum


@pytest.mark.parametrize("beta", [0.0, 0.9])
def test_noise_floor(beta):
    """Ten thousand independent chains in numpy, long enough to forget the start."""
    lr, sigma, eigenvalues = 0.05, 0.3, np.array([1.0, 6.0])
    generator = np.random.default_rng(0)
    x, b = np.zeros((10_000, 2)), np.zeros((10_000, 2))
    for _ in range(600):
        b = beta * b + eigenvalues * x + sigma * generator.standard_normal(x.shape)
        x = x - lr * b
    optimizer = {"name": "SGD", "lr": lr, "momentum": beta}
    (drawn,) = lines_for(spec_of(optimizer, eigenvalues=eigenvalues, noise=sigma), "loss", [100])
    measured = (eigenvalues * x**2).sum(axis=1).mean() / 2
    assert drawn.values[0] == pytest.approx(measured, rel=0.03)


def test_decay_alone():
    """A flat problem: nothing but decay moves the weights."""
    schedule = {"name": "LinearLR", "start_factor": 0.5, "total_iters": 20}
    for optimizer, plan in (({"name": "AdamW", "lr": 0.1, "weight_decay": 0.3}, None),
                            ({"name": "SGD", "lr": 0.1, "weight_decay": 0.3}, schedule)):  # fmt: skip
        spec = spec_of(optimizer, eigenvalues=(0.0, 0.0), schedule=plan)
        norm = run(spec)["a"]["parameter_norm"]
        (drawn,) = lines_for(spec, "parameter_norm", np.arange(201), first={0: {"parameter_norm": float(norm[0])}})
        np.testing.assert_allclose(drawn.values, norm, rtol=1e-12)
    assert lines_for(spec, "parameter_norm", [0, 1]) == []  # the start is not known


def test_adams_bound_is_reached_and_not_passed():
    """Cauchy-Schwarz is an equality for g_i proportional to (β₁/β₂)^(t-i); random gradients stay below."""
    beta1, beta2, lr, last = 0.9, 0.99, 0.01, 40
    spec = spec_of({"name": "Adam", "lr": lr, "betas": [beta1, beta2], "eps": 0.0})
    (drawn,) = lines_for(spec, "update_norm", np.arange(last + 1), dimension=1)
    assert np.isnan(drawn.values[0])

    def longest(gradients):
        m = v = 0.0
        sizes = [np.nan]
        for t, g in enumerate(gradients, 1):
            m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
            sizes.append(lr * abs(m / (1 - beta1**t)) / np.sqrt(v / (1 - beta2**t)))
        return np.array(sizes)

    worst = longest((beta2 / beta1) ** np.arange(1, last + 1.0))
    assert worst[last] == pytest.approx(drawn.values[last], rel=1e-10)
    generator = np.random.default_rng(1)
    for _ in range(20):
        assert (longest(generator.standard_cauchy(last))[1:] <= drawn.values[1:] * (1 + 1e-12)).all()


@pytest.mark.parametrize(("optimizer", "beta"), [
    ({"name": "SGD", "lr": 0.1, "weight_decay": 0.01}, 0.0),
    ({"name": "SGD", "lr": 0.1, "weight_decay": 0.01, "momentum": 0.9}, 0.9),
    ({"name": "AdamW", "lr": 0.01, "weight_decay": 0.1}, 0.9),
])  # fmt: skip
def test_rotation(optimizer, beta):
    """Pure noise orthogonal to the weights, its size 1/|w| as behind a normalisation; 4000 numbers, to equilibrium."""
    (drawn,) = lines_for(spec_of(optimizer), "angular_update", [0])
    lr, decay = optimizer["lr"], optimizer["weight_decay"]
    generator = np.random.default_rng(0)
    w = generator.standard_normal(1000)
    w *= (lr / (2 * decay * (1 - beta))) ** 0.25 / np.linalg.norm(w) if optimizer["name"] == "SGD" else 1.0
    m, v, angles = np.zeros_like(w), np.zeros_like(w), []
    for t in range(1, 6001):
        g = generator.standard_normal(len(w)) / np.sqrt(len(w))
        g = (g - (g @ w) / (w @ w) * w) / np.linalg.norm(w)
        old = w
        if optimizer["name"] == "SGD":
            m = beta * m + g + decay * w
            w = w - lr * m
        else:
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
            w = w - lr * (m / (1 - 0.9**t)) / np.sqrt(v / (1 - 0.999**t)) - lr * decay * w
        angles.append(np.arccos(np.clip(old @ w / np.linalg.norm(old) / np.linalg.norm(w), -1, 1)))
    assert drawn.values[0] == pytest.approx(np.mean(angles[-1500:]), rel=0.05)


def test_rules_without_a_theory_have_no_line():
    for optimizer in ({"name": "Lion"}, {"name": "SignSGD"}):
        spec = spec_of(optimizer)
        for line in theory_lines:
            for quantity in line.quantities:
                assert lines_for(spec, quantity, [0, 1]) == []


def test_every_line_says_where_it_is_from():
    assert len(theory_lines) >= 12
    for line in theory_lines:
        assert all((line.source, line.help, line.formula, line.quantities))
