"""Maps as a session keeps them, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.maps.grid import Grid
from engine.maps.task import task_of
from engine.session.record import MapRecord

if TYPE_CHECKING:
    from engine.maps.task import MapTask


def map_record(task: MapTask, grid: Grid) -> MapRecord:
    """``task`` with what ``grid`` knows by now; later tiles do not change it."""
    figures = {name: values.copy() for name, values in grid.figures.items()}
    done = grid.done.copy() if figures else None
    return MapRecord(task.spec, task.colour, task.run, task.tolerance, task.fast, done, figures)


def task_from(record: MapRecord) -> MapTask:
    """The question of a record, checked like any other. Raises InputError."""
    return task_of(record.spec, record.colour, record.run, record.tolerance, record.flush)


def grid_from(record: MapRecord) -> Grid:
    """What a record knows, as a grid of its own to go on with."""
    grid = Grid(record.shape)
    if record.done is not None:
        grid.done[:] = record.done
        grid.figures.update({name: values.copy() for name, values in record.figures.items()})
    return grid
