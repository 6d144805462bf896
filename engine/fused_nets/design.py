"""What a compiled network is made for, and where its numbers lie in memory while it trains."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

LINE = 64  # bytes: every array begins on a line of the cache


@dataclass(frozen=True)
class Design:
    """A dense network, its loss and its batch: everything that fixes the shape of a kernel.

    ``batch`` is the largest number of samples of a step; ``lanes`` numbers make a vector. ``l1`` and ``l2`` are the
    penalties of the objective; ``curved`` says that the kernel makes products with the Hessian.
    """

    widths: tuple[int, ...]
    activations: tuple[str, ...]
    bias: bool
    loss: str
    batch: int
    dtype: str
    lanes: int
    l1: float = 0.0
    l2: float = 0.0
    curved: bool = False

    def padded(self, count: int) -> int:
        """The next multiple of a vector's width."""
        return -(-count // self.lanes) * self.lanes

    @property
    def depth(self) -> int:
        return len(self.activations)

    @cached_property
    def offsets(self) -> tuple[tuple[int, int], ...]:
        """Where weight ``(out, in)`` and bias ``(out,)`` of each layer begin in the flat vector."""
        found, place = [], 0
        for fan_in, fan_out in zip(self.widths, self.widths[1:], strict=False):
            found.append((place, place + fan_in * fan_out))
            place += fan_in * fan_out + (fan_out if self.bias else 0)
        return tuple(found)

    @cached_property
    def dimension(self) -> int:
        pairs = zip(self.widths, self.widths[1:], strict=False)
        return sum(fan_in * fan_out + (fan_out if self.bias else 0) for fan_in, fan_out in pairs)

    @cached_property
    def work(self) -> dict[str, int]:
        """Offset in numbers of every array of the workspace, and its whole size as ``""``.

        ``lying.l`` are the signals entering layer l, sample by sample ``(B, width)``; ``standing.l`` the same feature
        by feature ``(width, B)``; ``before.l`` and ``delta.l`` ``(width, B)`` belong to the outputs of layer l. All
        sides are padded to whole vectors. ``curved`` kernels have more, see :mod:`engine.fused_nets.tangent`.
        """
        batch, line = self.padded(self.batch), LINE // (4 if self.dtype == "float32" else 8)
        sizes = {"gradient": self.padded(self.dimension), "goal": self.padded(self.widths[-1]) * batch}
        for place, width in enumerate(self.widths):
            rows = self.padded(width)
            sizes[f"standing.{place}"] = rows * batch
            if place < self.depth:
                sizes[f"lying.{place}"] = batch * rows
            if place:
                sizes[f"before.{place}"] = sizes[f"delta.{place}"] = rows * batch
            if self.curved:
                sizes[f"turned.{place}"] = sizes[f"tangent.{place}"] = rows * batch
                sizes[f"shift.{place}"] = sizes[f"pull.{place}"] = rows * batch
                sizes[f"tilted.{place}"] = batch * rows
        found, place = {}, 0
        for name, size in sizes.items():
            found[name] = place
            place += -(-size // line) * line
        return {**found, "": place}
