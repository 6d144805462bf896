"""The border between convergence and divergence on a quadratic lies where theory puts it, within one pixel."""

import numpy as np
import pytest

from engine.maps import computed, task_of
from tests.maps.samples import axis, spec

BETAS = axis("runs.0.optimizer.momentum", 0.0, 0.9, 10)
RATES = axis("runs.0.optimizer.lr", 0.05, 0.45, 101)
EIGENVALUE = 10.0
LIMITS = {
    "heavy ball": (False, lambda beta: 2 * (1 + beta) / EIGENVALUE),
    "Nesterov": (True, lambda beta: (2 + 2 * beta) / ((1 + 2 * beta) * EIGENVALUE)),
}


def border(task, grid):
    """The first rate of each row whose run ended higher than it began."""
    loss = grid.figures["final_loss"]
    away = ~(loss < 0.5 * EIGENVALUE)
    assert away.any(1).all()
    assert not away[:, 0].any()
    return task.axes[0].values[away.argmax(1)]


@pytest.mark.parametrize("method", LIMITS)
def test_border(method):
    nesterov, limit = LIMITS[method]
    runs = [{"optimizer": {"name": "SGD", "lr": 0.1, "momentum": 0.5, "nesterov": nesterov}}]
    betas = {**BETAS, "low": 0.09} if nesterov else BETAS
    problem = {"name": "quadratic", "eigenvalues": [1.0, EIGENVALUE], "start": [0.0, 1.0]}
    task = task_of(spec(RATES, betas, runs=runs, problem=problem, steps=20_000, dtype="float64"))
    found = border(task, computed(task, "fused"))
    expected = np.array([limit(beta) for beta in task.axes[1].values])
    pixel = np.diff(task.axes[0].values)[0]
    assert np.abs(found - expected).max() <= pixel * 1.001
    assert len(set(found)) > 3


def test_plain_gradient_descent_over_the_curvature():
    problem = {"name": "quadratic", "eigenvalues": [1.0, 10.0], "start": [0.0, 1.0]}
    curvatures = axis("problem.eigenvalues.1", 4.0, 30.0, 14)
    runs = [{"optimizer": {"name": "SGD", "lr": 0.1}}]
    task = task_of(
        spec(axis("runs.0.optimizer.lr", 0.02, 0.6, 146), curvatures, runs=runs, problem=problem, steps=20_000)
    )
    loss = computed(task, "fused").figures["final_loss"]
    start = 0.5 * task.axes[1].values[:, None]
    found = task.axes[0].values[(~(loss < start)).argmax(1)]
    assert np.abs(found - 2 / task.axes[1].values).max() <= np.diff(task.axes[0].values)[0] * 1.001
