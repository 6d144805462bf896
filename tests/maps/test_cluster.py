"""A map by worker processes; needs the extra ``cluster``."""

import importlib.util
import os
import signal

import numpy as np
import pytest

from engine.errors import InputError
from engine.maps import Grid, computed, machine_for, task_of
from engine.maps.cluster import cluster, compute_on
from tests.maps.samples import LR, axis, spec

TASK = task_of(spec(axis(LR, 1e-4, 1.0, 40, "log"), axis("runs.0.optimizer.betas.0", 0.0, 0.9, 30), steps=20_000))
INSTALLED = importlib.util.find_spec("distributed") is not None


@pytest.mark.parametrize("address", ["local", "local:0", "local:many", "http://there"])
def test_addresses_that_make_no_sense(address):
    with pytest.raises(InputError, match="must look like"), cluster(address):
        pass


@pytest.mark.long
@pytest.mark.skipif(not INSTALLED, reason="needs the extra cluster (Dask), which is not installed")
@pytest.mark.filterwarnings("default")
def test_the_same_bits_as_on_one_machine_also_when_a_worker_is_killed():
    grid, killed = Grid(TASK.shape), []
    with cluster("local:2") as client:
        for _ in compute_on(client, TASK, machine_for(TASK), grid):
            if not killed:
                killed.append(next(iter(client.run(os.getpid).values())))
                os.kill(killed[0], signal.SIGKILL)
    assert grid.finished
    assert np.array_equal(grid.figures["final_loss"], computed(TASK).figures["final_loss"], equal_nan=True)


@pytest.mark.skipif(INSTALLED, reason="Dask is installed")
def test_without_dask_it_is_said():
    with pytest.raises(InputError, match="needs Dask"), cluster("local:2"):
        pass
