"""Maps beyond one machine: tiles as tasks of a Dask cluster.

Every worker trains with the same executor as one machine would, so the map has the same bits. The tiles of a
worker that dies are given to another one by Dask.
"""

from __future__ import annotations

import contextlib
import json
import logging
import time
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.maps.compute import Machine, Progress, machine_for
from engine.maps.grid import Grid
from engine.maps.task import task_of
from engine.maps.tiles import tiles
from engine.spec import parse

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.foreign.permission import Permission
    from engine.maps.task import MapTask

TILE = 1 << 26
"""Run-steps of a compiled tile at most: more than its way there and back costs."""
PATIENCE = 10
"""Seconds to wait for a cluster."""
RETRIES = 5


@contextlib.contextmanager
def cluster(address: str) -> Iterator[Any]:
    """A client of ``local:4`` (four processes of this machine) or ``tcp://host:port``.

    Raises InputError: Dask is not installed, the address makes no sense, or nobody answers there.
    """
    kind, _, rest = address.partition(":")
    if not ((kind == "local" and rest.isdigit() and 0 < int(rest) <= 1024) or kind in ("tcp", "tls")):
        raise InputError(f"cluster = {address!r}: must look like local:4 or tcp://host:8786")
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise InputError("cluster: needs Dask; pip install optimizer-lab[cluster]") from None
    with contextlib.ExitStack() as open_:
        _hushed(open_)
        try:
            target: Any = address
            if kind == "local":
                workers = {"n_workers": int(rest), "threads_per_worker": 1, "dashboard_address": None}
                target = open_.enter_context(LocalCluster(**workers, silence_logs=logging.CRITICAL))
            client = open_.enter_context(Client(target, timeout=PATIENCE))
        except (OSError, ValueError) as error:
            raise InputError(f"cluster {address}: cannot be reached ({' '.join(str(error).split())[:200]})") from None
        yield client


def compute_on(
    client: Any,
    task: MapTask,
    machine: Machine,
    grid: Grid | None = None,
    *,
    device: str = "cpu",
    allow_code: Permission = False,
) -> Iterator[tuple[Grid, Progress]]:
    """As :func:`engine.maps.compute`, tiles in the order in which they come back; ``machine`` is what would compute
    them here.

    ``device`` is the workers'. ``allow_code``: as of an Experiment; workers need the files of such code at the same
    places. Raises InputError: a tile killed too many workers, or the cluster does not answer any more.
    """
    from distributed import as_completed

    from engine.maps.tensor_map import TensorMap

    grid = grid or Grid(task.shape)
    executor = "tensor" if isinstance(machine, TensorMap) else "fused"
    most = max(1, min(machine.most, TILE // (task.spec.steps * len(task.runs))))
    settings = (task.spec.json_text(), task.colour, task.run, task.tolerance, task.fast, executor, device, allow_code)
    waiting = {}
    began, before = time.perf_counter(), int(grid.done.sum())
    for tile in tiles(task.shape, most):
        pixels = tile.pixels[~grid.done.reshape(-1)[tile.pixels]]
        if len(pixels):
            future = client.submit(figures, settings, pixels, pure=False, retries=RETRIES, priority=-tile.number)
            waiting[future] = tile, pixels
    try:
        for future in as_completed(list(waiting)):
            tile, pixels = waiting.pop(future)
            grid.put(pixels, _answer(future))
            done, seconds = int(grid.done.sum()), time.perf_counter() - began
            left = seconds / (done - before) * (grid.done.size - done)
            yield grid, Progress(done, grid.done.size, tile, seconds, left)
    finally:
        client.cancel(list(waiting))


def _hushed(until: contextlib.ExitStack) -> None:
    """Dask does not tell the console of a lost connection: that is said in one line here."""
    log = logging.getLogger("distributed.client")
    until.callback(log.setLevel, log.level)
    log.setLevel(logging.CRITICAL)


def workers(client: Any) -> int:
    """How many worker processes the cluster has at the moment."""
    return len(client.nthreads())


def _answer(future: Any) -> dict[str, NDArray[np.float64]]:
    """The figures of a tile. Raises InputError for whatever went wrong on the way to a worker and back."""
    try:
        found: dict[str, NDArray[np.float64]] = future.result()
    except InputError:
        raise
    except Exception as error:  # Dask's own: workers that died too often, a lost scheduler, no program over there
        raise InputError(f"cluster: a tile did not come back ({' '.join(str(error).split())[:300]})") from None
    return found


def figures(settings: tuple[Any, ...], pixels: NDArray[np.int64]) -> dict[str, NDArray[np.float64]]:
    """What a worker does with a tile."""
    found = _machine(settings).figures(pixels)
    assert found is not None
    return found


@lru_cache(maxsize=4)
def _machine(settings: tuple[Any, ...]) -> Machine:
    text, colour, run, tolerance, fast, *how = settings
    return machine_for(task_of(parse(json.loads(text)), colour, run, tolerance, fast), *how)
