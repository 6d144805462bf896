"""The layout of a flat parameter vector: which slice belongs to which named tensor."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Slot:
    """One named tensor inside the flat vector."""

    name: str
    shape: tuple[int, ...]
    start: int

    @property
    def size(self) -> int:
        return math.prod(self.shape)

    @property
    def stop(self) -> int:
        return self.start + self.size


@dataclass(frozen=True)
class Layout:
    """Names and shapes of all parameters, in the order in which the flat vector ``(D,)`` holds them."""

    slots: tuple[Slot, ...]

    @classmethod
    def of(cls, named: Sequence[tuple[str, tuple[int, ...]]]) -> Layout:
        """A layout from (name, shape) pairs; a scalar has shape ``()``."""
        slots, start = [], 0
        for name, shape in named:
            slot = Slot(name, tuple(shape), start)
            slots.append(slot)
            start = slot.stop
        return cls(tuple(slots))

    @cached_property
    def dimension(self) -> int:
        """D, the number of parameters."""
        return self.slots[-1].stop if self.slots else 0

    def label(self, index: int) -> str:
        """What to call parameter ``index``: ``x``, or ``1.weight[3, 7]``."""
        for slot in self.slots:
            if slot.start <= index < slot.stop:
                if not slot.shape:
                    return slot.name
                rest, place = index - slot.start, []
                for size in reversed(slot.shape):
                    rest, position = divmod(rest, size)
                    place.append(position)
                return f"{slot.name}[{', '.join(map(str, reversed(place)))}]"
        raise IndexError(index)
