import numpy as np
import pytest

from engine.errors import InputError
from engine.host.question import questions
from engine.landscape.loss import whole_loss
from tests.landscape.cases import experiment


def test_the_line_between_two_runs():
    trained = experiment({"name": "mlp", "hidden": [5], "samples": 40}, 20)
    found = questions["line"].answer(trained, 0, 2)
    ends = whole_loss(trained.objective)(trained.by_run(trained.parameters)[[0, 2]])
    assert found.loss[np.isin(found.alpha, [0, 1])] == pytest.approx(ends.tolist(), rel=1e-12)
    with pytest.raises(InputError, match="there are 3 runs"):
        questions["line"].answer(trained, 0, 3)
