"""Maps as files: arrays, a table, a picture, an animation. Each is put in place whole."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import InputError
from engine.maps.colour import COLOURS
from engine.maps.picture import limits, painted
from engine.whole_file import whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from PIL import Image

    from engine.maps.grid import Grid
    from engine.maps.task import MapTask


KINDS = {".png": "PNG", ".apng": "PNG", ".gif": "GIF", ".webp": "WEBP"}
"""Pictures by their suffix; of several maps they move."""


def write_npz(path: Path, tasks: Sequence[MapTask], grids: Sequence[Grid], third: NDArray[np.float64] | None) -> None:
    """``value`` (rows = second axis; a leading axis for a third one), ``axis0``, ``axis1``, ``axis2``; the other
    figures under their names.
    """
    task = tasks[0]
    stacked = {name: np.stack([grid.figures[name] for grid in grids]) for name in grids[0].figures}
    if third is None:
        stacked = {name: values[0] for name, values in stacked.items()}
    arrays = {"value": stacked[task.colour], "axis0": task.axes[0].values, "axis1": task.axes[1].values}
    arrays |= {"axis2": third} if third is not None else {}
    arrays |= {name: values for name, values in stacked.items() if name != task.colour}
    data = io.BytesIO()
    np.savez_compressed(data, **arrays)  # type: ignore[arg-type]
    with whole(path) as part:
        part.write_bytes(data.getvalue())


def write_csv(path: Path, tasks: Sequence[MapTask], grids: Sequence[Grid], third: NDArray[np.float64] | None) -> None:
    """One pixel a line: the axes' values under their paths, then every figure; empty where there is none."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = list(grids[0].figures)
    axes = [axis.spec.path for axis in tasks[0].axes]
    writer.writerow([*axes, *(["axis2"] if third is not None else []), *names])
    for number, (task, grid) in enumerate(zip(tasks, grids, strict=True)):
        extra = [repr(float(third[number]))] if third is not None else []
        for row in range(task.shape[0]):
            for column in range(task.shape[1]):
                places = [repr(task.axes[0].value(column)), repr(task.axes[1].value(row))]
                figures = [grid.figures[name][row, column] for name in names]
                writer.writerow([*places, *extra, *("" if np.isnan(v) else repr(float(v)) for v in figures)])
    with whole(path) as part:
        part.write_bytes(text.getvalue().encode())


def image(task: MapTask, grid: Grid, ends: tuple[float, float] | None = None) -> Image.Image:
    """The picture as far as it is, one pixel a run, the second axis upwards."""
    from PIL import Image

    shown, _ = painted(grid, COLOURS[task.colour], grid.stride, ends)
    return Image.fromarray(np.ascontiguousarray(shown[::-1]), "RGB")


def picture_kind(path: Path) -> str:
    """The format of a picture, by its name. Raises InputError."""
    if path.suffix.lower() not in KINDS:
        raise InputError(f"{path}: a picture of a map is {', '.join(KINDS)}")
    return KINDS[path.suffix.lower()]


def write_png(path: Path, tasks: Sequence[MapTask], grids: Sequence[Grid], milliseconds: int = 80) -> None:
    """The picture; several maps become an animation (GIF, WebP, or an animated PNG) with one scale for all.

    Raises InputError for a name that says no format.
    """
    kind = picture_kind(path)
    colour = COLOURS[tasks[0].colour]
    ends = limits(np.stack([grid.figures[colour.name] for grid in grids]), colour)
    first, *rest = [image(task, grid, ends) for task, grid in zip(tasks, grids, strict=True)]
    data = io.BytesIO()
    more = {"save_all": True, "append_images": rest, "duration": milliseconds, "loop": 0} if rest else {}
    first.save(data, kind, lossless=True, **more)  # which only WebP knows
    with whole(path) as part:
        part.write_bytes(data.getvalue())
