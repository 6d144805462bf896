"""Start points, formula parameters and minima of a map's pixels, on a surface."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import InputError
from engine.maps.task import put

if TYPE_CHECKING:
    from engine.maps.task import MapTask
    from engine.surface import Surface

Array = NDArray[np.float64]
Places = NDArray[np.int64]


class ProblemValues:
    """What the axes make of the problem; ``places`` are the pixels' (column, row), ``(N,)`` each."""

    def __init__(self, task: MapTask, surface: Surface) -> None:
        self.task, self.surface = task, surface
        self.base = task.spec.problem_values()
        self.formula = surface.formula(self.base)
        self._starts: dict[int, int] = {}
        self._others: list[int] = []
        for number, axis in enumerate(task.axes):
            parts = axis.paths[0].split(".")
            if parts[:2] == ["problem", "start"]:
                self._starts[int(parts[2])] = number
            elif parts[0] == "problem":
                self._others.append(number)
        self._known: dict[tuple[int, ...], dict[str, Any]] = {}
        self._alone = self._separate()

    def values(self, places: tuple[int, ...]) -> dict[str, Any]:
        """Checked knob values at the places of the axes that vary the problem (start points left as they are)."""
        if places not in self._known:
            table = self.task.spec.table()
            for number, place in zip(self._others, places, strict=True):
                put(table, self.task.axes[number].paths[0], self.task.axes[number].value(place))
            given = {key: value for key, value in table["problem"].items() if key != "name"}
            values = self.surface.values(given)
            if self.surface.formula(values) != self.formula:
                raise InputError("an axis changes the formula itself", "problem")
            self._known[places] = values
        return self._known[places]

    def starts(self, places: tuple[Places, Places], dtype: np.dtype[Any]) -> NDArray[Any]:
        """``(D, N)`` in ``dtype``."""
        point = np.array(self.base["start"], dtype)
        found = np.repeat(point[:, None], len(places[0]), axis=1)
        for coordinate, number in self._starts.items():
            found[coordinate] = self.task.axes[number].values[places[number]]
        return found

    def constants(self, places: tuple[Places, Places]) -> list[Array | float]:
        """The formula's parameters in order: a number, or ``(N,)``."""
        plain: list[Array | float] = list(self.surface.parameters(self.base).values())
        if not self._others:
            return plain
        if self._alone is not None:
            found: list[Array | float] = list(plain)
            for index, (number, column) in self._alone.items():
                found[index] = column[places[number]]
            return found
        table, which = self._pairs(places)
        columns = np.array([list(self.surface.parameters(values).values()) for values in table], np.float64).T
        return [column[which] for column in columns]

    def minima(self, places: tuple[Places, Places]) -> Array:
        """The known minima ``(M, D, N)``, or ``(M, D, 1)`` where all pixels share them; NaN fills up."""
        if not self._others:
            return np.array(self.surface.minima(self.base), np.float64)[:, :, None]
        table, which = self._pairs(places)
        found = [self.surface.minima(values) for values in table]
        most = max(1, *map(len, found))
        filled: Array = np.full((len(table), most, len(self.base["start"])), np.nan)
        for place, points in enumerate(found):
            filled[place, : len(points)] = np.array(points).reshape(len(points), -1)
        return filled[which].transpose(1, 2, 0)

    def _pairs(self, places: tuple[Places, Places]) -> tuple[list[dict[str, Any]], Places]:
        """Values at the different places, and which of them each pixel has."""
        columns = np.stack([places[number] for number in self._others], axis=1)
        different, which = np.unique(columns, axis=0, return_inverse=True)
        return [self.values(tuple(map(int, row))) for row in different], which.reshape(-1)

    def _separate(self) -> dict[int, tuple[int, Array]] | None:
        """Formula parameters by place, each with the axis that alone decides it and its value there.

        None where two axes decide one parameter together; then every pair is looked at.
        """
        sizes = [len(self.task.axes[number].values) for number in self._others]
        found: dict[int, tuple[int, Array]] = {}
        for slot, number in enumerate(self._others):
            rows = []
            for place in range(sizes[slot]):
                where = [0] * len(sizes)
                where[slot] = place
                rows.append(list(self.surface.parameters(self.values(tuple(where))).values()))
            for index, column in enumerate(np.array(rows, np.float64).T):
                if (column != column[0]).any():
                    if index in found:
                        return None
                    found[index] = number, column
        fixed = list(self.surface.parameters(self.values((0,) * len(sizes))).values())
        for corner in (tuple(size - 1 for size in sizes), tuple(size // 2 for size in sizes)):
            guess = list(fixed)
            for index, (number, column) in found.items():
                guess[index] = column[corner[self._others.index(number)]]
            if guess != list(self.surface.parameters(self.values(corner)).values()):
                return None
        for index, value in enumerate(fixed):
            if (
                index not in found
                and self._others
                and value != list(self.surface.parameters(self.base).values())[index]
            ):
                found[index] = self._others[0], np.full(sizes[0], value)
        return found
