"""A plan over a whole run, thinned to what a picture of it can show, before the run starts.

A million steps are not computed to draw a thousand columns: each column is tried at some steps, spread so that no
regular schedule hides between them, and at every step near the joints of a sequence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.plan_nodes import Piece, Sequence

if TYPE_CHECKING:
    from engine.plan import Plan

Array = NDArray[np.float64]

WHOLE = 1 << 16
"""Runs of at most so many steps are computed at every step."""
GOLDEN = 0.6180339887498949


def joints(node: Any) -> list[int]:
    """The steps at which a piece of a tree of schedules gives way to the next one, ascending."""
    if node is None or isinstance(node, Piece):
        return []
    if isinstance(node, Sequence):
        found = {int(start) for start in node.starts[1:]}
        for piece, start in zip(node.pieces, node.starts, strict=True):
            found |= {int(start) + inner for inner in joints(piece)}
        return sorted(found)
    return sorted({inner for factor in node.factors for inner in joints(factor)})


def preview(plan: Plan, knob: str, base: float, total_steps: int, columns: int = 1024) -> tuple[Array, Array]:
    """Steps, ascending, and the planned values of ``knob`` there, both ``(N,)``: all of a short run; of a long one the
    first, lowest and highest value found in each of ``columns`` columns.
    """
    if total_steps <= WHOLE:
        steps = np.arange(total_steps, dtype=np.float64)
        values = plan.values(knob, steps, base)
        if total_steps <= 3 * columns:
            return steps, values
    else:
        steps = _tried(plan.tracks.get(knob, (None, False))[0], total_steps)
        values = plan.values(knob, steps, base)
    return thinned(steps, values, columns, total_steps)


def _tried(node: Any, total_steps: int) -> Array:
    """Steps spread over the run, each moved within its cell by a share that never repeats; joints and both ends."""
    cell = total_steps / WHOLE
    places = np.arange(WHOLE, dtype=np.float64)
    steps = np.floor((places + (places * GOLDEN) % 1.0) * cell)
    around = (np.array([0, *joints(node), total_steps])[:, None] + np.arange(-2, 3)).ravel()
    return np.unique(np.concatenate([steps, around[(around >= 0) & (around < total_steps)]]))


def thinned(steps: Array, values: Array, columns: int, total_steps: int) -> tuple[Array, Array]:
    """Of points ``(N,)`` the first, last, lowest and highest in each of ``columns`` columns of a run."""
    column = np.minimum((steps * (columns / total_steps)).astype(np.int64), columns - 1)
    first = np.flatnonzero(np.diff(column, prepend=-1))
    last = np.append(first[1:], len(steps)) - 1
    order = np.lexsort((values, column))
    keep = np.unique(np.concatenate([first, last, order[first], order[last]]))
    return steps[keep], values[keep]
