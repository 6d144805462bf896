"""Computing a map, tile after tile, on this machine."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from engine.errors import InputError
from engine.maps.fused_map import FusedMap, refusal
from engine.maps.grid import Grid
from engine.maps.tiles import STRIDES, Tile, tiles

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.foreign.permission import Permission
    from engine.maps.task import MapTask

Executor = Literal["auto", "fused", "tensor"]
TILE_WORK = 1 << 27
"""Run-steps of a tile at most: some hundredths of a second compiled."""


class Machine(Protocol):
    """What computes pixels."""

    @property
    def most(self) -> int: ...

    def figures(
        self, pixels: NDArray[np.int64], cancelled: Callable[[], bool] = ...
    ) -> dict[str, NDArray[np.float64]] | None: ...


@dataclass(frozen=True)
class Progress:
    """How far a map is: pixels ``done`` of ``total``, the tile that was just taken, ``seconds`` since it began,
    ``left`` seconds to go as it looks now.
    """

    done: int
    total: int
    tile: Tile
    seconds: float
    left: float


def surface_machine(task: MapTask) -> FusedMap:
    """The compiled kernels of a map of a surface, which need no torch. Raises InputError for other maps."""
    if reason := refusal(task):
        raise InputError(f"not drawn here: {reason}; python main.py map SPEC computes it without a window")
    return FusedMap(task)


def machine_for(
    task: MapTask, executor: Executor = "auto", device: str = "cpu", allow_code: Permission = False
) -> Machine:
    """The executor that computes ``task``; see :func:`chosen`."""
    return chosen(task, executor, device, allow_code)[0]


def chosen(
    task: MapTask, executor: Executor = "auto", device: str = "cpu", allow_code: Permission = False
) -> tuple[Machine, str | None]:
    """The executor that computes ``task``, and in one line why it is not the compiled one that ``auto`` would rather
    have taken.

    Compiled are surfaces and dense networks. ``allow_code``: as of an Experiment. Raises InputError where ``fused`` is
    asked for and cannot, saying why and what can.
    """
    if executor not in ("auto", "fused", "tensor"):
        raise InputError(f"executor = {executor!r}: must be auto, fused or tensor")
    reason = None
    if executor != "tensor":
        found = compiled(task, device, allow_code)
        if not isinstance(found, str):
            return found, None
        if executor == "fused":
            offer = "python main.py map SPEC --executor tensor"
            raise InputError(f"not compiled: {found}; the tensor executor can compute it, slower ({offer})")
        reason = found
    from engine.maps.tensor_map import TensorMap

    return TensorMap(task, device, allow_code), reason


def compiled(task: MapTask, device: str = "cpu", allow_code: Permission = False) -> Machine | str:
    """The compiled kernels for ``task``, or in one line why there are none."""
    if device != "cpu":
        return f"compiled kernels run on the CPU, not on {device}"
    reason = refusal(task)
    if reason is None:
        return FusedMap(task)
    if task.surface is None:
        from engine.maps.net_map import NetMap

        networks = NetMap(task, allow_code)
        return networks.refusal or networks
    return reason


def compute(
    task: MapTask,
    machine: Machine,
    grid: Grid | None = None,
    *,
    strides: tuple[int, ...] = STRIDES,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[Grid, Progress]]:
    """Fills ``grid`` (a new one unless given) and yields it after every tile; ends early when ``cancelled``.

    Pixels that a given grid has already are not computed again.
    """
    grid = grid or Grid(task.shape)
    empty = not grid.done.any()
    most = max(1, min(machine.most, TILE_WORK // (task.spec.steps * len(task.runs))))
    began, before = time.perf_counter(), int(grid.done.sum())
    for tile in tiles(task.shape, most, strides):
        pixels = tile.pixels if empty else tile.pixels[~grid.done.reshape(-1)[tile.pixels]]
        if not len(pixels):
            continue
        found = None if cancelled() else machine.figures(pixels, cancelled)
        if found is None:
            return
        grid.put(pixels, found)
        done, seconds = int(grid.done.sum()), time.perf_counter() - began
        yield grid, Progress(done, grid.done.size, tile, seconds, seconds / (done - before) * (grid.done.size - done))


def computed(task: MapTask, executor: Executor = "auto") -> Grid:
    """The whole map, in one call."""
    grid = Grid(task.shape)
    for _ in compute(task, machine_for(task, executor), grid, strides=(1,)):
        pass
    return grid
