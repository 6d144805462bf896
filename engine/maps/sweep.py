"""Several maps one after another, here or on a cluster: slices of a third axis, pictures of a zoom."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from engine.maps.cluster import cluster, compute_on, workers
from engine.maps.compute import chosen, compute

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from engine.foreign.permission import Permission
    from engine.maps.compute import Executor, Progress
    from engine.maps.grid import Grid
    from engine.maps.task import MapTask


def sweep(
    tasks: Sequence[MapTask],
    grids: Sequence[Grid],
    executor: Executor = "auto",
    device: str = "cpu",
    address: str | None = None,
    say: Callable[[str], None] = lambda _text: None,
    allow_code: Permission = True,
) -> Generator[tuple[Grid, Progress], None, None]:
    """Fills ``grids``, and yields a map's after each of its tiles. ``address`` is a cluster's, see :func:`cluster`.

    ``say`` is told before it starts that a map is not compiled, and why, and that no worker is there. ``allow_code``:
    as of an Experiment. Raises InputError.
    """
    with contextlib.ExitStack() as open_:
        client = open_.enter_context(cluster(address)) if address else None
        if client is not None and not workers(client):
            say(f"cluster {address}: no worker is there yet; the first ones are waited for")
        told = False
        for task, grid in zip(tasks, grids, strict=True):
            if grid.finished:
                continue
            machine, reason = chosen(task, executor, device, allow_code)
            if reason and not told:
                told = True
                say(f"not compiled: {reason}; trained by the tensor executor, slower")
            if client is None:
                yield from compute(task, machine, grid)
            else:
                yield from compute_on(client, task, machine, grid, device=device, allow_code=allow_code)
