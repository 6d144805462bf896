"""The next update of one run, block by block: what went in, what came out, what each block remembers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import InputError
from engine.host.question import Question

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from torch import Tensor

    from engine.experiment import Experiment
    from engine.group import Group

    Array = NDArray[np.float64]

MOST = 64


@dataclass(frozen=True, eq=False)
class BlockTrace:
    """One block of the chain. ``input``, ``output`` ``(P,)`` for the P parameters asked for; ``states`` by name, each
    (before, after), ``(P,)`` or, where the block keeps one number a run, ``(1,)``; ``knobs``: the values in force.
    A block that is not ``active`` (its knob is 0) passes its input on.
    """

    name: str
    title: str
    formula: str
    help: str
    active: bool
    input: Array
    output: Array
    states: dict[str, tuple[Array, Array]]
    knobs: dict[str, float]


@dataclass(frozen=True, eq=False)
class TraceAnswer:
    """The update that would follow ``step``: ``after = before - update``. ``labels`` and ``parameters`` say which
    ones; ``scale`` is the run's factor on the loss, already in the first block's input. A ``frozen`` run does not
    make it.
    """

    step: int
    run: int
    frozen: bool
    parameters: tuple[int, ...]
    labels: tuple[str, ...]
    before: Array
    gradient: Array
    scale: float
    blocks: tuple[BlockTrace, ...]
    update: Array
    after: Array


def answer(experiment: Experiment, run: int = 0, parameters: Sequence[int] = (0, 1)) -> TraceAnswer:
    if not isinstance(run, int) or not 0 <= run < len(experiment.rules):
        raise InputError(f"trace: run = {run!r}; there are {len(experiment.rules)}, counted from 0")
    chosen = [index for index in dict.fromkeys(parameters) if 0 <= index < experiment.dimension]
    if not 0 < len(chosen) <= MOST:
        raise InputError(
            f"trace: parameters = {list(parameters)!r}; 1 to {MOST} of the {experiment.dimension}, counted from 0"
        )
    group = next(group for group in experiment.groups if run in group.runs)
    place = group.runs.index(run)
    states = group.saved()
    trace: list[Any] = []
    gradient = experiment.objective.evaluate(experiment.parameters, experiment.step)[1][group.rows]
    present = experiment.parameters[group.rows]
    try:
        group.plan_chunk(experiment.step, 1)
        update = group.update(gradient, present, 0, experiment.step, trace)
    finally:
        group.restore(states)

    def pick(tensor: Tensor) -> Array:
        row = tensor[place].detach().cpu().double().flatten().numpy()
        return row[chosen] if len(row) == experiment.dimension else row

    return TraceAnswer(
        step=experiment.step,
        run=run,
        frozen=bool(experiment.frozen[run]),
        parameters=tuple(chosen),
        labels=tuple(experiment.objective.layout.label(index) for index in chosen),
        before=pick(present),
        gradient=pick(gradient),
        scale=group.rules[place].loss_scale,
        blocks=_blocks(group, place, trace, states, pick, gradient, experiment.step),
        update=pick(update),
        after=pick(present - update),
    )


def _blocks(
    group: Group,
    place: int,
    trace: list[Any],
    states: dict[str, Tensor],
    pick: Callable[[Tensor], Array],
    gradient: Tensor,
    step: int,
) -> tuple[BlockTrace, ...]:
    """Every block of the chain, those that are switched off too. ``states`` are those before the update."""
    chain, values = group.chain, group.values_at(np.array([step], dtype=np.float64))
    traced = iter(trace)
    found, flow = [], gradient if group.loss_scale is None else gradient * group.loss_scale
    for block, active, keys in zip(chain.blocks, chain.active, chain.keys, strict=True):
        before = {key.rpartition(".")[2]: states[key] for key in keys}
        entered, after = flow, before
        if active:
            _, entered, flow, after = next(traced)
        found.append(
            BlockTrace(
                name=block.name,
                title=block.title,
                formula=block.formula,
                help=block.help,
                active=active,
                input=pick(entered),
                output=pick(flow),
                states={name: (pick(before[name]), pick(after[name])) for name in before},
                knobs={name: float(values[name][0, place]) for name in block.knobs if name in values},
            )
        )
    return tuple(found)


TRACE = Question("trace", "The next update of one run, block by block, in numbers.", answer)
