"""Products with the Hessian of a dense network's loss, as LLVM code: the derivative of forward and backward along v.

Pearlmutter 1994: with R the derivative along v, forward is R(z) = W R(s) + V s, R(s) = f'(z) R(z), and backward
R(δ) = f'(z) R(p) + f''(z) R(z) p with R(p) = Wᵀ R(δ) + Vᵀ δ; the product's weights are R(δ) sᵀ + δ R(s)ᵀ. Signals,
slopes and p (what enters a layer's outputs from above) are those of one evaluation that came before. Workspace:
``tangent.l`` R(s), ``tilted.l`` the same sample by sample, ``shift.l`` R(z), ``turned.l`` R(δ), ``pull.l`` p.
"""

from __future__ import annotations

from typing import Any

from engine.fused.emit import I64
from engine.fused_nets.activations import CURVES, sigmoid
from engine.fused_nets.evaluation import Evaluation
from engine.fused_nets.tiles import Left, each, load, pointer_at, product, scalar, store, transpose
from engine.fused_nets.tracing import traced
from engine.maths import where


class Tangent(Evaluation):
    """Writes an evaluation that keeps what :meth:`product` needs, and the product itself."""

    def entered(self, layer: int, value: Any, where: Any) -> None:
        """Keeps p."""
        store(self.nest, value, self.place(f"pull.{layer}"), where)

    def product(self, vector: Any, count: Any) -> None:
        """The product with ``vector`` (a pointer, laid out as the parameters) into the place of the gradient."""
        for layer in range(self.design.depth):
            self._forward_along(layer, vector)
        self._loss_along(count)
        for layer in reversed(range(self.design.depth)):
            self._bent(layer)
            self._weights(layer, count, delta="turned")
            if layer:
                self._weights(layer, count, signals="tilted", add=True)
                self._signal_along(layer, vector)

    def _where(self, m: Any, n: Any) -> Any:
        b = self.nest.b
        return b.add(b.mul(m, I64(self.batch)), b.mul(n, I64(self.design.lanes)))

    def _forward_along(self, layer: int, vector: Any) -> None:
        nest, b, design = self.nest, self.nest.b, self.design
        fan_in, fan_out = design.widths[layer : layer + 2]
        start, bias = design.offsets[layer]
        shift, tangent = self.place(f"shift.{layer + 1}"), self.place(f"tangent.{layer + 1}")
        shape = (fan_out, fan_in, self.batch // design.lanes)

        def finish(value: Any, m: Any, n: Any, _: int) -> None:
            where_ = self._where(m, n)
            if layer:
                value = b.fadd(value, load(nest, shift, where_))
            store(nest, value, shift, where_)
            store(nest, self._times_slope(value, layer, where_), tangent, where_)

        def keep(value: Any, m: Any, n: Any, _: int) -> None:
            store(nest, value, shift, self._where(m, n))

        along = pointer_at(nest, vector, bias)
        begin = (lambda m: scalar(nest, along, m)) if design.bias else None
        left = Left(pointer_at(nest, vector, start), fan_in, 1)
        product(nest, left, self.place(f"standing.{layer}"), self.batch, shape, begin, keep if layer else finish)
        if layer:
            left = Left(pointer_at(nest, self.parameters, start), fan_in, 1)
            product(nest, left, self.place(f"tangent.{layer}"), self.batch, shape, None, finish)
        if layer + 1 < design.depth:
            blocks = design.padded(fan_out) // design.lanes, self.batch // design.lanes
            transpose(
                nest, tangent, self.batch, self.place(f"tilted.{layer + 1}"), design.padded(fan_out), blocks
            )

    def _loss_along(self, count: Any) -> None:
        """R of the loss's gradient by the outputs, into the last ``turned``: 0 beyond ``count`` samples."""
        nest, b, design, lanes = self.nest, self.nest.b, self.design, self.nest.lanes
        last, classes = design.depth, design.widths[-1]
        along, target, goal = self.place(f"tangent.{last}"), self.place(f"turned.{last}"), self.place("goal")
        outputs, slope = self.place(f"standing.{last}"), self.place(f"{self._slopes}.{last}")
        samples = b.sitofp(count, lanes.number)
        if design.loss != "cross_entropy":
            samples = b.fmul(samples, lanes.number(float(classes)))
        share = lanes.splat(b, b.fdiv(lanes.number(1.0), samples))
        zero = lanes.constant(0.0, lanes.real)

        def column(place: Any) -> None:
            mask = nest.mask(place, count)

            def spot(k: Any) -> Any:
                return b.add(b.mul(k, I64(self.batch)), place)

            def keep(value: Any, k: Any) -> None:
                store(nest, b.select(mask, value, zero), target, spot(k))

            def pointwise(k: Any) -> None:
                given = load(nest, along, spot(k)), load(nest, outputs, spot(k)), load(nest, goal, spot(k)), share
                keep(traced(nest, BENDS[design.loss], *given), k)

            def chance(k: Any) -> Any:
                """Softmax times the share: the slope, and the share of the sample's own class."""
                here = lanes.splat(b, b.sitofp(k, lanes.number))
                given = load(nest, slope, spot(k)), load(nest, goal, place), here, share
                return traced(nest, lambda g, c, h, n: g + where(c == h, n, 0.0), *given)

            def mean(k: Any, sums: list[Any]) -> tuple[list[Any], None]:
                return [b.fadd(sums[0], b.fmul(chance(k), load(nest, along, spot(k))))], None

            if design.loss != "cross_entropy":
                each(nest, I64(classes), 1, pointwise)
                return
            [total] = nest.loop(I64(0), I64(classes), 1, mean, [zero])
            middle = b.fdiv(total, share)

            def centred(k: Any) -> None:
                keep(b.fmul(chance(k), b.fsub(load(nest, along, spot(k)), middle)), k)

            each(nest, I64(classes), 1, centred)

        each(nest, I64(self.batch), design.lanes, column)

    @property
    def _slopes(self) -> str:
        """Where the loss's gradient by the outputs stands after an evaluation."""
        return "delta" if self.design.activations[-1] == "identity" else "pull"

    def _bent(self, layer: int) -> None:
        """Takes the output layer's activation into ``turned``; those of hidden layers are fused into the products."""
        design, nest = self.design, self.nest
        if layer + 1 < design.depth or design.activations[layer] == "identity":
            return
        turned = self.place(f"turned.{layer + 1}")
        size = I64(design.widths[layer + 1] * self.batch)
        each(nest, size, design.lanes, lambda k: store(nest, self._turn(load(nest, turned, k), layer, k), turned, k))

    def _turn(self, value: Any, layer: int, where_: Any) -> Any:
        """The sum f' R(p) + f'' R(z) p of layer ``layer``'s outputs, where R(p) is ``value``."""
        curve = CURVES.get(self.design.activations[layer])
        if curve is None:
            return value
        nest = self.nest
        after = load(nest, self.place(f"standing.{layer + 1}"), where_)
        before = load(nest, self.place(f"before.{layer + 1}"), where_) if curve.keeps_input else after
        shift, pull = (load(nest, self.place(f"{name}.{layer + 1}"), where_) for name in ("shift", "pull"))
        return traced(
            nest, lambda r, x, y, z, p: r * curve.slope(x, y) + curve.bend(x, y) * z * p,
            value, before, after, shift, pull,
        )  # fmt: skip

    def _signal_along(self, layer: int, vector: Any) -> None:
        """``turned`` of the layer below."""
        nest, b, design = self.nest, self.nest.b, self.design
        fan_in, fan_out = design.widths[layer : layer + 2]
        start, target = design.offsets[layer][0], self.place(f"turned.{layer}")
        shape = (fan_in, fan_out, self.batch // design.lanes)

        def keep(value: Any, m: Any, n: Any, _: int) -> None:
            store(nest, value, target, self._where(m, n))

        def finish(value: Any, m: Any, n: Any, _: int) -> None:
            where_ = self._where(m, n)
            value = b.fadd(value, load(nest, target, where_))
            store(nest, self._turn(value, layer - 1, where_), target, where_)

        for pointer, delta, end in ((vector, "delta", keep), (self.parameters, "turned", finish)):
            left = Left(pointer_at(nest, pointer, start), 1, fan_in)
            product(nest, left, self.place(f"{delta}.{layer + 1}"), self.batch, shape, None, end)


def _binary(r: Any, z: Any, t: Any, share: Any) -> Any:
    chance = sigmoid(z)
    return chance * (1.0 - chance) * share * r


BENDS = {
    "mse": lambda r, z, t, share: r * 2.0 * share,
    "binary_cross_entropy": _binary,
    "signed_difference": lambda r, z, t, share: r * 0.0,
}
"""R of the gradient of one output z with target t, where R(z) is r; ``share`` = 1 / (samples · outputs)."""
