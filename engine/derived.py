"""Quantities that follow from dot products: of all parameters, or of one tensor alone.

One multiplication a row (:func:`engine.products.multiplied`) serves all of them; the numbers themselves are taken of
the whole chunk at its end. A path whose places are all known already (a compiled surface) is taken in one go.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray

from engine.products import Products, multiplied

if TYPE_CHECKING:
    from torch import Tensor

    from engine.diagnostic import Diagnostic, Vector
    from engine.problem import Objective

Array = NDArray[np.float64]
Vectors = Mapping["Vector", "Tensor | None"]
BLOCK = 1 << 14


@dataclass(frozen=True)
class Derivation:
    """A channel that ``diagnostic`` derives every ``every`` steps from the parameters ``part`` (None: all)."""

    channel: str
    diagnostic: Diagnostic
    every: int
    part: tuple[int, int] | None = None


class Derived:
    """All derivations of an experiment. ``failures`` gets the reason of one that raised; its cells stay NaN."""

    def __init__(self, derivations: Sequence[Derivation], failures: dict[str, str]) -> None:
        self.all, self.failures = list(derivations), failures
        self.parts = list(dict.fromkeys(one.part for one in self.all))
        self.vectors = list(dict.fromkeys(name for one in self.all for name in one.diagnostic.vectors))
        self.every = int(np.gcd.reduce([one.every for one in self.all] or [1]))
        self._names = {
            part: list(dict.fromkeys(name for one in self.all if one.part == part for name in one.diagnostic.vectors))
            for part in self.parts
        }
        self.begin()

    def begin(self) -> None:
        """Forgets the rows in hand."""
        self._steps: dict[int, int] = {}
        self._products: dict[tuple[int, int] | None, list[Tensor]] = {part: [] for part in self.parts}

    def due(self, step: int) -> bool:
        """Whether some derivation wants a number at ``step``."""
        return bool(self.all) and step % self.every == 0

    def take(self, row: int, step: int, given: Vectors) -> None:
        """The vectors ``(R, D)`` of one row, None for one that does not exist."""
        self._steps[row] = step
        for part in self.parts:
            self._products[part].append(self._multiplied(part, given))

    def _multiplied(self, part: tuple[int, int] | None, given: Vectors) -> Tensor:
        chosen = [value for name in self._names[part] if (value := given.get(name)) is not None]
        if len(chosen) < len(self._names[part]):
            like = next(value for value in given.values() if value is not None)
            nothing = torch.full_like(like, float("nan"))
            chosen = [nothing if (value := given.get(name)) is None else value for name in self._names[part]]
        return multiplied(chosen if part is None else [value[:, slice(*part)] for value in chosen])

    def columns(self) -> dict[str, tuple[list[int], Array]]:
        """Of every channel the rows ``[N]`` with a number at most, and the numbers ``(N, R)``."""
        if not self._steps:
            return {}
        steps = np.array(list(self._steps.values()))
        rows = list(self._steps)
        tables = {part: torch.stack(held).double().cpu().numpy() for part, held in self._products.items()}
        return {one.channel: (rows, self._values(one, steps, tables[one.part])) for one in self.all}

    def of_products(self, steps: NDArray[np.int64], names: Sequence[Vector], matrices: Array) -> dict[str, Array]:
        """Columns ``(N, R)`` at ``steps`` from products ``(N, R, n, n)`` of the vectors ``names`` of all parameters."""
        return {one.channel: self._values(one, steps, matrices, names) for one in self.all if one.part is None}

    def _values(
        self, one: Derivation, steps: NDArray[np.int64], matrices: Array, names: Sequence[Vector] | None = None
    ) -> Array:
        """Numbers ``(N, R)`` from products ``(N, R, n, n)``; NaN between the cadence."""
        assert one.diagnostic.derive is not None
        try:
            with np.errstate(all="ignore"):
                found = one.diagnostic.derive(Products(names or self._names[one.part], matrices))
        except Exception as error:
            self.failures[one.channel] = f"{type(error).__name__}: {error}"
            return np.full(matrices.shape[:2], np.nan)
        return np.asarray(np.where(steps[:, None] % one.every == 0, found, np.nan))

    def of_path(
        self, path: Tensor, first: int, objective: Objective, start: Tensor, before: Tensor | None
    ) -> dict[str, tuple[list[int], Array]]:
        """Columns of places ``(T + 1, R, D)`` at the steps ``first`` …; row 0 of the answer is the place after it.

        ``before`` ``(R, D)`` is the update that led to the first place, None where it is not known.
        """
        count, runs, size = len(path) - 1, *path.shape[1:]
        rows = np.arange(count)[(np.arange(count) + first + 1) % self.every == 0]
        found: dict[str, list[Array]] = {one.channel: [] for one in self.all}
        for block in np.array_split(rows, max(1, -(-len(rows) * runs // BLOCK))):
            here = path[block + 1]
            last = path[block]
            given: dict[Vector, Tensor | None] = {"parameters": here, "update": here - last}
            if "displacement" in self.vectors:
                given["displacement"] = here - start
            if "gradient" in self.vectors:
                given["gradient"] = _gradient(objective, here)
            if "previous_gradient" in self.vectors:
                given["previous_gradient"] = _gradient(objective, last)
            if "previous_update" in self.vectors:
                older = last - path[np.maximum(block - 1, 0)]
                if len(block) and block[0] == 0:
                    older[0] = float("nan") if before is None else before
                given["previous_update"] = older
            flat: Vectors = {name: None if v is None else v.reshape(-1, size) for name, v in given.items()}
            tables = {part: self._multiplied(part, flat).double().numpy() for part in self.parts} if len(block) else {}
            for one in self.all if len(block) else ():
                matrices = tables[one.part]
                shaped = matrices.reshape(len(block), runs, *matrices.shape[1:])
                found[one.channel].append(self._values(one, block + first + 1, shaped))
        return {name: (rows.tolist(), np.concatenate(parts)) for name, parts in found.items() if parts}


def _gradient(objective: Objective, places: Tensor) -> Tensor:
    """The gradients of many places ``(T, R, D)`` of a surface."""
    flat = places.reshape(-1, places.shape[2]).t().contiguous().t()
    return objective.evaluate(flat, 0)[1].reshape(places.shape)
