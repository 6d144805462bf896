"""A pixel is the run at its numbers, to the last bit."""

import numpy as np
import pytest

from engine import run
from engine.maps import COLOURS, computed, task_of
from engine.maps.fused_map import refusal
from tests.maps.samples import LR, axis, spec

LRS = axis(LR, 1e-4, 3.0, 5, "log")
GAMMA = {"name": "ExponentialLR", "gamma": 0.9}
SGD = {"optimizer": {"name": "SGD", "lr": 0.002, "momentum": 0.9}}
CASES = {
    "lr and beta": spec(LRS, axis("runs.0.optimizer.betas.1", 0.5, 0.999, 4)),
    "start": spec(axis("problem.start.0", -2, 2, 4), axis("problem.start.1", -1, 3, 3)),
    "surface": spec(axis("problem.a", 0.5, 2, 4), axis("problem.b", 1, 300, 3, "log"), dtype="float64"),
    "eigenvalues": spec(
        axis("problem.eigenvalues.0", 0.1, 5, 4),
        axis("problem.eigenvalues.1", 1, 50, 3),
        problem="quadratic",
        runs=[SGD],
    ),
    "schedule": spec(
        axis("runs.0.schedule.0.gamma", 0.5, 1.0, 4), LRS, runs=[{"optimizer": "Adam", "schedule": GAMMA}]
    ),
    "decay from zero": spec(axis("runs.0.optimizer.weight_decay", 0.0, 0.5, 4), LRS, runs=[SGD]),
    "momentum from zero": spec(axis("runs.0.optimizer.momentum", 0.0, 0.99, 4), LRS, runs=[SGD], dtype="float64"),
    "loss scale": spec(axis("runs.0.loss_scale", 0.1, 4.0, 4), LRS, runs=[SGD]),
}


def truth(pixel, number, colour, task):
    history = run(pixel.model_copy(update={"record": ("loss",)}))[pixel.runs[number].name]
    loss, diverged = history["loss"], history.diverged_at
    if colour == "final_loss":
        return np.nan if diverged is not None else loss[-1]
    if colour == "diverged_at":
        return np.nan if diverged is None else diverged
    assert colour == "steps_to_tolerance"
    reached = np.flatnonzero(loss[:diverged] <= task.tolerance)
    return reached[0] if len(reached) else np.nan


@pytest.mark.parametrize("case", CASES)
def test_every_pixel_is_the_run_at_its_numbers(case):
    task = task_of(CASES[case], tolerance=0.5)
    assert refusal(task) is None
    grid = computed(task, "fused")
    rows, columns = task.shape
    assert (rows, columns) == tuple(axis_.count for axis_ in reversed(CASES[case].axes))
    for row in range(rows):
        for column in range(columns):
            for name in ("final_loss", "diverged_at", "steps_to_tolerance"):
                expected = truth(task.pixel(row, column), task.run, name, task)
                assert np.array_equal(grid.figures[name][row, column], expected, equal_nan=True), (row, column, name)


@pytest.mark.parametrize("colour", COLOURS)
def test_both_executors_give_the_same_map(colour):
    runs = [SGD, {"optimizer": {"name": "Adam", "lr": 0.1}}]
    task = task_of(spec(LRS, axis("problem.start.0", -2, 2, 4), runs=runs, dtype="float64"), colour, tolerance=1.0)
    fused, tensor = computed(task, "fused"), computed(task, "tensor")
    assert colour in fused.figures
    for name, values in fused.figures.items():
        assert np.array_equal(values, tensor.figures[name], equal_nan=True), name
    assert np.isfinite(fused.figures[colour]).any()


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(
    ("second", "runs"),
    [
        (axis("problem.noise", 0.1, 2.0, 3), [SGD]),
        (axis("seed", 3, 5, 3), [SGD, {"optimizer": {"name": "Adam", "lr": 0.1}}]),
        (axis("runs.0.seed", 3, 5, 3), [SGD]),
        (axis("runs.0.optimizer.momentum", 0.1, 0.9, 3), [{**SGD, "seed": 8}]),
    ],
)
def test_noise_and_its_seeds_give_the_bits_of_experiments(second, runs, dtype):
    asked = spec(LRS, second, runs=runs, problem={"name": "rosenbrock", "noise": 0.5}, dtype=dtype, steps=40)
    task = task_of(asked, "winner" if len(runs) > 1 else "final_loss")
    fused, tensor = computed(task, "fused").figures, computed(task, "tensor").figures
    for name, values in fused.items():
        assert np.array_equal(values, tensor[name], equal_nan=True), name
    known = fused["final_loss"][np.isfinite(fused["final_loss"])]
    assert len(np.unique(known)) >= 6


def test_what_kernels_cannot_take_is_said():
    axes = LRS, axis("runs.0.optimizer.momentum", 0.1, 0.9, 3)
    cases = {
        "no formula surface": spec(*axes, runs=[SGD], problem="digits"),
        "decides nothing": spec(LRS, axis("seed", 0, 3, 4), runs=[SGD]),
        "random numbers": spec(*axes, runs=[SGD], problem={"name": "rosenbrock", "noise": 0.1}, steps=10**7),
        "waits for the loss": spec(*axes, runs=[{**SGD, "schedule": {"name": "ReduceLROnPlateau"}}]),
        "more than one number": spec(LRS, axis("seed", 0, 3, 4), runs=[{"optimizer": {"name": "LAMB", "lr": 0.01}}]),
    }
    for words, asked in cases.items():
        reason = refusal(task_of(asked))
        assert reason, words
        assert words in reason or "seed" in reason
