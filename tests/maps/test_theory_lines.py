import numpy as np
import pytest

from engine.maps import task_of
from engine.maps.theory import limits_of, stable_rate
from tests.maps.samples import LR, axis, spec


@pytest.mark.parametrize("nesterov", [False, True])
@pytest.mark.parametrize("beta", [0.0, 0.5, 0.95])
def test_the_limit_is_where_the_iteration_has_spectral_radius_one(beta, nesterov):
    rate, largest = float(stable_rate(np.array(beta), nesterov, np.array(7.0))), 7.0

    def radius(lr):
        shrink = 1 - lr * largest
        if nesterov:
            return max(abs(np.roots([1, -(1 + beta) * shrink, beta * shrink])))
        return max(abs(np.roots([1, -(1 + beta - lr * largest), beta])))

    assert radius(rate * 0.999) < 1 < radius(rate * 1.001)


def test_no_line_where_there_is_no_formula():
    rates, curvature = axis(LR, 0.01, 1.0, 5), axis("problem.eigenvalues.1", 1.0, 20.0, 4)
    sgd = [{"optimizer": {"name": "SGD", "lr": 0.1}}]
    (line,) = limits_of(task_of(spec(rates, curvature, runs=sgd, problem="quadratic")))
    assert line.label == "2/λ"
    assert line.first == pytest.approx(2 / np.maximum(line.second, 1.0))
    assert limits_of(task_of(spec(rates, curvature, problem="quadratic"))) == ()
    assert limits_of(task_of(spec(rates, axis("problem.b", 1, 9, 3), runs=sgd))) == ()
    decayed = [{"optimizer": {"name": "SGD", "lr": 0.1, "weight_decay": 0.1}}]
    assert limits_of(task_of(spec(rates, curvature, runs=decayed, problem="quadratic"))) == ()
