"""A map's process gives what this one would, stops when it is told, and its end is survived."""

import os
import signal

import numpy as np
import pytest

from engine.errors import InputError
from engine.maps import Grid, compute, computed, task_of
from engine.maps.map_process import MapProcess
from tests.maps.samples import axis, spec

RATE, MOMENTUM = "runs.0.optimizer.lr", "runs.0.optimizer.momentum"


def digits(steps, optimizer="SGD", count=3):
    runs = [{"optimizer": {"name": optimizer}}]
    axes = axis(RATE, 1e-3, 1e-1, count, "log"), axis("runs.0.optimizer.weight_decay", 0.0, 0.1, 2)
    return task_of(spec(*axes, runs=runs, steps=steps, problem={"name": "digits", "batch_size": 16}))


@pytest.fixture
def process():
    made = MapProcess()
    yield made
    made.close()


@pytest.mark.long
def test_the_same_bits_and_why_not_compiled(process, monkeypatch):
    task = digits(5)
    machine = process.machine(task)
    assert machine.reason is None
    grid = Grid(task.shape)
    for _ in compute(task, machine, grid):
        pass
    assert np.array_equal(grid.figures["final_loss"], computed(task).figures["final_loss"])
    lamb = digits(2, "LAMB")
    assert "LAMB looks at more" in process.machine(lamb).reason
    with pytest.raises(InputError, match="tensor executor"):
        process.machine(lamb, "fused")
    assert np.isfinite(process.machine(lamb).figures(np.arange(2))["final_loss"]).all()
    monkeypatch.setattr("engine.maps.map_process.PATIENCE", 60.0)  # a busy machine may let it wait for its turn
    stops_when_told_and_goes_on_with_another(process)


def stops_when_told_and_goes_on_with_another(process):
    machine, asked = process.machine(digits(10**6)), []

    def at_the_third_look():
        asked.append(True)
        return len(asked) > 2

    before = process._process.pid
    assert machine.figures(np.arange(6), at_the_third_look) is None
    small = process.machine(digits(2))
    assert np.isfinite(small.figures(np.arange(6))["final_loss"]).all()
    assert process._process.pid == before


@pytest.mark.long
def test_its_death_is_said_and_another_one_takes_over(process):
    machine = process.machine(digits(10**6))
    os.kill(process._process.pid, signal.SIGKILL)
    with pytest.raises(InputError, match="has ended"):
        machine.figures(np.arange(6))
    assert process.machine(digits(2)) is not None
