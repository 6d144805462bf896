"""Noise on gradients: normal, reproducible step by step, the same for every run, and absent from the loss."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from scipy import stats

from engine import run
from engine.data.randomness import Purpose, philox
from engine.experiment import Experiment
from engine.gradient_noise import BLOCK, GradientNoise
from engine.problem import Setting, problems
from engine.spec import parse
from engine.surface_objective import SurfaceObjective

LIKE = torch.zeros(1, 3, dtype=torch.float64)


def numbers(seed: int, dimension: int, steps: int) -> np.ndarray:
    noise = GradientNoise(seed, dimension)
    return torch.cat([noise.at(step, LIKE) for step in range(steps)]).numpy()


def test_numbers_are_standard_normal_and_independent() -> None:
    drawn = numbers(3, 2, 20_000)
    for column in drawn.T:
        assert stats.kstest(column, "norm").pvalue > 0.01
        assert abs(np.corrcoef(column[:-1], column[1:])[0, 1]) < 4 / np.sqrt(len(column))
    assert abs(np.corrcoef(drawn.T)[0, 1]) < 4 / np.sqrt(len(drawn))
    assert np.isfinite(drawn).all()


def test_numbers_are_those_of_box_and_muller() -> None:
    words = philox(11, Purpose.NOISE, 1).random_raw(4)
    first, second = (words[:2] >> np.uint64(11)) * 2.0**-53
    radius, angle = np.sqrt(-2 * np.log(first + 2.0**-53)), 2 * np.pi * second
    found = numbers(11, 2, 2)[:, 1]
    np.testing.assert_allclose(found, [radius * np.cos(angle), radius * np.sin(angle)], rtol=1e-13)


def test_a_number_is_a_function_of_seed_step_and_coordinate_alone() -> None:
    steps = 3 * BLOCK + 5
    forwards = numbers(5, 3, steps)
    noise = GradientNoise(5, 3)
    for step in (steps - 1, 0, BLOCK, BLOCK - 1, 7, 2 * BLOCK + 1):
        np.testing.assert_array_equal(noise.at(step, LIKE).numpy()[0], forwards[step])
    np.testing.assert_array_equal(numbers(5, 2, 50), forwards[:50, :2])
    assert not np.isin(numbers(6, 3, 50), forwards).any()


def objective(noise: float, dtype: torch.dtype = torch.float64) -> SurfaceObjective:
    surface = problems["quadratic"]
    built = surface.objective(surface.values({"noise": noise}), Setting(4, dtype, torch.device("cpu")))
    assert isinstance(built, SurfaceObjective)
    return built


def test_only_gradients_are_noisy_and_all_runs_see_the_same_noise() -> None:
    exact, noisy = objective(0.0), objective(0.5)
    assert (exact.noisy, noisy.noisy) == (False, True)
    place = torch.tensor([[1.0, -2.0], [0.3, 4.0], [1.0, -2.0]], dtype=torch.float64)
    for step in (0, 1000):
        (loss, gradient), (same, disturbed) = exact.evaluate(place, step), noisy.evaluate(place, step)
        assert torch.equal(loss, same)
        added = disturbed - gradient
        expected = 0.5 * numbers(4, 2, 1001)[step]
        np.testing.assert_allclose(added.numpy(), np.broadcast_to(expected, (3, 2)), rtol=1e-12)


def test_noise_may_differ_by_run() -> None:
    several = objective(1.0)
    several.noise = torch.tensor([0.0, 1.0, 2.0], dtype=torch.float64)
    place = torch.zeros(3, 2, dtype=torch.float64)
    added = several.evaluate(place, 9)[1]
    assert torch.equal(added[0], torch.zeros(2, dtype=torch.float64))
    assert torch.equal(added[2], 2 * added[1])


def spec(**changes: Any) -> dict[str, Any]:
    table = {
        "steps": 4000, "seed": 1, "dtype": "float64", "record": ["loss"],
        "problem": {"name": "quadratic", "eigenvalues": [1.0, 4.0], "start": [0.0, 0.0], "noise": 0.3},
        "runs": [{"optimizer": {"name": "SGD", "lr": 0.1}}],
    }  # fmt: skip
    return {**table, **changes}


def test_gradient_descent_rattles_with_the_variance_of_theory() -> None:
    """x ← (1 - ηλ)x - ηsz has variance ηs²/(λ(2 - ηλ))."""
    x = run(spec())["SGD"]["x"][200:]
    for column, curvature in zip(x.T, (1.0, 4.0), strict=True):
        variance = 0.1 * 0.3**2 / (curvature * (2 - 0.1 * curvature))
        assert np.var(column) == np.float64(variance) or abs(np.var(column) / variance - 1) < 0.15


def test_a_batch_a_single_run_and_a_replay_agree_to_the_last_bit() -> None:
    rules = [{"optimizer": {"name": "SGD", "lr": 0.1}}, {"optimizer": {"name": "Adam", "lr": 0.01}}]
    together = run(spec(steps=700, runs=rules))
    for rule in rules:
        alone = run(spec(steps=700, runs=[rule]))
        name = rule["optimizer"]["name"]
        np.testing.assert_array_equal(alone[name]["x"], together[name]["x"])
    stepwise = Experiment(parse(spec(steps=700, runs=rules)))
    for count in (1, 511, 3, 185):
        stepwise.advance(count)
    assert stepwise.history is not None
    np.testing.assert_array_equal(stepwise.history["Adam"]["x"], together["Adam"]["x"])
