"""Maps: every pixel is a training run.

Two axes of a spec vary anything that is a number: knobs, a start coordinate, a surface's or schedule's parameter,
a seed. :func:`task_of` checks a map before anything is computed, :func:`machine_for` finds what computes it
(compiled kernels, or experiments as on the Bench), :func:`compute` does it coarse to fine.

    task = task_of(spec, "final_loss")
    for grid, progress in compute(task, machine_for(task)):
        show(grid.figures["final_loss"])
"""

from engine.maps.colour import COLOURS, Colour
from engine.maps.compute import Progress, compute, computed, machine_for, surface_machine
from engine.maps.grid import Grid
from engine.maps.task import MapTask, at_third, task_of, zoomed

__all__ = [
    "COLOURS",
    "Colour",
    "Grid",
    "MapTask",
    "Progress",
    "at_third",
    "compute",
    "computed",
    "machine_for",
    "surface_machine",
    "task_of",
    "zoomed",
]
