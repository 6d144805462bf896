"""Constant rates under noise: stationary variances, the limit cycle of fixed batches, and the noise scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.proof import Proof
from engine.trial import bowl, experiment, path

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.networks.objective import NetworkObjective

    Array = NDArray[np.float64]

LR, STEPS, COORDINATES = 0.1, 25_000, 16
REGRESSION = {"name": "linear", "samples": 20, "features": 2, "bias": False, "batch_size": 5, "shuffle": False,
              "validation": 0.0, "condition": 3.0}  # fmt: skip
MANY = {**REGRESSION, "samples": 2000, "features": 4, "noise": 2.0, "shuffle": True}


FOUR_ERRORS = 4 * (2 / (23_000 * COORDINATES * 0.1)) ** 0.5
STATISTICAL = "four standard errors of a mean square: values e-fold apart are independent, about a tenth of 23 000 × 16"


def noisy(momentum: float) -> tuple[dict[str, Any], dict[str, Any], int]:
    """Rule, problem and steps of SGD on a noisy bowl."""
    return {"name": "SGD", "lr": LR, "momentum": momentum}, bowl([1.0] * COORDINATES, noise=1.0), STEPS


def variance(momentum: float) -> float:
    """Mean square of the parameters on ½x² with noise of variance 1 on the gradient, after the start is forgotten."""
    places = path(*noisy(momentum))[2000:]
    return float(np.mean(places**2))


def shown(momentum: float) -> dict[str, Any]:
    rule, problem, steps = noisy(momentum)
    return experiment([rule], problem, steps)


def objective(table: dict[str, Any]) -> NetworkObjective:
    """The engine's own batches of a regression, in float64."""
    import torch

    from engine.networks.objective import NetworkObjective
    from engine.problem import Setting, problems

    problem = problems[table["name"]]
    values = problem.values({key: value for key, value in table.items() if key != "name"})
    made = problem.objective(values, Setting(0, torch.float64, torch.device("cpu")))
    assert isinstance(made, NetworkObjective)
    return made


def cycle(shuffle: bool = False) -> float:
    """The first weight at the end of an epoch, once the path has become a cycle."""
    return float(path({"name": "SGD", "lr": LR}, {**REGRESSION, "shuffle": shuffle}, 4000)[-1, 0])


def fixed_point() -> float:
    """The same from linear algebra: every batch is an affine map w ↦ (I − ηH)w + ηb; their product has one fixed point."""
    data = objective(REGRESSION)
    matrix, shift = np.eye(2), np.zeros(2)
    for step in range(4):
        batch = data.batch(step)
        inputs, targets = batch.inputs.numpy(), batch.targets.numpy()[:, 0]
        step_matrix = np.eye(2) - LR * 2 * inputs.T @ inputs / len(inputs)
        matrix = step_matrix @ matrix
        shift = step_matrix @ shift + LR * 2 * inputs.T @ targets / len(inputs)
    return float(np.linalg.solve(np.eye(2) - matrix, shift)[0])


def two_batches(small: int = 8, large: int = 64, wrong: bool = False) -> float:
    """The noise scale from mean squared gradient norms at two batch sizes (20 epochs of each)."""
    norms = []
    for size in (small, large):
        data = objective({**MANY, "batch_size": size, "drop_last": True})
        place = data.start(1)
        assert data.steps_per_epoch is not None
        found = [float(data.evaluate(place, s)[1].square().sum()) for s in range(20 * data.steps_per_epoch)]
        norms.append(float(np.mean(found)))
    little, much = norms
    signal = little if wrong else (large * much - small * little) / (large - small)
    return (little - much) / (1 / small - 1 / large) / signal


def exact_scale() -> float:
    """tr(Σ)/|G|² from every sample's own gradient, 2x(w·x − y) at w = 0."""
    data = objective(MANY).data
    each = -2 * data.inputs.numpy() * data.targets.numpy()
    mean = each.mean(axis=0)
    return float(((each - mean) ** 2).sum(axis=1).mean() / (mean @ mean))


def standing() -> dict[str, Any]:
    """The regression looked at with batches of 1000 from where it begins: the rate is too small to move."""
    problem = {**MANY, "batch_size": 1000}
    table = experiment([{"name": "SGD", "lr": 1e-12}], problem, 100)
    return {**table, "record": ["loss", "noise_scale"], "measure_every": 1}


PROOFS = (
    Proof(
        "noise.gd",
        "Stationary variance of SGD on a noisy bowl: ησ²/(λ(2 − ηλ))",
        "Mandt, Hoffman & Blei 2017, arXiv:1704.04289; the AR(1) process",
        expected=lambda: LR / (2 - LR),
        measure=lambda: variance(0.0),
        wrong=lambda: variance(0.3),
        tolerance=FOUR_ERRORS * LR / (2 - LR),
        reason=STATISTICAL,
        control="β = 0.3",
        quick=False,
        experiment=lambda: shown(0.0),
    ),
    Proof(
        "noise.heavy_ball",
        "Stationary variance of the heavy ball on a noisy bowl: ησ²(1 + β)/(λ(1 − β)(2(1 + β) − ηλ))",
        "the AR(2) process; Gitman et al. 2019, arXiv:1910.13962",
        expected=lambda: LR * 1.8 / (0.2 * (2 * 1.8 - LR)),
        measure=lambda: variance(0.8),
        wrong=lambda: variance(0.75),
        tolerance=FOUR_ERRORS * LR * 1.8 / (0.2 * (2 * 1.8 - LR)),
        reason=STATISTICAL,
        control="β = 0.75",
        quick=False,
        experiment=lambda: shown(0.8),
    ),
    Proof(
        "noise.limit_cycle",
        "Batches in a fixed order lead to a limit cycle, not to the optimum: the fixed point of an epoch",
        "Bertsekas 2011, Incremental gradient methods; product of affine maps",
        expected=fixed_point,
        measure=cycle,
        wrong=lambda: cycle(shuffle=True),
        tolerance=1e-9,
        reason="rounding; the way to the cycle has shrunk below it after 1000 epochs",
        control="shuffled batches, which have no cycle",
        experiment=lambda: experiment([{"name": "SGD", "lr": LR}], REGRESSION, 4000),
    ),
    Proof(
        "noise.scale",
        "Gradient noise scale tr(Σ)/|G|² from two batch sizes",
        "McCandlish et al. 2018, arXiv:1812.06162, app. A.1",
        expected=exact_scale,
        measure=two_batches,
        wrong=lambda: two_batches(wrong=True),
        tolerance=1.3,
        reason="three standard errors: 3.6 % of the noise and 2.4 % of the signal, from 5000 small and 620 large batches",
        control="the mean square of the small batches in place of the signal",
        experiment=standing,
        shows="Large batches at one and the same place: “noise_scale”, from single samples, scatters around the number.",
    ),
)
