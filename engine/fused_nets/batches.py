"""The sample numbers of steps, epoch by epoch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.order import BatchOrder
    from engine.data.sized_order import SizedOrder


class BatchNumbers:
    """Which samples each step of ``order`` sees; the last epoch's permutation is kept."""

    def __init__(self, order: BatchOrder | SizedOrder) -> None:
        self.order = order
        self._epoch = -1
        self._numbers: NDArray[Any] = order.epoch(0)[:0]

    def steps(self, first: int, count: int) -> list[NDArray[Any]]:
        """The numbers for the evaluations ``first`` … ``first + count - 1``."""
        found = []
        for step in range(first, first + count):
            epoch, start, size = self.order.place(step)
            if epoch != self._epoch:
                self._epoch, self._numbers = epoch, self.order.epoch(epoch)
            found.append(self._numbers[start : start + size])
        return found
