import numpy as np
import pytest

from engine.errors import InputError
from engine.maps import at_third, computed, machine_for, task_of, zoomed
from engine.spec import parse
from tests.maps.samples import LR, axis, spec

LRS = axis(LR, 1e-4, 1.0, 4, "log")
BETA = axis("runs.0.optimizer.betas.0", 0.0, 0.9, 3)
BAD = {
    "has 1": ([LRS], {}),
    "both axes vary it": ([LRS, {**LRS, "high": 2.0}], {}),
    "must be a finite number >= 0 and < 1": ([LRS, axis("runs.0.optimizer.betas.0", 0.0, 1.5, 3)], {}),
    "argument 'betta'": ([LRS, axis("runs.0.optimizer.betta", 0.0, 1.5, 3)], {}),
    "an axis varies": ([LRS, axis("steps", 1, 100, 3)], {}),
    "no number there": ([LRS, axis("runs.0.optimizer", 1, 100, 3)], {}),
    "start": ([LRS, axis("problem.start.2", 1, 100, 3)], {}),
    "did you mean 'final_loss'": ([LRS, BETA], {"colour": "final_los"}),
    "needs two runs": ([LRS, BETA], {"colour": "winner"}),
    "counted from 0": ([LRS, BETA], {"run": 3}),
    "tolerance = nan": ([LRS, BETA], {"tolerance": float("nan")}),
}


@pytest.mark.parametrize("words", BAD)
def test_bad_maps_are_refused_in_one_line(words):
    axes, settings = BAD[words]
    with pytest.raises(InputError) as error:
        task_of(spec(*axes), **settings)
    assert words in str(error.value)
    assert "\n" not in str(error.value)


def test_bounds_of_an_axis_must_be_finite_and_in_order():
    for low, high in ((float("nan"), 1.0), (1.0, 1.0), (0.1, float("inf"))):
        with pytest.raises(InputError):
            spec(axis(LR, low, high, 4), BETA)


def test_whole_numbers_of_schedules_are_whole():
    """Also where the spec leaves them out; every pixel is an experiment that can be opened."""
    runs, path = [{"optimizer": "SGD", "schedule": [{"name": "StepLR"}]}], "runs.0.schedule.0"
    steps, gamma = axis(f"{path}.step_size", 3, 30, 4, "log"), axis(f"{path}.gamma", 0.1, 0.9, 3)
    task = task_of(spec(steps, gamma, runs=runs))
    assert [one.values.tolist() for one in task.axes] == [[3, 6, 14, 30], [0.1, 0.5, 0.9]]
    for column in range(4):
        opened = task.pixel(1, column).runs[0].schedule[0]
        assert (opened["step_size"], opened["gamma"]) == (task.axes[0].values[column], 0.5)
    with pytest.raises(InputError, match="whole number"):
        task_of(spec(axis(f"{path}.step_size", 0, 30, 4), gamma, runs=runs))


def test_no_known_minimum_no_distance():
    problem = {"name": "formula", "text": "x^4 + y^2", "start": [1.0, 1.0]}
    with pytest.raises(InputError, match="no minimum"):
        task_of(spec(LRS, BETA, problem=problem), "distance")


def test_a_chain_that_is_not_compiled_is_said_and_the_tensor_executor_offered():
    task = task_of(spec(LRS, axis("runs.0.optimizer.weight_decay", 0.0, 0.1, 2), runs=[{"optimizer": "LAMB"}], steps=5))
    with pytest.raises(InputError, match="tensor executor can"):
        machine_for(task, "fused")
    assert np.isfinite(computed(task).figures["final_loss"]).all()
    with pytest.raises(InputError, match="auto, fused or tensor"):
        machine_for(task, "fast")


def test_float64_where_float32_runs_out_of_digits():
    near = spec(axis(LR, 0.01, 0.010001, 64), BETA)
    assert near.dtype == "float32"
    assert task_of(near).spec.dtype == "float64"
    assert task_of(spec(LRS, BETA)).spec.dtype == "float32"
    loss = computed(task_of(near)).figures["final_loss"]
    assert len(np.unique(loss[0])) == 64


def test_a_third_axis_and_a_zoom():
    three = spec(LRS, BETA, axis("problem.b", 1.0, 100.0, 5))
    two = at_third(three, 4)
    assert two.problem["b"] == 100.0
    assert len(two.axes) == 2
    near = zoomed(two, (1e-3, 1e-2), (0.1, 0.2))
    assert [(one.low, one.high) for one in near.axes] == [(1e-3, 1e-2), (0.1, 0.2)]
    with pytest.raises(InputError):
        zoomed(two, (1e-2, 1e-3), (0.1, 0.2))


def test_every_run_at_once():
    runs = [{"optimizer": {"name": "SGD", "lr": 0.1}}, {"optimizer": {"name": "Adam", "lr": 0.1}}]
    task = task_of(
        spec(axis("runs.*.optimizer.lr", 1e-4, 1.0, 4, "log"), axis("problem.b", 1, 100, 3), runs=runs), "winner"
    )
    pixel = task.pixel(1, 2)
    assert {run.optimizer["lr"] for run in pixel.runs} == {task.axes[0].values[2]}
    assert pixel.axes == ()
    assert parse(pixel.table()) == pixel


def test_whole_numbers_of_a_class_from_outside_are_whole_between_whole_bounds():
    """Of its knobs only the number in the spec is known: 0 may be a momentum or a count."""
    runs = [{"optimizer": {"name": "torch.optim:SGD", "lr": 0.1, "momentum": 0}}]
    for high, values in ((0.9, [0.0, 0.45, 0.9]), (4.0, [0, 2, 4])):
        asked = spec(LRS, axis("runs.0.optimizer.momentum", 0.0, high, 3), runs=runs)
        assert task_of(asked).axes[1].values.tolist() == values
    seeds = spec(LRS, axis("seed", -0.5, 3.5, 3), runs=runs)
    assert task_of(seeds).axes[1].whole
