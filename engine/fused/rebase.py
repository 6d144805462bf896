"""Per-run states that follow a scheduled knob: their values before each update of a call."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.block import Block


def rebased(
    blocks: Sequence[Block],
    changed: Collection[str],
    knobs: Mapping[str, NDArray[np.float64]],
    steps: int,
    step: int,
    runs: NDArray[np.bool_],
) -> dict[tuple[int, str], NDArray[np.float64]]:
    """``Runs.rebased`` for ``steps`` updates after ``step`` of them, where a schedule drives the knobs ``changed``.

    ``knobs`` are ``(1, R)`` or ``(T, R)``. Only the marked ``runs`` ``(R,)`` are rebased, and none before its first
    update. Row by row, as the tensor executor does, since numpy's powers depend on how they are asked for.
    """
    found = {}
    for place, block in enumerate(blocks):
        for state in block.states:
            if not {block.knob(name) for name in state.rebase_knobs}.intersection(changed):
                continue
            values = np.full((steps, len(runs)), np.nan)
            for row in range(steps):
                if step + row > 0:
                    now = {name: value[row if len(value) > 1 else 0] for name, value in knobs.items()}
                    fresh = np.broadcast_to(block.rebased(state, now, step + row), runs.shape)
                    values[row, runs] = fresh[runs]
            found[place, state.name] = values
    return found
