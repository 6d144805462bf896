"""Maps of dense networks: compiled pixels against experiments, on the compiled and on the tensor executor."""

import numpy as np
import pytest

from engine import run
from engine.errors import InputError
from engine.experiment import Experiment
from engine.maps import Grid, cluster, compute, computed, machine_for, task_of
from engine.maps import net_map as module
from engine.maps.net_map import NetMap
from engine.maps.tensor_map import TensorMap
from engine.tensor_stepper import TensorStepper
from tests.maps.samples import LR, axis, spec

MOMENTUM = "runs.0.optimizer.momentum"
SGD = {"optimizer": {"name": "SGD", "lr": 0.05, "momentum": 0.9}}
DIGITS = {"name": "digits", "batch_size": 64}
WAVE = {"name": "mlp", "data": "sine", "activation": "relu"}
RATES = axis(LR, 1e-3, 0.3, 4, "log")


def task(*axes, colour="final_loss", problem=DIGITS, steps=30, runs=None, tolerance=None, **rest):
    asked = spec(*axes, runs=runs or [SGD], problem=problem, steps=steps, **rest)
    return task_of(asked, colour, tolerance=tolerance)


def by_tensors(asked, row, column, number=0):
    """Loss by step, and the step of divergence, as the tensor executor trains that pixel."""
    experiment = Experiment(asked.pixel(row, column).model_copy(update={"record": ("loss",)}))
    experiment.stepper = TensorStepper(experiment)
    experiment.advance(asked.spec.steps)
    found = experiment.history[asked.spec.runs[number].name]
    return found["loss"], found.diverged_at


@pytest.mark.parametrize(("dtype", "rtol"), [("float32", 1e-5), ("float64", 1e-11)])
@pytest.mark.parametrize("name", ["SGD", "Adam", "RMSprop"])
def test_pixels_are_those_of_the_tensor_executor(name, dtype, rtol):
    rates = axis(LR, 1e-3, 1e-2, 3, "log")
    second = axis("runs.0.optimizer.weight_decay", 0.0, 0.1, 2)
    asked = task(rates, second, runs=[{"optimizer": {"name": name, "lr": 0.01}}], dtype=dtype, tolerance=2.2)
    machine = machine_for(asked, "fused")
    assert isinstance(machine, NetMap)
    found = computed(asked, "fused").figures
    for row in range(2):
        for column in range(3):
            loss, _ = by_tensors(asked, row, column)
            assert found["final_loss"][row, column] == pytest.approx(loss[-1], rel=rtol)
            under = np.flatnonzero(loss <= 2.2)
            reached = found["steps_to_tolerance"][row, column]
            assert reached == under[0] if len(under) else np.isnan(reached)
    assert len(np.unique(found["final_loss"])) == 6


@pytest.mark.parametrize(
    ("second", "runs"),
    [
        (axis("runs.0.seed", 3, 5, 3), None),
        (axis("seed", 0, 2, 3), None),
        (axis("problem.batch_size", 16, 64, 3), None),
        (axis("runs.0.loss_scale", 0.5, 2.0, 3), None),
        (axis("runs.0.schedule.gamma", 0.8, 1.0, 3), [SGD | {"schedule": {"name": "ExponentialLR", "gamma": 0.9}}]),
    ],
    ids=["run seed", "seed", "batch size", "loss scale", "schedule"],
)
def test_a_pixel_has_the_bits_of_the_run_on_the_bench(second, runs, monkeypatch):
    monkeypatch.setattr(module, "LONGEST", 13)
    if second["path"] == "runs.0.schedule.gamma":
        second = second | {"path": "runs.0.schedule.0.gamma"}
    asked = task(RATES, second, runs=runs, steps=60, colour="oscillations")
    assert isinstance(machine_for(asked), NetMap)
    found = computed(asked).figures
    assert len(np.unique(found["final_loss"])) == 12
    for row in range(3):
        expected = run(asked.pixel(row, 2))[asked.spec.runs[0].name]["loss"]
        assert found["final_loss"][row, 2] == expected[-1]
        change = np.sign(np.diff(expected))
        assert (change != 0).all()
        turns = int(((change[:-1] < 0) & (change[1:] > 0)).sum())
        assert found["oscillations"][row, 2] == turns


def test_runs_that_diverge(monkeypatch):
    monkeypatch.setattr(module, "LONGEST", 4)
    asked = task(axis(LR, 1e-2, 1e9, 4, "log"), axis(MOMENTUM, 0.0, 0.9, 2), problem=WAVE, steps=40)
    found = computed(asked, "fused").figures
    seen = 0
    for row in range(2):
        for column in range(4):
            loss, diverged = by_tensors(asked, row, column)
            if diverged is None:
                assert np.isnan(found["diverged_at"][row, column])
                assert found["final_loss"][row, column] == pytest.approx(loss[-1], rel=1e-3)
            else:
                seen += 1
                assert found["diverged_at"][row, column] == diverged
                assert np.isnan(found["final_loss"][row, column])
    assert 0 < seen < 8


def test_who_wins():
    runs = [SGD, {"optimizer": {"name": "Adam", "lr": 0.01}}]
    asked = task(axis("runs.*.optimizer.lr", 1e-3, 0.3, 3, "log"), axis("seed", 0, 1, 2), runs=runs, colour="winner")
    found = computed(asked, "fused").figures
    for row in range(2):
        for column in range(3):
            ends = [by_tensors(asked, row, column, number)[0][-1] for number in (0, 1)]
            assert found["winner"][row, column] == int(np.argmin(ends))
            assert found["final_loss"][row, column] == pytest.approx(min(ends), rel=1e-4)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"optimizer": {"name": "LAMB", "lr": 0.01}}, "more than one number"),
        (SGD | {"schedule": {"name": "ReduceLROnPlateau"}}, "waits for the loss"),
    ],
    ids=["LAMB", "ReduceLROnPlateau"],
)
def test_what_it_cannot_take(entry, words):
    asked = task(axis(LR, 1e-3, 0.1, 2, "log"), axis("seed", 0, 1, 2), runs=[entry])
    with pytest.raises(InputError, match=words):
        machine_for(asked, "fused")
    assert isinstance(machine_for(asked), TensorMap)


def test_called_off():
    asked = task(RATES, axis(MOMENTUM, 0.0, 0.9, 3))
    grid, machine = Grid(asked.shape), machine_for(asked)
    assert machine.figures(np.arange(12), lambda: True) is None
    assert not list(compute(asked, machine, grid, cancelled=lambda: True))
    assert not grid.done.any()


def test_what_a_worker_elsewhere_computes():
    asked = task(RATES, axis(MOMENTUM, 0.0, 0.9, 3))
    settings = (asked.spec.json_text(), asked.colour, asked.run, asked.tolerance, asked.fast, "fused")
    found = cluster.figures(settings, np.array([1, 7, 10]))
    whole = computed(asked, "fused").figures["final_loss"]
    assert found["final_loss"].tolist() == whole.ravel()[[1, 7, 10]].tolist()
