"""Norms and angles against brute force, tensor by tensor too, at any cadence and on every way to them."""

import numpy as np
import pytest

from engine.errors import InputError
from engine.experiment import Experiment
from engine.fused_stepper import FusedStepper
from engine.spec import parse
from engine.tensor_stepper import TensorStepper

NAMES = [
    "grad_norm",
    "update_norm",
    "parameter_norm",
    "distance",
    "update_ratio",
    "gradient_cosine",
    "update_cosine",
    "overshoot",
    "step_curvature",
    "angular_update",
]
NET = {"name": "mlp", "data": "sine", "samples": 12, "noise": 0.1, "hidden": [4], "activation": "tanh", "batch_size": 5}


def trained(problem, steps=12, advance=1, **more):
    runs = [{"optimizer": {"name": "Adam", "lr": 0.05}}, {"optimizer": {"name": "SGD", "lr": 0.002}}]
    table = {"steps": steps, "dtype": "float64", "record": NAMES, "problem": problem, "runs": runs, **more}
    experiment = Experiment(parse(table))
    places = [experiment.by_run(experiment.parameters)]
    while not experiment.finished:
        experiment.advance(advance)
        places.append(experiment.by_run(experiment.parameters))
    return experiment, places


def angle(a, b):
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


def brute(experiment, places, run, step):
    """Every quantity at ``step`` from the places alone, written out."""
    points = [place[run].numpy() for place in places]
    slopes = [experiment.objective.evaluate(place, k)[1][run].numpy() for k, place in enumerate(places)]
    last = points[step] - points[step - 1]
    before = points[step - 1] - points[step - 2]
    along, along_before = last @ slopes[step], last @ slopes[step - 1]
    length = np.linalg.norm
    return {
        "grad_norm": length(slopes[step]),
        "update_norm": length(last),
        "parameter_norm": length(points[step]),
        "distance": length(points[step] - points[0]),
        "update_ratio": length(last) / length(points[step]),
        "gradient_cosine": angle(slopes[step], slopes[step - 1]),
        "update_cosine": angle(last, before),
        "overshoot": -along / along_before,
        "step_curvature": (along - along_before) / (last @ last),
        "angular_update": np.arccos(np.clip(angle(points[step], points[step - 1]), -1, 1)),
    }


@pytest.mark.parametrize("problem", [NET, "rosenbrock"], ids=["network", "surface"])
def test_every_quantity_against_brute_force(problem):
    experiment, places = trained(problem)
    for run, name in enumerate(experiment.history.runs):
        for step in range(2, 13):
            for quantity, expected in brute(experiment, places, run, step).items():
                tolerance = 1e-6 if quantity == "angular_update" else 1e-8  # the arc cosine has no digits near 1
                assert experiment.history[name][quantity][step] == pytest.approx(expected, rel=tolerance, abs=1e-10)


@pytest.mark.parametrize("problem", [NET, "rosenbrock"], ids=["network", "surface"])
def test_chunks_do_not_show(problem):
    one, _ = trained(problem, advance=1)
    for advance in (5, 12):
        other, _ = trained(problem, advance=advance)
        for run in one.history.runs:
            for quantity in NAMES:
                np.testing.assert_array_equal(one.history[run][quantity], other.history[run][quantity], quantity)


def test_compiled_and_tensor_rows_have_the_same_bits():
    compiled, _ = trained("rosenbrock", advance=12)
    tensor, _ = trained("rosenbrock", advance=12, record=[*NAMES, "tiny_weights"])
    assert isinstance(compiled.stepper, FusedStepper)
    assert isinstance(tensor.stepper, TensorStepper)
    for run in compiled.history.runs:
        for quantity in NAMES:
            np.testing.assert_array_equal(compiled.history[run][quantity], tensor.history[run][quantity], quantity)


@pytest.mark.parametrize("problem", [NET, "rosenbrock"], ids=["network", "surface"])
def test_between_the_cadence_there_is_no_number(problem):
    every = {"update_norm": 3, "grad_norm": 4}
    thin, _ = trained(problem, advance=5, record_every=every)
    whole, _ = trained(problem, advance=12)
    for run in whole.history.runs:
        for quantity, cadence in every.items():
            expected = whole.history[run][quantity].copy()
            expected[np.arange(13) % cadence != 0] = np.nan
            np.testing.assert_array_equal(thin.history[run][quantity], expected)


def test_one_tensor_alone():
    experiment, places = trained(NET, record=["grad_norm.0.weight", "update_norm.2.bias"])
    slots = {slot.name: slice(slot.start, slot.stop) for slot in experiment.objective.layout.slots}
    run = experiment.history.runs[0]
    for step in range(1, 13):
        slope = experiment.objective.evaluate(places[step], step)[1][0, slots["0.weight"]]
        moved = (places[step] - places[step - 1])[0, slots["2.bias"]]
        assert experiment.history[run]["grad_norm.0.weight"][step] == pytest.approx(slope.norm().item(), rel=1e-10)
        assert experiment.history[run]["update_norm.2.bias"][step] == pytest.approx(moved.norm().item(), rel=1e-10)


def test_a_tensor_that_is_not_there_is_refused():
    with pytest.raises(InputError, match=r"9\.weight"):
        trained(NET, record=["grad_norm.9.weight"])
