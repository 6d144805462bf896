"""All parameters of a run at one update, as a scatter of moments and a distribution of effective learning rates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

    from engine.block import Block
    from engine.group import Group

    Array = NDArray[np.float64]

POINTS = 3000
"""Parameters in a scatter: more would not be told apart."""
EDGES = np.linspace(-10.0, 4.0, 141)
"""Edges of the histogram of log10(|update| / |gradient|); what lies beyond counts in the outer bins."""
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
FIRST = ("first", "buffer")
SECOND = ("second", "square", "surprise", "mean", "total")
CORRECTIONS = ("correction1", "correction2")


@dataclass(frozen=True, eq=False)
class Cloud:
    """``index`` ``(K,)`` says which parameters ``first``, ``second``, ``rate`` ``(K,)`` are of: about ``POINTS``,
    evenly spread. ``first`` is the rule's first moment (the gradient where it has none, ``first_symbol`` then ``g``),
    ``second`` its second raw moment or None; both bias-corrected where the rule corrects them (``corrected``).
    ``rate`` is |update| / |gradient|, NaN where the gradient is 0.

    Over *all* parameters: ``counts`` of log10(rate) in the bins of ``EDGES``, ``quantiles`` of the rate at
    ``QUANTILES``, ``still``, the share with gradient 0, and ``floored``, the share for which ε is more than half of the
    denominator (None for a rule without ε): there a larger loss would give a larger step.
    """

    index: NDArray[np.int64]
    first: Array
    second: Array | None
    first_symbol: str
    second_symbol: str
    corrected: bool
    rate: Array
    counts: NDArray[np.int64]
    quantiles: Array
    still: float
    floored: float | None


def cloud(
    place: int,
    trace: list[Any],
    gradient: Tensor,
    update: Tensor,
    floored: float | None,
    chosen: list[int],
) -> Cloud:
    """The cloud of the run at ``place`` from a traced update; ``gradient`` is the one that entered the chain.

    The parameters ``chosen`` are in the scatter in any case.
    """

    def row(tensor: Tensor) -> Array:
        return np.asarray(tensor[place].detach().cpu().double().flatten().numpy(), dtype=np.float64)

    slope = row(gradient)
    size = len(slope)
    spread = np.linspace(0, size - 1, min(size, POINTS)).round().astype(np.int64)
    index = np.union1d(spread, np.array(chosen, dtype=np.int64))
    with np.errstate(all="ignore"):
        rate = np.abs(row(update)) / np.abs(slope)
    rate[slope == 0] = np.nan
    known = rate[np.isfinite(rate)]
    with np.errstate(divide="ignore"):
        logs = np.clip(np.log10(known), EDGES[0], EDGES[-1])
    counts = np.histogram(logs, EDGES)[0].astype(np.int64)
    quantiles = np.quantile(known, QUANTILES) if len(known) else np.full(len(QUANTILES), np.nan)
    first, first_symbol = _state(trace, FIRST, row, size, 0)
    second, second_symbol = _state(trace, SECOND, row, size, 1)
    corrected = any(name in states for _, _, _, states in trace for name in CORRECTIONS)
    return Cloud(
        index=index,
        first=(slope if first is None else first)[index],
        second=None if second is None else second[index],
        first_symbol=first_symbol or "g",
        second_symbol=second_symbol,
        corrected=corrected and second is not None,
        rate=rate[index],
        counts=counts,
        quantiles=np.asarray(quantiles, dtype=np.float64),
        still=float(np.mean(slope == 0)),
        floored=floored,
    )


def _state(
    trace: list[Any], names: tuple[str, ...], row: Any, size: int, correction: int
) -> tuple[Array | None, str]:
    """The first state of those names with one number a parameter, bias-corrected, and its symbol."""
    for block, _, _, states in trace:
        for state in block.states:
            if state.name not in names:
                continue
            values = row(states[state.name])
            if len(values) != size:
                continue
            if CORRECTIONS[correction] in states:
                values = values / row(states[CORRECTIONS[correction]])[0]
            return values, state.symbol
    return None, ""


def epsilon_block(blocks: tuple[Block, ...], active: tuple[bool, ...]) -> int | None:
    """The place of the block that divides by something plus ε, if there is one."""
    for number, (block, on) in enumerate(zip(blocks, active, strict=True)):
        if on and block.elementwise and "eps" in block.arguments and block.states:
            return number
    return None


def floored_share(group: Group, place: int, gradient: Tensor, parameters: Tensor, step: int) -> float | None:
    """The share of parameters whose step ε more than halves, found by making the update once more without it.

    States, knobs and parameters are as before afterwards; ``plan_chunk`` of this step must have been called.
    """
    chain = group.chain
    number = epsilon_block(chain.blocks, chain.active)
    if number is None:
        return None
    block = chain.blocks[number]
    knob = block.knob("eps")
    moving = bool(group.driven) or chain.timed
    steps = np.arange(step - group.born + 1, step - group.born + 3, dtype=np.float64)[:, None]
    steps = steps if moving else np.ones((1, 1))
    saved = group.saved()
    found: list[list[Any]] = []
    try:
        for knobs in (group.knobs, {**group.knobs, knob: np.zeros_like(group.knobs[knob])}):
            chain.set_knobs(knobs, steps)
            trace: list[Any] = []
            group.update(gradient, parameters, 0, step, trace)
            found.append(trace)
            group.restore(saved)
    finally:
        group.restore(saved)
        chain.set_knobs(group.knobs, steps)
    order = sum(chain.active[:number])
    with_eps, without = (trace[order][2][place].detach().double().abs() for trace in found)
    whole = 2 * with_eps >= without
    return float((~(whole & (without > 0))).double().mean())
