"""Maps one after another on one cluster, which is a stand-in here: tiles go there and back as bytes."""

import contextlib
import pickle
import sys
from types import SimpleNamespace

import numpy as np
import pytest

from engine.errors import InputError
from engine.maps import Grid, at_third, computed, task_of
from engine.maps.sweep import sweep
from tests.maps.samples import LR, axis, spec

THREE = spec(
    axis(LR, 1e-4, 1.0, 9, "log"), axis("problem.start.0", -2.0, 2.0, 7), axis("problem.b", 1, 50, 3)
)  # fmt: skip
TASKS = [task_of(at_third(THREE, place)) for place in range(3)]
LAMB = task_of(spec(axis(LR, 1e-3, 1e-2, 2), axis("problem.start.0", -1, 1, 2), runs=[{"optimizer": "LAMB"}], steps=2))


class Client:
    """As Dask's, in this process; ``lost``: after how many tiles the connection is."""

    def __init__(self, there, lost):
        self.there, self.lost, self.tasks, self.cancelled = there, lost, [], []

    def nthreads(self):
        return dict.fromkeys(range(self.there), 1)

    def submit(self, work, settings, pixels, **_how):
        self.tasks.append(pickle.dumps((work, settings, pixels)))
        return Future(self, len(self.tasks))

    def cancel(self, futures):
        self.cancelled += futures


class Future:
    def __init__(self, client, number):
        self.client, self.number = client, number

    def result(self):
        if self.number > self.client.lost:
            raise RuntimeError("scheduler-connection-lost.\nCheck the connection")
        work, settings, pixels = pickle.loads(self.client.tasks[self.number - 1])
        return pickle.loads(pickle.dumps(work(settings, pixels)))


@pytest.fixture
def made(monkeypatch):
    """The clients that were made, for clusters with one worker unless told otherwise."""
    clients, how = [], {"there": 1, "lost": 10**6}

    @contextlib.contextmanager
    def cluster(_address):
        clients.append(Client(**how))
        yield clients[-1]

    monkeypatch.setattr("engine.maps.sweep.cluster", cluster)
    monkeypatch.setitem(sys.modules, "distributed", SimpleNamespace(as_completed=reversed))
    return SimpleNamespace(clients=clients, how=how)


def grids():
    return [Grid(task.shape) for task in TASKS]


@pytest.mark.parametrize("address", [None, "local:2"])
def test_all_slices_by_one_cluster_with_the_bits_of_one_machine(made, address):
    found = grids()
    seen = [sum(int(grid.done.sum()) for grid in found) for _ in sweep(TASKS, found, address=address)]
    assert seen == sorted(seen)
    assert seen[-1] == 3 * 63
    for grid, task in zip(found, TASKS, strict=True):
        assert np.array_equal(grid.figures["final_loss"], computed(task).figures["final_loss"], equal_nan=True)
    assert len(made.clients) == (1 if address else 0)


def test_slices_that_are_there_are_not_sent(made):
    found = grids()
    found[0] = computed(TASKS[0])
    for _ in sweep(TASKS, found, address="local:2"):
        pass
    sent = [pickle.loads(task)[1][0] for task in made.clients[0].tasks]
    assert set(sent) == {task.spec.json_text() for task in TASKS[1:]}


def test_a_lost_connection_is_one_line_and_what_came_stays(made):
    made.how["lost"] = 1
    found = grids()
    with pytest.raises(InputError, match="did not come back") as told:
        list(sweep(TASKS, found, address="tcp://there:1"))
    assert "\n" not in str(told.value)
    assert found[0].done.sum() + len(made.clients[0].cancelled) > 0


def test_no_worker_yet_and_not_compiled_are_said_once(made):
    made.how["there"], said = 0, []
    one = [Grid(LAMB.shape), Grid(LAMB.shape)]
    for _ in sweep([LAMB, LAMB], one, address="local:1", say=said.append):
        pass
    assert [text.split(":")[0] for text in said] == ["cluster local", "not compiled"]
    assert "LAMB looks at more than one number" in said[1]


def test_workers_get_the_permission(made, tmp_path):
    """A class of a file: refused where nobody agreed to it, else trained over there."""
    file = tmp_path / "mine.py"
    file.write_text("import torch\n\n\nclass Mine(torch.optim.SGD):\n    pass\n")
    runs = [{"optimizer": {"name": f"{file}:Mine", "lr": 0.001, "momentum": 0.0}}]
    task = task_of(spec(axis(LR, 1e-4, 1e-3, 2), axis("problem.start.0", -1, 1, 2), runs=runs, steps=3))
    for allowed in (False, True):
        grid = Grid(task.shape)
        work = sweep([task], [grid], "tensor", address="local:1", allow_code=allowed)
        if allowed:
            list(work)
            assert grid.finished
        else:
            with pytest.raises(InputError, match="has not been allowed"):
                list(work)
