"""The knob arguments of a chain's blocks over steps and runs, each computed no more often than it differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    from engine.block import Block

Array = NDArray[np.float64]
DENSE = 4  # a table with at least a quarter as many columns as there are runs is written out


@dataclass(frozen=True)
class Coefficient:
    """``values`` ``(1 | T, 1 | R)``; or, where ``column`` ``(R,)`` is given, a table ``(T, U)`` in which each
    run has its column (a map over a knob has few different values, and powers of the step are dear).
    """

    values: Array
    column: NDArray[np.int32] | None = None


def rows(knobs: Mapping[str, ArrayLike], steps: int) -> dict[str, Array]:
    """Knob values as ``(1 | T, 1 | R)``; a row that all runs share is one number."""
    found = {}
    for name, value in knobs.items():
        array = np.atleast_2d(np.asarray(value, np.float64))[: max(steps, 1)]
        found[name] = array[:, :1] if array.shape[1] > 1 and (array == array[:, :1]).all() else array
    return found


def coefficients(
    blocks: Sequence[Block], knobs: Mapping[str, ArrayLike], first_step: int, steps: int
) -> dict[str, Coefficient]:
    """Every knob argument by its input name, for the updates after ``first_step``."""
    needed = {name for block in blocks for name in block.knobs}
    arrays = rows({name: knobs[name] for name in needed if name in knobs}, steps)
    numbers = np.arange(first_step + 1, first_step + max(steps, 1) + 1, dtype=np.float64)[:, None]
    with np.errstate(all="ignore"):
        return {
            f"c{place}.{argument}": _one(block, argument, arrays, numbers)
            for place, block in enumerate(blocks)
            for argument in block.knob_arguments
        }


def _one(block: Block, argument: str, knobs: Mapping[str, Array], numbers: Array) -> Coefficient:
    if argument not in block.timed:
        return Coefficient(np.asarray(block.coefficient(argument, knobs), np.float64))
    used = [block.knob(name) for name in block.coefficient_knobs(argument)]
    various = [name for name in used if knobs[name].shape[1] > 1]
    if not various or any(len(knobs[name]) > 1 for name in various):
        return Coefficient(np.asarray(block.coefficient(argument, knobs, numbers), np.float64))
    distinct, column = _distinct([knobs[name][0] for name in various])
    table = {**knobs, **{name: row[None] for name, row in zip(various, distinct, strict=True)}}
    values = np.asarray(block.coefficient(argument, table, numbers), np.float64)
    if values.shape[1] * DENSE >= len(column):
        return Coefficient(values[:, column])
    return Coefficient(values, column)


def _distinct(columns: list[Array]) -> tuple[list[Array], NDArray[np.int32]]:
    """The different tuples among ``columns`` (one array per member), and which of them each run has."""
    number: NDArray[Any] = np.zeros(len(columns[0]), np.int64)
    for column in columns:
        values, place = np.unique(column, return_inverse=True)
        number = number * len(values) + place
    _, first, which = np.unique(number, return_index=True, return_inverse=True)
    return [column[first] for column in columns], which.astype(np.int32)
