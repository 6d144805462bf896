"""The losses of dense networks and their gradients, a vector of samples at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from engine.fused.emit import I64
from engine.fused_nets.activations import sigmoid, softplus
from engine.fused_nets.tiles import load, store, total
from engine.fused_nets.tracing import traced
from engine.maths import exp, log, where

if TYPE_CHECKING:
    from engine.fused.nest import Nest
    from engine.fused_nets.design import Design

Pair = tuple[Any, Any]


def _squared(z: Any, t: Any, share: Any) -> Pair:
    difference = z - t
    return difference * difference * share, difference * 2.0 * share


def _binary(z: Any, t: Any, share: Any) -> Pair:
    sign = 1.0 - t * 2.0
    wrong = z * sign
    return softplus(wrong) * share, sigmoid(wrong) * sign * share


def _signed(z: Any, t: Any, share: Any) -> Pair:
    return (t - z) * share, -share


POINTWISE: Mapping[str, Callable[[Any, Any, Any], Pair]] = {
    "mse": _squared,
    "binary_cross_entropy": _binary,
    "signed_difference": _signed,
}
"""Loss and gradient of one output z with target t; ``share`` = 1 / (samples · outputs)."""
LOSSES = (*POINTWISE, "cross_entropy")


def write_loss(nest: Nest, design: Design, outputs: Any, delta: Any, goal: Any, count: Any) -> Any:
    """Writes the gradient ``(K, B)`` into ``delta`` (0 beyond ``count`` samples); answers the mean loss, a plain
    number.

    ``goal`` holds targets ``(K, B)``, or for cross entropy the class numbers ``(B,)``.
    """
    b, lanes = nest.b, nest.lanes
    batch, classes = design.padded(design.batch), design.widths[-1]
    samples = b.sitofp(count, lanes.number)
    if design.loss in POINTWISE:
        samples = b.fmul(samples, lanes.number(float(classes)))
    share = lanes.splat(b, b.fdiv(lanes.number(1.0), samples))
    zero = lanes.constant(0.0, lanes.real)

    def column(place: Any, sums: list[Any]) -> tuple[list[Any], None]:
        mask = nest.mask(place, count)

        def spot(k: Any) -> Any:
            return b.add(b.mul(k, I64(batch)), place)

        def keep(value: Any, k: Any) -> None:
            store(nest, b.select(mask, value, zero), delta, spot(k))

        def pointwise(k: Any, inner: list[Any]) -> tuple[list[Any], None]:
            values = load(nest, outputs, spot(k)), load(nest, goal, spot(k))
            lost, slope = traced(nest, POINTWISE[design.loss], *values, share)
            keep(slope, k)
            return [b.fadd(inner[0], lost)], None

        def largest(k: Any, inner: list[Any]) -> tuple[list[Any], None]:
            return [traced(nest, lambda z, m: where(z > m, z, m), load(nest, outputs, spot(k)), inner[0])], None

        def exponentials(k: Any, inner: list[Any]) -> tuple[list[Any], None]:
            value = traced(nest, lambda z, m: exp(z - m), load(nest, outputs, spot(k)), inner[1])
            store(nest, value, delta, spot(k))
            return [b.fadd(inner[0], value), inner[1]], None

        def slopes(k: Any, inner: list[Any]) -> tuple[list[Any], None]:
            _, sum_, class_, own = inner
            here = lanes.splat(b, b.sitofp(k, lanes.number))
            output, power = load(nest, outputs, spot(k)), load(nest, delta, spot(k))
            slope, own = traced(
                nest,
                lambda e, s, n, c, h, z, o: (e / s * n - where(c == h, n, 0.0), where(c == h, z, o)),
                power, sum_, share, class_, here, output, own,
            )  # fmt: skip
            keep(slope, k)
            return [inner[0], sum_, class_, own], None

        if design.loss in POINTWISE:
            [lost] = nest.loop(I64(0), I64(classes), 1, pointwise, [zero])
        else:
            low = lanes.constant(float("-inf"), lanes.real)
            [top] = nest.loop(I64(0), I64(classes), 1, largest, [low])
            sum_, _ = nest.loop(I64(0), I64(classes), 1, exponentials, [zero, top])
            class_ = load(nest, goal, place)
            own = nest.loop(I64(0), I64(classes), 1, slopes, [zero, sum_, class_, zero])[3]
            lost = traced(nest, lambda s, m, o, n: (log(s) + (m - o)) * n, sum_, top, own, share)
        return [b.fadd(sums[0], b.select(mask, lost, zero))], None

    [found] = nest.loop(I64(0), I64(batch), design.lanes, column, [zero])
    return total(nest, found)
