"""The arrays of one call, as the tables of addresses and strides that a kernel reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.fused.coefficients import Coefficient

if TYPE_CHECKING:
    from engine.fused.loops import Slot

Array = NDArray[Any]


class Table:
    """Address, and (stride, spread) in elements, of every slot; keeps the arrays alive.

    ``lanes`` is the width of a block: arrays that are read whole are padded to a multiple of it.
    Raises ValueError for an array of the wrong shape or type.
    """

    def __init__(self, slots: Sequence[Slot], values: Mapping[str, Any], lanes: int, runs: int, steps: int) -> None:
        self.lanes, self.runs, self.steps = lanes, runs, steps
        self._kept: list[Array] = []
        self._copies: list[tuple[Array, Array]] = []
        self._written_to: set[int] = set()
        addresses: list[int] = []
        strides: list[tuple[int, int]] = []
        with np.errstate(over="ignore", under="ignore"):  # what is too large for float32 becomes infinite, as in torch
            for slot in slots:
                value = values[slot.name]
                if slot.role in ("held", "row", "result"):
                    array, address, place = self._written(slot, value)
                else:
                    array, place = self._given(slot, value)
                    address = _address(array)
                self._kept.append(array)
                addresses.append(address)
                strides.append(place)
        self._tables = np.array(addresses, np.uint64), np.array(strides, np.int64)
        self._pointers = [_address(table) for table in self._tables]

    def _given(self, slot: Slot, value: Any) -> tuple[Array, tuple[int, int]]:
        """Values that are read only: a number, ``(R,)``, ``(1, R)``, ``(T, R)`` or ``(T, 1)``, or a Coefficient."""
        if isinstance(value, Coefficient):
            if value.column is not None:
                table = np.ascontiguousarray(value.values, slot.type)
                return table, (table.shape[1], 0)
            value = value.values
        value = np.asarray(value)
        if value.ndim != 2:
            value = value.reshape(1, -1)
        rows, columns = value.shape
        if columns not in (1, self.runs) or (rows != 1 and (slot.role == "fixed" or rows < self.steps)):
            raise ValueError(f"{slot.name} has shape {value.shape}; for {self.runs} runs and {self.steps} steps")
        width = self.lanes if columns == 1 else -(-self.runs // self.lanes) * self.lanes
        if columns == width and value.dtype == slot.type and value.flags.c_contiguous:
            array = value
        else:
            array = np.empty((rows, width), slot.type)
            array[:, :columns] = value
            if columns < width:
                array[:, columns:] = array[:, columns - 1 : columns]
        return array, (width if rows > 1 else 0, int(columns > 1))

    def _written(self, slot: Slot, value: Array) -> tuple[Array, int, tuple[int, int]]:
        """Values that are written: ``(R,)``, or ``(T, R)`` for a row slot."""
        if value.shape[-1] != self.runs or value.dtype != slot.type:
            raise ValueError(f"{slot.name} is {value.dtype} {value.shape}; must be {slot.type} of {self.runs} runs")
        address = _address(value)
        if (self.runs > 1 and value.strides[-1] != value.itemsize) or address in self._written_to:
            copy = np.array(value, order="C")
            self._copies.append((value, copy))
            value, address = copy, _address(copy)
        self._written_to.add(address)
        return value, address, (value.strides[0] // value.itemsize if value.ndim == 2 else 0, 1)

    def run(self, call: Callable[..., None], begin: int, end: int, steps: int, first_step: int) -> None:
        """Runs the lanes ``begin`` … ``end``."""
        call(*self._pointers, begin, end, steps, first_step)

    def put_back(self) -> None:
        """Copies results into arrays whose runs do not lie side by side."""
        for target, copy in self._copies:
            target[...] = copy


def _address(array: Array) -> int:
    return int(array.__array_interface__["data"][0])
