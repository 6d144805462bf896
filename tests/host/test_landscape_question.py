import numpy as np
import pytest

from engine.experiment import Experiment
from engine.host.question import questions
from engine.host.questions import landscape as under_test
from engine.landscape.landscape import landscape
from engine.spec import parse
from tests.landscape.cases import RUNS, experiment

PROBLEM = {"name": "mlp", "hidden": [5], "samples": 40}


@pytest.fixture
def trained():
    return experiment(PROBLEM, 20)


def test_the_picture_grows_until_it_is_whole(trained, monkeypatch):
    monkeypatch.setattr(under_test, "BUDGET", 0.0)
    ask = questions["landscape"].answer
    answers = [ask(trained, "path", count=33)]
    while answers[-1].done < 1:
        answers.append(ask(trained, "path", count=33))
    sizes = [len(found.x) for found in answers]
    assert sizes[0] >= 9
    assert sizes == sorted(sizes)
    assert sizes[-1] == 33
    *_, whole = landscape(trained, "path").grid(33)
    np.testing.assert_allclose(answers[-1].values, whole.values, rtol=1e-10)
    assert set(answers[-1].projections) == {run.name for run in trained.spec.runs}


def test_the_plane_stays_until_another_is_asked_for():
    trained = Experiment(parse({"steps": 40, "dtype": "float64", "problem": PROBLEM, "runs": RUNS}))
    trained.advance(20)
    first = questions["landscape"].answer(trained, count=9)
    trained.advance(5)
    again = questions["landscape"].answer(trained, count=9)
    assert first.step == again.step == 20
    assert np.array_equal(first.values, again.values)
    assert questions["landscape"].answer(trained, count=9, token=1).step == 25
