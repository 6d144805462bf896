"""What a kernel is made for: what it writes, and which of its inputs are known to stay the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.fused.coefficients import Coefficient

if TYPE_CHECKING:
    from engine.fused.runs import Runs

Names = frozenset[str]
NONE: Names = frozenset()


@dataclass(frozen=True)
class Shape:
    """Sets hold names of slots that are only read: ``gathered`` are tables with a column per run, ``ones`` are not
    there at all (1 for all runs and steps), ``shared`` one number for all runs, ``steady`` the same at every step.
    ``rebased`` are states. ``noisy``: gradients have noise. Where only ends are written, ``watched`` losses are
    compared with a tolerance, and ``fast`` arithmetic gives other last bits.
    """

    record: bool
    lanes: int
    fast: bool = False
    watched: bool = False
    noisy: bool = False
    rebased: frozenset[tuple[int, str]] = frozenset()
    gathered: Names = NONE
    ones: Names = NONE
    shared: Names = NONE
    steady: Names = NONE

    @classmethod
    def of(cls, runs: Runs, given: Mapping[str, Any], lanes: int, *, record: bool = False, fast: bool = False) -> Shape:
        """For ``runs`` and the values ``given`` with them, by the names of their slots."""
        sizes = {name: _size(value) for name, value in given.items()}
        return cls(
            record,
            lanes,
            fast,
            "tolerance" in given,
            runs.noise is not None,
            frozenset(runs.rebased),
            frozenset(name.removeprefix("column.") for name in given if name.startswith("column.")),
            _ones(given),
            NONE if record else frozenset(name for name, (_, columns) in sizes.items() if columns == 1),
            frozenset(name for name, (rows, _) in sizes.items() if rows == 1),
        )


def _size(value: Any) -> tuple[int, int]:
    """Rows (steps) and columns (runs) of a value; no column of its own where each run has one of a table's."""
    if isinstance(value, Coefficient):
        rows, columns = value.values.shape
        return rows, columns if value.column is None else 0
    size = np.shape(value)
    return (size[0], size[1]) if len(size) == 2 else (1, size[0] if size else 1)


def _ones(given: Mapping[str, Any]) -> Names:
    """Factors that one number says are 1: a loss scale, a gain; a kernel leaves them out, with the same bits."""
    found = set()
    for name, value in given.items():
        number = value.values if isinstance(value, Coefficient) else value
        if (name == "loss_scale" or isinstance(value, Coefficient)) and np.size(number) == 1 and np.all(number == 1):
            found.add(name)
    return frozenset(found)
