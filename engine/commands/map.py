"""``map``: a sweep over two axes (and a third one to move along), as numbers and as a picture."""

from __future__ import annotations

import contextlib
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.command import GOOD, Command, json_option, print_rows, say, spec_arguments, spec_from
from engine.csv_files import checked_file
from engine.errors import InputError

if TYPE_CHECKING:
    import argparse

    from engine.maps import Grid, MapTask
    from engine.maps.keep import Keep
    from engine.maps.session_keep import SessionKeep

SAVED = ("png", "npz", "csv", "keep")
TELLING = 0.5
"""Seconds between two words about how far it is."""


def arguments(parser: argparse.ArgumentParser) -> None:
    spec_arguments(parser)
    parser.add_argument("--colour", default="final_loss", help="what a pixel shows (final_loss)")
    parser.add_argument("--run", type=int, help="which run, counted from 0 (the one that an axis varies)")
    parser.add_argument("--tolerance", type=float, help="the loss that steps_to_tolerance waits for")
    parser.add_argument("--executor", default="auto", help="auto, fused or tensor (auto)")
    parser.add_argument("--device", default="cpu", help="cpu, cuda or auto, for the tensor executor (cpu)")
    parser.add_argument(
        "--fast", action="store_true",
        help="on surfaces: up to 1.5 times as fast and more where runs converge, other last bits",
    )  # fmt: skip
    parser.add_argument("--png", metavar="F.png", help="the picture, from coarse to fine; a third axis: .gif, .apng")
    parser.add_argument(
        "--zoom", type=float, nargs=4, metavar=("LOW0", "HIGH0", "LOW1", "HIGH1"),
        help="with --png F.gif or F.apng: an animation from the axes' bounds to these",
    )  # fmt: skip
    parser.add_argument("--frames", type=int, default=40, help="pictures of a zoom (40)")
    parser.add_argument("--npz", metavar="F.npz", help="the numbers: value, axis0, axis1")
    parser.add_argument("--csv", metavar="F.csv", help="the numbers, one pixel a line")
    parser.add_argument("--cluster", metavar="WHERE", help="a Dask cluster: local:4, or tcp://host:8786")
    parser.add_argument(
        "--keep", metavar="FILE",
        help="a session (.optlab) or an .npz: tiles as they come; a map that was stopped goes on from there",
    )  # fmt: skip
    json_option(parser)


def run(options: argparse.Namespace) -> int:
    from engine.inline import device_named
    from engine.maps import at_third, task_of
    from engine.maps.axis import axis_of
    from engine.maps.export import picture_kind
    from engine.maps.film import zoom
    from engine.run_rules import whole

    for name in SAVED:
        path = getattr(options, name)
        if path:
            checked_file(f"--{name}", path)
    if options.png:
        picture_kind(Path(options.png))
    spec = whole(spec_from(options), allow_code=True)
    third = axis_of(spec, 2) if len(spec.axes) == 3 else None
    if options.zoom:
        _check_zoom(options, len(spec.axes))
        specs = zoom(spec, options.zoom, options.frames)
    else:
        specs = [at_third(spec, place) for place in range(len(third.values))] if third else [spec]
    tasks = [task_of(one, options.colour, options.run, options.tolerance, options.fast) for one in specs]
    if tasks[0].spec.dtype != spec.dtype:
        say("float64: float32 could not tell neighbouring pixels apart")
    device, began = device_named(options.device), time.perf_counter()
    grids = _grids(tasks, options, device)
    seconds = time.perf_counter() - began
    _write(tasks, grids, third.values if third else None, options)
    print_rows([_row(task, grid, seconds / len(grids)) for task, grid in zip(tasks, grids, strict=True)], options.json)
    return GOOD


def _check_zoom(options: argparse.Namespace, axes: int) -> None:
    if axes != 2:
        raise InputError(f"--zoom: a zoom is between bounds of two axes; this spec has {axes}")
    if not options.png or any(getattr(options, name) for name in ("npz", "csv", "keep")):
        raise InputError("--zoom: makes an animation, so it needs --png F.gif, and no --npz, --csv or --keep")


def _grids(tasks: list[MapTask], options: argparse.Namespace, device: str) -> list[Grid]:
    from engine.maps import Grid
    from engine.maps.sweep import sweep

    keep = _keep(tasks, options)
    grids = keep.grids() if keep else [Grid(task.shape) for task in tasks]
    known, total, told = _done(grids), sum(grid.done.size for grid in grids), time.perf_counter()
    if known:
        say(f"{options.keep}: {known} of {total} pixels are there already")
    picture, began = _Growing(tasks, grids, options.png), time.perf_counter()
    try:
        with contextlib.closing(sweep(tasks, grids, options.executor, device, options.cluster, say)) as tiles:
            for _ in tiles:
                if keep:
                    keep.add(grids)
                picture.add()
                now = time.perf_counter()
                if sys.stderr.isatty() and now - told > TELLING:
                    told, done = now, _done(grids)
                    left = (now - began) / (done - known) * (total - done)
                    say(f"{done} of {total} pixels, {left:.0f} s left")
    finally:
        if keep and _done(grids):
            keep.add(grids, now=True)
        if keep:
            keep.close()
    return grids


def _done(grids: list[Grid]) -> int:
    return sum(int(grid.done.sum()) for grid in grids)


def _keep(tasks: list[MapTask], options: argparse.Namespace) -> Keep | SessionKeep | None:
    from engine.maps.keep import Keep
    from engine.maps.session_keep import SessionKeep

    if not options.keep:
        return None
    path = Path(options.keep)
    return SessionKeep(path, tasks) if path.suffix == ".optlab" else Keep(path, tasks)


class _Growing:
    """The picture of one map in its file, coarse at first and finer now and then."""

    def __init__(self, tasks: list[MapTask], grids: list[Grid], png: str | None) -> None:
        from engine.maps.keep import Pace

        self._path = Path(png) if png and len(tasks) == 1 else None
        self._tasks, self._grids, self._pace = tasks, grids, Pace()

    def add(self) -> None:
        from engine.maps.export import write_png

        if self._path is not None and self._pace.due:
            began = time.monotonic()
            write_png(self._path, self._tasks, self._grids)
            self._pace.wrote(began)


def _write(tasks: list[MapTask], grids: list[Grid], third: Any, options: argparse.Namespace) -> None:
    from engine.maps.export import write_csv, write_npz, write_png

    if options.npz:
        write_npz(Path(options.npz), tasks, grids, third)
    if options.csv:
        write_csv(Path(options.csv), tasks, grids, third)
    if options.png:
        write_png(Path(options.png), tasks, grids)
    for name in SAVED:
        if getattr(options, name):
            say(f"wrote {getattr(options, name)}")


def _row(task: MapTask, grid: Grid, seconds: float) -> dict[str, Any]:
    values = grid.figures[task.colour]
    known = values[np.isfinite(values)]
    diverged = grid.figures.get("diverged_at")
    return {
        "colour": task.colour,
        "columns": task.shape[1],
        "rows": task.shape[0],
        "lowest": float(known.min()) if len(known) else None,
        "highest": float(known.max()) if len(known) else None,
        "diverged": int(np.isfinite(diverged).sum()) if diverged is not None else None,
        "seconds": round(seconds, 4),
    }


MAP = Command("map", "train a run for every pixel of a map", arguments, run)
