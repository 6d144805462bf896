"""``map``: a sweep over two axes (and a third one to move along), as numbers and as a picture."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.command import GOOD, Command, print_rows, say, spec_arguments, spec_from
from engine.csv_files import checked_file
from engine.errors import InputError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from engine.maps import Grid, MapTask, Progress
    from engine.maps.keep import Keep
    from engine.maps.session_keep import SessionKeep

SAVED = ("png", "npz", "csv", "keep")


def arguments(parser: argparse.ArgumentParser) -> None:
    spec_arguments(parser)
    parser.add_argument("--colour", default="final_loss", help="what a pixel shows (final_loss)")
    parser.add_argument("--run", type=int, help="which run, counted from 0 (the one that an axis varies)")
    parser.add_argument("--tolerance", type=float, help="the loss that steps_to_tolerance waits for")
    parser.add_argument("--executor", default="auto", help="auto, fused or tensor (auto)")
    parser.add_argument("--device", default="cpu", help="cpu, cuda or auto, for the tensor executor (cpu)")
    parser.add_argument("--flush", action="store_true", help="count numbers below the smallest normal one as zero")
    parser.add_argument("--png", metavar="F.png", help="the picture; with a third axis also .gif")
    parser.add_argument(
        "--zoom", type=float, nargs=4, metavar=("LOW0", "HIGH0", "LOW1", "HIGH1"),
        help="with --png F.gif: an animation from the axes' bounds to these",
    )  # fmt: skip
    parser.add_argument("--frames", type=int, default=40, help="pictures of a zoom (40)")
    parser.add_argument("--npz", metavar="F.npz", help="the numbers: value, axis0, axis1")
    parser.add_argument("--csv", metavar="F.csv", help="the numbers, one pixel a line")
    parser.add_argument("--cluster", metavar="WHERE", help="a Dask cluster: local:4, or tcp://host:8786")
    parser.add_argument(
        "--keep", metavar="FILE",
        help="a session (.optlab) or an .npz: tiles as they come; a map that was stopped goes on from there",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(options: argparse.Namespace) -> int:
    from engine.inline import device_named
    from engine.maps import at_third, task_of
    from engine.maps.axis import axis_of
    from engine.maps.film import zoom

    spec = spec_from(options)
    for name in SAVED:
        path = getattr(options, name)
        if path:
            checked_file(f"--{name}", path)
    third = axis_of(spec, 2) if len(spec.axes) == 3 else None
    if options.zoom:
        _check_zoom(options, len(spec.axes))
        specs = zoom(spec, options.zoom, options.frames)
    else:
        specs = [at_third(spec, place) for place in range(len(third.values))] if third else [spec]
    tasks = [task_of(one, options.colour, options.run, options.tolerance, options.flush) for one in specs]
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

    keep = _keep(tasks, options)
    grids, last = keep.grids() if keep else [Grid(task.shape) for task in tasks], time.perf_counter()
    total = sum(grid.done.size for grid in grids)
    if known := _done(grids):
        say(f"{options.keep}: {known} of {total} pixels are there already")
    try:
        for task, grid in zip(tasks, grids, strict=True):
            for _, progress in _computed(task, grid, options, device):
                if keep:
                    keep.add(grids)
                if sys.stderr.isatty() and time.perf_counter() - last > 0.5:
                    last = time.perf_counter()
                    say(f"{progress.done} of {progress.total} pixels, {progress.left:.0f} s left")
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


def _computed(task: MapTask, grid: Grid, options: argparse.Namespace, device: str) -> Iterator[tuple[Grid, Progress]]:
    """Fills ``grid``, here or on a cluster."""
    from engine.maps import compute, machine_for
    from engine.maps.cluster import cluster, compute_on

    if options.cluster:
        with cluster(options.cluster) as client:
            yield from compute_on(client, task, options.executor, grid)
    else:
        yield from compute(task, machine_for(task, options.executor, device, allow_code=True), grid)


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
