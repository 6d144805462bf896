import numpy as np
import pytest

from engine.maps import task_of
from engine.maps.theory import limits_of
from tests.maps.samples import LR, axis, spec


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("nesterov", [False, True])
def test_the_limit_is_where_the_iteration_has_spectral_radius_one(nesterov, swapped):
    """Over a map of rate against momentum; the loss is tripled."""
    axes = axis(LR, 0.01, 1.0, 5), axis("runs.0.optimizer.momentum", 0.0 if not nesterov else 0.1, 0.9, 4)
    run = {"optimizer": {"name": "SGD", "momentum": 0.3, "nesterov": nesterov}, "loss_scale": 3.0}
    problem = {"name": "quadratic", "eigenvalues": [1.0, 7.0]}
    (line,) = limits_of(task_of(spec(*axes[:: -1 if swapped else 1], runs=[run], problem=problem)))
    rates, betas = (line.second, line.first) if swapped else (line.first, line.second)
    assert betas == pytest.approx(np.linspace(betas[0], 0.9, 4))

    def radius(lr, beta):
        shrink = 1 - lr * 21.0
        if nesterov:
            return max(abs(np.roots([1, -(1 + beta) * shrink, beta * shrink])))
        return max(abs(np.roots([1, -(1 + beta - lr * 21.0), beta])))

    for rate, beta in zip(rates, betas, strict=True):
        assert radius(rate * 0.999, beta) < 1 < radius(rate * 1.001, beta)


def test_decay_and_curvature_move_the_limit():
    sgd = {"name": "SGD", "lr": 0.1}
    rates = axis(LR, 0.01, 1.0, 5)
    decay = axis("runs.0.optimizer.weight_decay", 0.0, 5.0, 3)
    problem = {"name": "quadratic", "eigenvalues": [1.0, 7.0]}
    (line,) = limits_of(task_of(spec(rates, decay, runs=[{"optimizer": sgd}], problem=problem)))
    assert line.first == pytest.approx(2 / (7 + line.second))
    curvature = axis("problem.eigenvalues.0", 1.0, 20.0, 4)
    decayed = [{"optimizer": {**sgd, "weight_decay": 0.5}}]
    (line,) = limits_of(task_of(spec(rates, curvature, runs=decayed, problem=problem)))
    assert line.first == pytest.approx(2 / (np.maximum(line.second, 7.0) + 0.5))


def test_no_line_where_there_is_no_formula():
    rates, curvature = axis(LR, 0.01, 1.0, 5), axis("problem.eigenvalues.1", 1.0, 20.0, 4)
    sgd = [{"optimizer": {"name": "SGD", "lr": 0.1}}]
    (line,) = limits_of(task_of(spec(rates, curvature, runs=sgd, problem="quadratic")))
    assert line.label == "2 / λ₁"
    assert line.first == pytest.approx(2 / np.maximum(line.second, 1.0))
    assert limits_of(task_of(spec(rates, curvature, problem="quadratic"))) == ()
    assert limits_of(task_of(spec(rates, axis("problem.b", 1, 9, 3), runs=sgd))) == ()
    planned = [{"optimizer": {"name": "SGD", "lr": 0.1}, "schedule": [{"name": "StepLR"}]}]
    assert limits_of(task_of(spec(rates, curvature, runs=planned, problem="quadratic"))) == ()
    angle = axis("problem.angle", 0.0, 90.0, 3)
    assert limits_of(task_of(spec(rates, angle, runs=sgd, problem="quadratic"))) == ()
