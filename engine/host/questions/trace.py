"""One update of one run, block by block: what went in, what came out, what each block remembers."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
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
    from engine.host.cloud import Cloud

    Array = NDArray[np.float64]

MOST = 64


@dataclass(frozen=True, eq=False)
class BlockTrace:
    """One block of the chain. ``input``, ``output`` ``(P,)`` for the P parameters asked for; ``states`` by name, each
    (before, after), ``(P,)`` or, where the block keeps one number a run, ``(1,)``; ``knobs``: the values in force.
    ``symbols`` are the LaTeX letters of states and knobs that have one. A block that is not ``active`` (its knob is 0)
    passes its input on.
    """

    key: str
    name: str
    title: str
    formula: str
    help: str
    active: bool
    input: Array
    output: Array
    states: dict[str, tuple[Array, Array]]
    knobs: dict[str, float]
    symbols: dict[str, str]


@dataclass(frozen=True, eq=False)
class TraceAnswer:
    """The update that follows ``step``: ``after = before - update``. ``labels`` and ``parameters`` say which
    ones; ``scale`` is the run's factor on the loss, already in the first block's input. A ``frozen`` run does not
    make it. ``live`` says whether it is the one that the experiment would make next. ``seconds`` is what the
    answer cost the engine.
    """

    step: int
    run: int
    live: bool
    frozen: bool
    dimension: int
    parameters: tuple[int, ...]
    labels: tuple[str, ...]
    before: Array
    gradient: Array
    scale: float
    blocks: tuple[BlockTrace, ...]
    update: Array
    after: Array
    cloud: Cloud | None
    seconds: float


@dataclass(frozen=True)
class Underway:
    """The replay of an earlier step stands at ``step`` on its way to ``goal``; ask again."""

    step: int
    goal: int


def answer(
    experiment: Experiment,
    run: int = 0,
    parameters: Sequence[int] = (0, 1),
    step: int | None = None,
    cloud: bool = False,
    snapshot: bytes | None = None,
    largest: int = 0,
) -> TraceAnswer | Underway:
    """The update after ``step`` (None: the present one; an earlier one is replayed, from ``snapshot`` if that helps).

    With ``largest`` it is about that many parameters with the largest gradients instead of ``parameters``. An earlier
    step may take several askings: :class:`Underway` says how far it has come.
    """
    from engine.host import past

    begin = time.perf_counter()
    if not isinstance(run, int) or not 0 <= run < len(experiment.rules):
        raise InputError(f"trace: run = {run!r}; there are {len(experiment.rules)}, counted from 0")
    chosen = [index for index in dict.fromkeys(parameters) if 0 <= index < experiment.dimension]
    if not (largest or 0 < len(chosen) <= MOST) or not 0 <= largest <= MOST:
        raise InputError(
            f"trace: parameters = {list(parameters)!r}; 1 to {MOST} of the {experiment.dimension}, counted from 0"
        )
    try:
        found = past.at(experiment, step, snapshot)
    except InputError as error:
        raise InputError(f"trace: {error}") from None
    if isinstance(found, Underway):
        return found
    answered = _traced(found, run, chosen, cloud, found is experiment, largest)
    return replace(answered, seconds=time.perf_counter() - begin)


def _traced(
    experiment: Experiment, run: int, chosen: list[int], wants_cloud: bool, live: bool, largest: int
) -> TraceAnswer:
    from engine.host.cloud import cloud, floored_share

    group = next(group for group in experiment.groups if run in group.runs)
    place = group.runs.index(run)
    states = group.saved()
    trace: list[Any] = []
    gradient = experiment.objective.evaluate(experiment.parameters, experiment.step)[1][group.rows]
    if largest:
        sizes = gradient[place].abs().nan_to_num()
        chosen = sorted(sizes.topk(min(largest, experiment.dimension)).indices.tolist())
    entering = gradient if group.loss_scale is None else gradient * group.loss_scale
    present = experiment.parameters[group.rows]
    crowd = None
    try:
        group.plan_chunk(experiment.step, 1)
        update = group.update(gradient, present, 0, experiment.step, trace)
        if wants_cloud:
            group.restore(states)
            floored = floored_share(group, place, gradient, present, experiment.step)
            crowd = cloud(place, trace, entering, update, floored, chosen)
    finally:
        group.restore(states)

    def pick(tensor: Tensor) -> Array:
        row = tensor[place].detach().cpu().double().flatten().numpy()
        return row[chosen] if len(row) == experiment.dimension else row[:1]

    return TraceAnswer(
        step=experiment.step,
        run=run,
        live=live,
        frozen=bool(experiment.frozen[run]),
        dimension=experiment.dimension,
        parameters=tuple(chosen),
        labels=tuple(experiment.objective.layout.label(index) for index in chosen),
        before=pick(present),
        gradient=pick(gradient),
        scale=group.rules[place].loss_scale,
        blocks=traced_blocks(group, place, trace, states, pick, entering, experiment.step),
        update=pick(update),
        after=pick(present - update),
        cloud=crowd,
        seconds=0.0,
    )


def traced_blocks(
    group: Group,
    place: int,
    trace: list[Any],
    states: dict[str, Tensor],
    pick: Callable[[Tensor], Array],
    entering: Tensor,
    step: int,
) -> tuple[BlockTrace, ...]:
    """Every block of the chain, those that are switched off too. ``states`` are those before the update."""
    chain, values = group.chain, group.values_at(np.array([step], dtype=np.float64))
    knobs = group.rules[place].optimizer.by_name

    def fits(state: Tensor) -> bool:
        return state[place].numel() in (1, entering[place].numel())

    traced = iter(trace)
    found, flow = [], entering
    for block, active, keys in zip(chain.blocks, chain.active, chain.keys, strict=True):
        before = {key.rpartition(".")[2]: states[key] for key in keys}
        entered, after = flow, before
        if active:
            _, entered, flow, after = next(traced)
        symbols = {state.name: state.symbol for state in block.states if state.symbol}
        symbols |= {name: knobs[name].symbol for name in block.knobs if name in knobs and knobs[name].symbol}
        found.append(
            BlockTrace(
                key=block.key,
                name=block.name,
                title=block.title,
                formula=block.formula,
                help=block.help,
                active=active,
                input=pick(entered),
                output=pick(flow),
                states={name: (pick(before[name]), pick(after[name])) for name in before if fits(before[name])},
                knobs={name: float(values[name][0, place]) for name in block.knobs if name in values},
                symbols=symbols,
            )
        )
    return tuple(found)


TRACE = Question("trace", "One update of one run, block by block, in numbers.", answer)
