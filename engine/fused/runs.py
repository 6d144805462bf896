"""What goes into a kernel and what comes out: many runs of one chain on one surface."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.fused.coefficients import Coefficient, coefficients
from engine.fused.step import StateKey

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from engine.block import Block

StateName = tuple[int, str]


@dataclass(frozen=True)
class Noise:
    """Normal noise on gradients: its ``scale``, a number or ``(R,)``, and standard normal ``numbers`` ``(T + 1, U, D)``
    for every row of the next call; run r has those of ``column[r]`` ``(R,)``, all have the first where it is None.
    """

    scale: ArrayLike
    numbers: NDArray[np.float64]
    column: NDArray[np.int32] | None = None

    def values(self, steps: int) -> dict[str, Any]:
        """The values of a kernel's slots, by name."""
        if len(self.numbers) <= steps:
            raise ValueError(f"noise for {len(self.numbers)} rows; a call of {steps} steps has one more")
        found: dict[str, Any] = {"noise": self.scale}
        for d in range(self.numbers.shape[2]):
            if self.column is None:
                found[f"z{d}"] = self.numbers[:, :1, d]
            else:
                found[f"z{d}"] = Coefficient(self.numbers[:, :, d], self.column)
        return found


@dataclass
class Runs:
    """R runs: where they are, and what drives them. A kernel moves them on in place.

    ``parameters`` ``(R, D)`` and ``states``, ``(R, D)`` or per run ``(R, 1)``, are in the working dtype; states go
    by (place of the block in the chain, name). Columns whose runs lie side by side (strides ``(1, R)``)
    are not copied. ``knobs`` are float64, by the optimizer's names: a number, ``(R,)``, ``(1, R)``, or a value for
    every step of the next call, ``(T, R)`` or ``(T, 1)``. ``constants`` are the formula's parameters in order,
    and like ``loss_scale`` a number or ``(R,)``. ``rebased`` gives per-run states a value ``(T, R)`` before
    each update, where it is not NaN. ``noise`` is added to gradients. ``step`` updates have been made since the states
    began.
    """

    parameters: NDArray[Any]
    states: Mapping[StateName, NDArray[Any]]
    knobs: Mapping[str, ArrayLike]
    constants: Sequence[ArrayLike] = ()
    loss_scale: ArrayLike = 1.0
    rebased: Mapping[StateName, ArrayLike] = field(default_factory=dict)
    step: int = 0
    noise: Noise | None = None

    def held(self, blocks: Sequence[Block]) -> dict[str, Any]:
        """The values of the slots that a kernel moves on, by name."""
        values: dict[str, Any] = {f"x{d}": column for d, column in enumerate(self.parameters.T)}
        for place, block in enumerate(blocks):
            for state in block.states:
                for d, column in enumerate(self.states[place, state.name].T):
                    values[StateKey(place, state.name, None if state.per_run else d).label] = column
        return values

    def given(self, blocks: Sequence[Block], steps: int) -> dict[str, Any]:
        """The values of those that it only reads, for the next ``steps`` updates."""
        values: dict[str, Any] = {f"p{i}": value for i, value in enumerate(self.constants)}
        values |= {f"r{place}.{name}": value for (place, name), value in self.rebased.items()}
        values |= coefficients(blocks, self.knobs, self.step, steps)
        values |= self.noise.values(steps) if self.noise else {}
        tables = {n: v.column for n, v in values.items() if isinstance(v, Coefficient) and v.column is not None}
        values |= {f"column.{name}": column for name, column in tables.items()}
        return {**values, "loss_scale": self.loss_scale}


def first_states(
    blocks: Sequence[Block], parameters: NDArray[Any], knobs: Mapping[str, ArrayLike]
) -> dict[StateName, NDArray[Any]]:
    """States of runs that start at ``parameters`` ``(R, D)``, each column's runs side by side."""
    runs, dimension = parameters.shape
    found: dict[StateName, NDArray[Any]] = {}
    for place, block in enumerate(blocks):
        for state in block.states:
            values = np.empty((1 if state.per_run else dimension, runs), parameters.dtype).T
            if state.initial == "parameter":
                values[:] = parameters
            elif isinstance(state.initial, str):
                given = np.atleast_2d(np.asarray(knobs[block.knob(state.initial)], np.float64))[0]
                values[:] = np.broadcast_to(given, runs)[:, None]
            else:
                values[:] = state.initial
            found[place, state.name] = values
    return found


@dataclass(frozen=True)
class Rows:
    """What runs did, row ``t`` after ``t`` updates of this call (row 0: before the first), in float64:
    ``loss`` and ``grad_norm`` ``(T + 1, R)``, ``parameters`` ``(T + 1, R, D)``.
    """

    loss: NDArray[np.float64]
    grad_norm: NDArray[np.float64]
    parameters: NDArray[np.float64]


@dataclass(frozen=True)
class Ends:
    """Where runs ended, ``(R,)`` each.

    ``loss``: the last one (of a run that diverged: the one that was not finite, or came with such
    parameters). ``lowest``: the smallest finite loss. ``diverged_at``: the row at which loss or parameters
    stopped being finite, or -1. ``reached_at``: the first row with ``loss <= tolerance``, or -1. Without a tolerance
    ``lowest`` and ``reached_at`` are left as they were.
    """

    loss: NDArray[Any]
    lowest: NDArray[Any]
    diverged_at: NDArray[np.int32]
    reached_at: NDArray[np.int32]

    @classmethod
    def fresh(cls, count: int, dtype: Any) -> Ends:
        """For runs that have not begun."""
        none = np.full(count, -1, np.int32)
        return cls(np.full(count, np.nan, dtype), np.full(count, np.inf, dtype), none, none.copy())
