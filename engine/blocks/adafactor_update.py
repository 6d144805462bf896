"""Adafactor (Shazeer & Stern 2018) as torch.optim has it: a matrix's second moment kept as one row and one column."""

import math

import numpy as np

from engine.block import Block, State
from engine.maths import is_plain, maximum, sqrt
from engine.row_sums import row_sum, slot_roots


def kept(layout):
    """Numbers a run keeps: rows + columns of a matrix (of every matrix of a stack), else one a parameter."""
    return sum(_kept(slot.shape) for slot in layout.slots)


def _kept(shape):
    if len(shape) < 2:
        return math.prod(shape)
    return math.prod(shape[:-2]) * (shape[-2] + shape[-1])


def share(beta2_decay, step):
    return step**beta2_decay


def rho(lr, step):
    return np.minimum(lr, 1 / np.sqrt(step))


def keep(lr, weight_decay):
    return 1 - lr * weight_decay


def _mean(values, axis):
    """The mean over one axis of ``values`` (R, B, n, m), kept with length 1; the same bits for every R."""
    shape = [*values.shape]
    count, shape[axis] = shape[axis], 1
    if isinstance(values, np.ndarray):
        return np.add.reduce(values, axis=axis, keepdims=True) / count
    rows = values.transpose(axis, 3).reshape(-1, count)
    return (row_sum(rows) / count).reshape(shape)


def _means(squares, layout, joined):
    """What the moments run after, ``(R, kept)``: of a matrix the mean of each row, then of each column."""
    found = []
    for slot in layout.slots:
        square = squares[:, slot.start : slot.stop]
        if len(slot.shape) > 1:
            square = square.reshape(len(squares), -1, *slot.shape[-2:])
            found += [_mean(square, axis).reshape(len(squares), -1) for axis in (3, 2)]
        else:
            found.append(square)
    return joined(found, 1)


def _estimate(moments, layout, least, joined):
    """The second moment of every parameter ``(R, D)``: of a matrix, row times column over the mean of the rows."""
    found, place = [], 0
    for slot in layout.slots:
        held = moments[:, place : place + _kept(slot.shape)]
        place += _kept(slot.shape)
        if len(slot.shape) > 1:
            n, m = slot.shape[-2:]
            stacks = slot.size // (n * m)
            rows = held[:, : stacks * n].reshape(-1, stacks, n, 1)
            columns = held[:, stacks * n :].reshape(-1, stacks, 1, m)
            rows = rows / maximum(_mean(rows, 2), least[:, :, None, None])
            held = (rows * columns).reshape(len(moments), -1)
        found.append(held)
    return joined(found, 1)


def _stepped(direction, parameter, moments, share, rho, keep, eps1, eps2, d, *, layout, joined):
    """The update of tensors, or of arrays: for small networks numpy's operations cost a third of torch's."""
    moments = moments + share * (_means(direction * direction, layout, joined) - moments)
    scaled = direction / sqrt(maximum(_estimate(moments, layout, eps1, joined), eps1 * eps1))
    weights = slot_roots(parameter, layout)
    lengths = slot_roots(scaled, layout) / d
    factors = maximum(eps2, weights) * rho / maximum(lengths, lengths * 0 + 1)
    parts = [scaled[:, slot.start : slot.stop] * factors[:, i : i + 1] for i, slot in enumerate(layout.slots)]
    return parameter - parameter * keep + joined(parts, 1), moments


def update(direction, parameter, layout, moments, share, rho, keep, eps1, eps2, d):
    import torch

    eps1 = torch.where(eps1 == 0, torch.finfo(direction.dtype).eps, eps1)
    given = direction, parameter, moments, share, rho, keep, eps1, eps2, d
    if not is_plain(direction):
        return _stepped(*given, layout=layout, joined=torch.cat)
    arrays = [np.ascontiguousarray(value.numpy()) for value in given]
    with np.errstate(all="ignore"):
        step, fresh = _stepped(*arrays, layout=layout, joined=np.concatenate)
    return torch.from_numpy(step), torch.from_numpy(fresh)


ADAFACTOR_UPDATE = Block(
    "adafactor_update",
    "Factored second moment",
    update,
    states=(
        State(
            "moments",
            symbol="R, C",
            help="running mean squares of every row and column (every entry of vectors)",
            size=kept,
        ),
    ),
    coefficients={"share": share, "rho": rho, "keep": keep},
    elementwise=False,
    formula=r"\hat v_{ij} = \dfrac{R_i C_j}{\operatorname{mean}(R)},\quad d \leftarrow \dfrac{g}{\sqrt{\hat v}},\quad \Delta = \dfrac{\max(\varepsilon_2, \mathrm{rms}(w))\,\min(\eta, 1/\sqrt{t})}{\max(1, \mathrm{rms}(d)/D)}\,d",
    help="Keeps n + m numbers for an n × m matrix instead of n·m, steps relative to the size of the weights and clips steps that are too large.",
)
