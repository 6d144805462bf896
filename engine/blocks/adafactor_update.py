"""Adafactor (Shazeer & Stern 2018) as torch.optim has it: a matrix's second moment kept as one row and one column."""

import math

import numpy as np

from engine.block import Block, State
from engine.maths import maximum, sqrt
from engine.row_sums import row_norm, row_sum


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
    moved = values.movedim(axis, -1)
    flat = moved.reshape(-1, moved.shape[-1]).contiguous()
    return (row_sum(flat) / moved.shape[-1]).reshape(*moved.shape[:-1], 1).movedim(-1, axis)


def update(direction, parameter, layout, moments, share, rho, keep, eps1, eps2, d):
    import torch

    eps1 = torch.where(eps1 == 0, torch.full_like(eps1, torch.finfo(direction.dtype).eps), eps1)
    steps, fresh, place = [], [], 0
    for slot in layout.slots:
        gradient, weight = direction[:, slot.start : slot.stop], parameter[:, slot.start : slot.stop]
        held = moments[:, place : place + _kept(slot.shape)]
        place += _kept(slot.shape)
        if len(slot.shape) > 1:
            n, m = slot.shape[-2:]
            square = (gradient * gradient).reshape(len(gradient), -1, n, m)
            stacks = square.shape[1]
            rows = held[:, : stacks * n].reshape(-1, stacks, n, 1)
            columns = held[:, stacks * n :].reshape(-1, stacks, 1, m)
            weights = share[:, :, None, None]
            rows = rows + weights * (_mean(square, 3) - rows)
            columns = columns + weights * (_mean(square, 2) - columns)
            estimate = rows * columns / maximum(_mean(rows, 2), eps1[:, :, None, None])
            estimate = estimate.reshape(len(gradient), -1)
            fresh += [rows.reshape(len(gradient), -1), columns.reshape(len(gradient), -1)]
        else:
            estimate = held + share * (gradient * gradient - held)
            fresh.append(estimate)
        scaled = gradient / sqrt(maximum(estimate, eps1 * eps1))
        root = slot.size**0.5
        alpha = maximum(eps2, row_norm(weight) / root) * rho
        steps.append(weight - weight * keep + alpha / maximum(row_norm(scaled) / root / d, torch.ones_like(d)) * scaled)
    return torch.cat(steps, 1), torch.cat(fresh, 1)


ADAFACTOR_UPDATE = Block(
    "adafactor_update",
    "Factored second moment",
    update,
    states=(State("moments", symbol="R, C", help="running mean squares of every row and column (every entry of vectors)", size=kept),),
    coefficients={"share": share, "rho": rho, "keep": keep},
    elementwise=False,
    formula=r"\hat v_{ij} = \dfrac{R_i C_j}{\operatorname{mean}(R)},\quad d \leftarrow \dfrac{g}{\sqrt{\hat v}},\quad \Delta = \dfrac{\max(\varepsilon_2, \mathrm{rms}(w))\,\min(\eta, 1/\sqrt{t})}{\max(1, \mathrm{rms}(d)/D)}\,d",
    help="Keeps n + m numbers for an n × m matrix instead of n·m, steps relative to the size of the weights and clips steps that are too large.",
)
