"""Loss and gradient of a dense network on one batch, as LLVM code: forward, loss, backward."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.fused.emit import I32, I64
from engine.fused_nets.activations import CURVES
from engine.fused_nets.losses import write_loss
from engine.fused_nets.tiles import Left, first, load, pointer_at, product, scalar, store, total, transpose
from engine.fused_nets.tracing import traced

if TYPE_CHECKING:
    from engine.fused.nest import Nest
    from engine.fused_nets.design import Design


class Evaluation:
    """Writes one evaluation. ``parameters`` and ``work`` are pointers to the run's numbers and the workspace."""

    def __init__(self, nest: Nest, design: Design, parameters: Any, work: Any) -> None:
        self.nest, self.design, self.parameters, self.work = nest, design, parameters, work
        self.batch = design.padded(design.batch)

    def place(self, name: str) -> Any:
        return pointer_at(self.nest, self.work, self.design.work[name])

    def gather(self, inputs: Any, targets: Any, index: Any) -> None:
        """The samples whose numbers stand at ``index`` (int32, one for each place of the batch) into the workspace."""
        nest, b, design = self.nest, self.nest.b, self.design
        width, outputs = design.padded(design.widths[0]), design.widths[-1]
        goals = 1 if design.loss == "cross_entropy" else outputs
        lying, goal = self.place("lying.0"), self.place("goal")

        def sample(place: Any, _: Any) -> tuple[list[Any], None]:
            number = b.load(b.gep(index, [place], source_etype=I32), typ=I32, align=4)
            number = b.sext(number, I64)
            source, target = b.mul(number, I64(width)), b.mul(place, I64(width))

            def part(k: Any, _: Any) -> tuple[list[Any], None]:
                store(nest, load(nest, inputs, b.add(source, k)), lying, b.add(target, k))
                return [], None

            nest.loop(I64(0), I64(width), design.lanes, part, [])

            def one(k: Any, _: Any) -> tuple[list[Any], None]:
                plain, size = nest.lanes.number, nest.lanes.dtype.itemsize
                place_of = b.add(b.mul(number, I64(goals)), k)
                value = b.load(b.gep(targets, [place_of], source_etype=plain), typ=plain, align=size)
                spot = b.add(b.mul(k, I64(self.batch)), place)
                b.store(value, b.gep(goal, [spot], source_etype=plain), align=size)
                return [], None

            nest.loop(I64(0), I64(goals), 1, one, [])
            return [], None

        nest.loop(I64(0), I64(self.batch), 1, sample, [])
        blocks = self.batch // design.lanes, width // design.lanes
        transpose(nest, lying, width, self.place("standing.0"), self.batch, blocks)

    def forward(self) -> None:
        """All signals, feature by feature."""
        for layer in range(self.design.depth):
            self._forward(layer)

    def _forward(self, layer: int) -> None:
        nest, b, design = self.nest, self.nest.b, self.design
        fan_in, fan_out = design.widths[layer : layer + 2]
        weight, bias = (pointer_at(nest, self.parameters, offset) for offset in design.offsets[layer])
        curve = CURVES.get(design.activations[layer])
        before, after = self.place(f"before.{layer + 1}"), self.place(f"standing.{layer + 1}")

        def finish(value: Any, m: Any, n: Any, _: int) -> None:
            where = b.add(b.mul(m, I64(self.batch)), b.mul(n, I64(design.lanes)))
            if curve is not None and curve.keeps_input:
                store(nest, value, before, where)
            store(nest, value if curve is None else traced(nest, curve.value, value), after, where)

        left, right = Left(weight, fan_in, 1), self.place(f"standing.{layer}")
        begin = (lambda m: scalar(nest, bias, m)) if design.bias else None
        product(nest, left, right, self.batch, (fan_out, fan_in, self.batch // design.lanes), begin, finish)
        if layer + 1 < design.depth:
            wide = design.padded(fan_out)
            blocks = wide // design.lanes, self.batch // design.lanes
            transpose(nest, after, self.batch, self.place(f"lying.{layer + 1}"), wide, blocks)

    def loss(self, count: Any) -> Any:
        """The mean loss over the first ``count`` samples (a plain number); its gradient goes into the last delta."""
        design = self.design
        outputs, delta = self.place(f"standing.{design.depth}"), self.place(f"delta.{design.depth}")
        return write_loss(self.nest, design, outputs, delta, self.place("goal"), count)

    def backward(self, count: Any) -> None:
        """All gradients into the workspace, laid out as the parameters are."""
        for layer in reversed(range(self.design.depth)):
            self._slope(layer)
            self._weights(layer, count)
            if layer:
                self._signal(layer)

    def _slope(self, layer: int) -> None:
        """The output layer's activation; those of hidden layers are fused into the products."""
        design, nest = self.design, self.nest
        if layer + 1 < design.depth or design.activations[layer] == "identity":
            return
        delta = self.place(f"delta.{layer + 1}")

        def part(k: Any, _: Any) -> tuple[list[Any], None]:
            self.entered(layer + 1, load(nest, delta, k), k)
            store(nest, self._times_slope(load(nest, delta, k), layer, k), delta, k)
            return [], None

        nest.loop(I64(0), I64(design.widths[layer + 1] * self.batch), design.lanes, part, [])

    def entered(self, layer: int, value: Any, where: Any) -> None:
        """The loss's gradient by the outputs of layer ``layer - 1`` is ``value`` there, before their activation's slope
        is taken; nothing is done with it here.
        """

    def _times_slope(self, value: Any, layer: int, where: Any) -> Any:
        """``value`` times the derivative of layer ``layer``'s activation at ``where``."""
        curve = CURVES.get(self.design.activations[layer])
        if curve is None:
            return value
        after = load(self.nest, self.place(f"standing.{layer + 1}"), where)
        before = load(self.nest, self.place(f"before.{layer + 1}"), where) if curve.keeps_input else after
        return traced(self.nest, lambda g, x, y: g * curve.slope(x, y), value, before, after)

    def _weights(
        self, layer: int, count: Any, delta: str = "delta", signals: str = "lying", add: bool = False
    ) -> None:
        """Delta times the signals that entered, summed over the samples, as the layer's gradient; ``add``: to what is
        there, and without the bias.
        """
        nest, b, design = self.nest, self.nest.b, self.design
        fan_in, fan_out = design.widths[layer : layer + 2]
        wide = design.padded(fan_in)
        delta_ = self.place(f"{delta}.{layer + 1}")
        gradient = self.place("gradient")
        start, bias = design.offsets[layer]
        whole = fan_in // design.lanes
        weights = pointer_at(nest, gradient, start)

        def finish(valid: int) -> Callable[[Any, Any, Any, int], None]:
            def write(value: Any, m: Any, n: Any, _: int) -> None:
                where = b.add(b.mul(m, I64(fan_in)), b.mul(n, I64(design.lanes)))
                if add:
                    mask = None if valid == design.lanes else first(nest.lanes, valid)
                    value = b.fadd(value, nest.load(weights, where, nest.lanes.number, mask))
                store(nest, value, weights, where, valid)

            return write

        left, right = Left(delta_, self.batch, 1), self.place(f"{signals}.{layer}")
        if whole:
            product(nest, left, right, wide, (fan_out, count, whole), None, finish(design.lanes))
        if fan_in > whole * design.lanes:
            rest = pointer_at(nest, right, whole * design.lanes)
            weights = pointer_at(nest, weights, whole * design.lanes)
            product(nest, left, rest, wide, (fan_out, count, 1), None, finish(fan_in - whole * design.lanes))
        if design.bias and not add:
            self._biases(delta_, fan_out, pointer_at(nest, gradient, bias), count)

    def _biases(self, delta: Any, rows: int, target: Any, count: Any) -> None:
        nest, b, design = self.nest, self.nest.b, self.design
        plain = nest.lanes.number

        def row(m: Any, _: Any) -> tuple[list[Any], None]:
            def part(k: Any, sums: list[Any]) -> tuple[list[Any], None]:
                value = load(nest, delta, b.add(b.mul(m, I64(self.batch)), k))
                value = b.select(nest.mask(k, count), value, nest.lanes.constant(0.0, nest.lanes.real))
                return [b.fadd(sums[0], value)], None

            zero = nest.lanes.constant(0.0, nest.lanes.real)
            [found] = nest.loop(I64(0), I64(self.batch), design.lanes, part, [zero])
            b.store(total(nest, found), b.gep(target, [m], source_etype=plain), align=nest.lanes.dtype.itemsize)
            return [], None

        nest.loop(I64(0), I64(rows), 1, row, [])

    def _signal(self, layer: int) -> None:
        """Delta of the layer below: transposed weights times delta, times the derivative there."""
        nest, b, design = self.nest, self.nest.b, self.design
        fan_in, fan_out = design.widths[layer : layer + 2]
        weight = pointer_at(nest, self.parameters, design.offsets[layer][0])
        target = self.place(f"delta.{layer}")

        def finish(value: Any, m: Any, n: Any, _: int) -> None:
            where = b.add(b.mul(m, I64(self.batch)), b.mul(n, I64(design.lanes)))
            self.entered(layer, value, where)
            store(nest, self._times_slope(value, layer - 1, where), target, where)

        right = self.place(f"delta.{layer + 1}")
        shape = (fan_in, fan_out, self.batch // design.lanes)
        product(nest, Left(weight, 1, fan_in), right, self.batch, shape, None, finish)
