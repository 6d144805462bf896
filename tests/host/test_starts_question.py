import numpy as np
import pytest

from engine.errors import InputError
from engine.experiment import Experiment
from engine.host.questions.starts import STARTS
from engine.spec import parse

SPEC = parse({
    "steps": 2000, "dtype": "float64", "problem": "rosenbrock",
    "runs": [{"name": "a", "optimizer": {"name": "Adam", "lr": 0.02}}, {"name": "b", "optimizer": {"name": "SGD"}}],
})  # fmt: skip


def test_each_path_is_that_of_an_experiment_from_there():
    experiment = Experiment(SPEC)
    starts = [[0.5, 0.5], [-1.0, 2.0]]
    paths = STARTS.answer(experiment, starts, run=0, steps=200).paths
    for start, path in zip(starts, paths, strict=True):
        fresh = Experiment(SPEC.with_value("problem.start", start))
        fresh.advance(200)
        np.testing.assert_array_equal(path, fresh.history["a"]["x"])


def test_long_paths_are_thinned_with_both_ends():
    experiment = Experiment(SPEC)
    path = STARTS.answer(experiment, [[0.5, 0.5]], run=0, steps=2000).paths[0]
    fresh = Experiment(SPEC.with_value("problem.start", [0.5, 0.5]))
    while not fresh.finished:
        fresh.advance(fresh.longest)
    assert len(path) == 600
    np.testing.assert_array_equal(path[[0, -1]], fresh.history["a"]["x"][[0, -1]])


def test_no_step_is_the_start():
    assert STARTS.answer(Experiment(SPEC), [[3.0, 4.0]], run=1, steps=0).paths[0].tolist() == [[3.0, 4.0]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [({"run": 2}, "run = 2"), ({"starts": []}, "0 of them"), ({"starts": [[0.0, 0.0]] * 401}, "401")],
)
def test_bad_arguments(arguments, said):
    with pytest.raises(InputError, match=said):
        STARTS.answer(Experiment(SPEC), **{"starts": [[0.0, 0.0]], "run": 0, "steps": 5, **arguments})


def test_networks_have_no_start_to_choose():
    experiment = Experiment(parse({"problem": "ten_points", "runs": [{"optimizer": {"name": "SGD"}}]}))
    if experiment.problem.kind != "surface":
        with pytest.raises(InputError, match="no surface"):
            STARTS.answer(experiment, [[0.0, 0.0]], run=0, steps=5)
