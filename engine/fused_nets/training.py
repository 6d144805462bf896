"""The compiled training loop of one network: batch, loss and gradient, row of the record, update; again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from llvmlite import ir

from engine.fused.emit import DOUBLE, I1, I32, I64, POINTER, Lanes, emit
from engine.fused.machine import new_module
from engine.fused.nest import Nest
from engine.fused_nets.evaluation import Evaluation
from engine.fused_nets.tiles import first, load, pointer_at, store, total
from engine.fused_nets.tracing import traced
from engine.maths import sign

if TYPE_CHECKING:
    from engine.diagnostic import Vector
    from engine.fused.step import StateKey, Update
    from engine.fused_nets.design import Design

FIXED = ("parameters", "inputs", "targets", "index", "count", "coefficients", "loss", "grad_norm", "path", "previous",
         "work", "stopped", "before", "products")  # fmt: skip
"""The first addresses of a kernel's table; those of the states follow, in the order of ``Update.keys``."""
VECTORS: tuple[Vector, ...] = ("gradient", "previous_gradient", "update", "parameters")
"""Whose dot products a kernel may record."""
PAIRS = tuple((i, j) for i in range(len(VECTORS)) for j in range(i, len(VECTORS)))
"""Columns of ``products``, by places in ``VECTORS``."""
COUNTERS = ("first_step", "steps", "coefficient_stride", "path_stride", "path_begin")


class TrainingWriter:
    """Writes the kernel of ``design`` and the chain ``update`` (traced for one parameter).

    It makes ``steps`` updates and ``steps + 1`` evaluations: row t is the state after t updates. It ends early at a
    row whose loss or parameters are not finite, whose number it writes to ``stopped`` (otherwise left alone);
    ``previous`` are then the parameters one row earlier. Parameters of the rows with (path_begin + t) divisible by
    path_stride go to ``path`` one after another (path_stride 0: none). With ``products``, the dot products of
    ``VECTORS`` at each row go there, summed in float64; those of row 0 lack what was before it. ``before`` is room
    for one gradient.
    """

    def __init__(self, design: Design, update: Update, products: bool = False) -> None:
        self.design, self.update, self.products = design, update, products
        module = new_module()
        self.lanes = Lanes(module, design.dtype, design.lanes)
        kind = ir.FunctionType(ir.VoidType(), [POINTER] + [I64] * len(COUNTERS))
        self.function = ir.Function(module, kind, "train")
        self.nest = Nest(self.lanes, ir.IRBuilder(self.function.append_basic_block()))

    def write(self) -> ir.Module:
        """The module with the function ``train(table, first_step, steps, coefficient_stride, path_stride,
        path_begin)``.
        """
        b, design = self.nest.b, self.design
        table, *counters = self.function.args
        self.counters = dict(zip(COUNTERS, counters, strict=True))
        names = (*FIXED, *(key.label for key in self.update.keys))
        self.at = {
            name: b.load(b.gep(table, [I64(place)], source_etype=POINTER), typ=POINTER, align=8)
            for place, name in enumerate(names)
        }
        self.evaluation = Evaluation(self.nest, design, self.at["parameters"], self.at["work"])
        self.gradient = pointer_at(self.nest, self.at["work"], design.work["gradient"])
        self.nest.loop(I64(0), b.add(self.counters["steps"], I64(1)), 1, self._row, [I1(1), I64(0)])
        self.nest.b.ret_void()
        return self.lanes.module

    def _row(self, t: Any, carried: list[Any]) -> tuple[list[Any], Any]:
        nest, b, at, ev = self.nest, self.nest.b, self.at, self.evaluation
        index = b.gep(at["index"], [b.mul(t, I64(self.evaluation.batch))], source_etype=I32)
        count = b.load(b.gep(at["count"], [t], source_etype=I64), typ=I64, align=8)
        ev.gather(at["inputs"], at["targets"], index)
        ev.forward()
        loss = ev.loss(count)
        ev.backward(count)
        penalty, norm, products = self._whole_gradient()
        loss = b.fadd(loss, penalty) if self.design.l1 or self.design.l2 else loss
        wide = loss if loss.type == DOUBLE else b.fpext(loss, DOUBLE)
        self._put(wide, "loss", t)
        self._put(norm, "grad_norm", t)
        for place, value in enumerate(products):
            self._put(value, "products", b.add(b.mul(t, I64(len(products))), I64(place)))
        size = b.call(self.lanes.intrinsic("fabs", DOUBLE, [DOUBLE], DOUBLE), [wide])
        good = b.and_(carried[0], b.fcmp_ordered("<", size, DOUBLE(float("inf"))))
        [kept] = nest.unless(self._wanted(t), [carried[1]], lambda: [self._keep(carried[1])])
        nest.unless(b.not_(good), [], lambda: [b.store(t, at["stopped"], align=8)][1:])
        go_on = b.and_(good, b.icmp_signed("<", t, self.counters["steps"]))
        [finite] = nest.unless(go_on, [I1(1)], lambda: [self._updated(t)])
        return [finite, kept], good

    def _put(self, value: Any, name: str, t: Any) -> None:
        self.nest.b.store(value, self.nest.b.gep(self.at[name], [t], source_etype=DOUBLE), align=8)

    def _wanted(self, t: Any) -> Any:
        """Whether row t's parameters are kept."""
        b, stride = self.nest.b, self.counters["path_stride"]
        some = b.icmp_signed(">", stride, I64(0))
        rest = b.srem(b.add(self.counters["path_begin"], t), b.select(some, stride, I64(1)))
        return b.and_(some, b.icmp_signed("==", rest, I64(0)))

    def _keep(self, kept: Any) -> Any:
        nest, b, size = self.nest, self.nest.b, self.design.dimension
        start = b.mul(kept, I64(size))
        target = b.gep(self.at["path"], [start], source_etype=self.lanes.number)

        def copied(d: Any, valid: int, now: list[Any]) -> list[Any]:
            store(nest, self._read("parameters", d, valid), target, d, valid)
            return now

        self._parts(copied, [])
        return b.add(kept, I64(1))

    # -- over all parameters

    def _parts(self, body: Any, carried: list[Any]) -> list[Any]:
        """``body(offset, valid lanes, carried)`` for every vector of the parameters; the last may be a part."""
        wide, size = self.design.lanes, self.design.dimension
        whole = size // wide * wide
        if whole:
            carried = self.nest.loop(I64(0), I64(whole), wide, lambda d, now: (body(d, wide, now), None), carried)
        return body(I64(whole), size - whole, carried) if size > whole else carried

    def _read(self, name: str, offset: Any, valid: int) -> Any:
        mask = None if valid == self.design.lanes else first(self.lanes, valid)
        return self.nest.load(self.at[name], offset, self.lanes.number, mask)

    def _whole_gradient(self) -> tuple[Any, Any, list[Any]]:
        """Adds the penalties' gradients; answers the penalties (a plain number), norm and products (float64)."""
        nest, lanes, design = self.nest, self.lanes, self.design
        l1, l2 = design.l1, design.l2
        double = lanes.of(DOUBLE)

        def part(d: Any, valid: int, sums: list[Any]) -> list[Any]:
            b = nest.b
            value = load(nest, self.gradient, d)
            if l1 or l2:
                x = self._read("parameters", d, valid)
                value, added = traced(
                    nest,
                    lambda g, x: (g + sign(x) * l1 + x * l2, abs(x) * l1 + x * x * (l2 / 2)),
                    value, x,
                )  # fmt: skip
                store(nest, value, self.gradient, d)
                sums = [sums[0], b.fadd(sums[1], added), *sums[2:]]
            wide = value if lanes.number == DOUBLE else b.fpext(value, double)
            sums = [b.fadd(sums[0], b.fmul(wide, wide)), *sums[1:]]
            return [*sums[:2], *self._multiplied(value, d, valid, sums[2:])] if self.products else sums

        zeros = [lanes.constant(0.0, double)] * (len(PAIRS) if self.products else 0)
        square, penalty, *products = self._parts(
            part, [lanes.constant(0.0, double), lanes.constant(0.0, lanes.real), *zeros]
        )
        root = lanes.intrinsic("sqrt", DOUBLE, [DOUBLE], DOUBLE)
        norm = nest.b.call(root, [total(nest, square)])
        return total(nest, penalty), norm, [total(nest, value) for value in products]

    def _multiplied(self, gradient: Any, d: Any, valid: int, sums: list[Any]) -> list[Any]:
        """The sums of ``PAIRS`` with one vector of parameters more; ``gradient`` is the last one from now on."""
        b, lanes = self.nest.b, self.lanes
        x, last, before = (self._read(name, d, valid) for name in ("parameters", "previous", "before"))
        store(self.nest, gradient, self.at["before"], d, valid)
        double = lanes.of(DOUBLE)
        vectors = [gradient, before, b.fsub(x, last), x]
        vectors = vectors if lanes.number == DOUBLE else [b.fpext(value, double) for value in vectors]
        return [b.fadd(s, b.fmul(vectors[i], vectors[j])) for s, (i, j) in zip(sums, PAIRS, strict=True)]

    def _updated(self, t: Any) -> Any:
        """Makes update t; answers whether all parameters are finite after it."""
        nest, b, lanes, update = self.nest, self.nest.b, self.lanes, self.update
        columns = ("loss_scale", *update.driven)
        plain, size = lanes.number, lanes.dtype.itemsize
        line = b.mul(t, self.counters["coefficient_stride"])
        given: dict[str, Any] = {}
        for place, name in enumerate(columns):
            spot = b.gep(self.at["coefficients"], [b.add(line, I64(place))], source_etype=plain)
            given[name] = lanes.splat(b, b.load(spot, typ=plain, align=size))
        given["step"] = b.sitofp(b.add(b.add(self.counters["first_step"], t), I64(1)), DOUBLE)
        shared = [key for key in update.keys if key.parameter is None]
        for key in shared:
            given[key.label] = lanes.splat(b, b.load(self.at[key.label], typ=plain, align=size))
        values = [lanes.constant(0.0, lanes.real)] * (1 + len(shared))
        found, *ends = self._parts(lambda d, valid, now: self._part(d, valid, now, given, shared), values)
        for key, value in zip(shared, ends, strict=True):
            nest.b.store(nest.b.extract_element(value, I32(0)), self.at[key.label], align=size)
        rest = total(nest, found)
        return nest.b.fcmp_ordered("==", rest, rest)

    def _part(self, d: Any, valid: int, now: list[Any], given: dict[str, Any], shared: list[StateKey]) -> list[Any]:
        """One vector of parameters: its chain of blocks."""
        nest, lanes, update = self.nest, self.lanes, self.update
        own = [key for key in update.keys if key.parameter is not None]
        x = self._read("parameters", d, valid)
        inputs = {**given, "x0": x, "g0": load(nest, self.gradient, d)}
        inputs |= {key.label: self._read(key.label, d, valid) for key in own}
        found = emit(lanes, nest.b, update.program, inputs)
        store(nest, x, self.at["previous"], d, valid)
        new = found[update.parameters[0]]
        store(nest, new, self.at["parameters"], d, valid)
        after = dict(zip(update.keys, (found[place] for place in update.states), strict=True))
        for key in own:
            store(nest, after[key], self.at[key.label], d, valid)
        zero = lanes.constant(0.0, lanes.real)
        trace = nest.b.fmul(new, zero)  # NaN where it is not finite
        if valid < lanes.count:
            trace = nest.b.select(first(lanes, valid), trace, zero)
        return [nest.b.fadd(now[0], trace), *(after[key] for key in shared)]
