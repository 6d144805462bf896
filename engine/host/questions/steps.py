"""A step calculator: what rules make of a given sequence of gradients, block by block (see :mod:`engine.steps`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.host.question import Question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.experiment import Experiment

MOST_STEPS, MOST_RULES = 1000, 16


@dataclass(frozen=True)
class BlockNumbers:
    """What went into a block, what came out, and its states after the step as (name, LaTeX symbol, value)."""

    title: str
    entered: float
    left: float
    states: tuple[tuple[str, str, float], ...]


@dataclass(frozen=True)
class StepNumbers:
    """One step of one rule: ``update`` was subtracted and led to ``parameter``."""

    gradient: float
    blocks: tuple[BlockNumbers, ...]
    update: float
    parameter: float


@dataclass(frozen=True)
class StepsAnswer:
    """``steps[rule][step]``; ``errors[rule]`` says in one line why a rule has none (empty: it has)."""

    gradients: tuple[float, ...]
    start: float
    steps: tuple[tuple[StepNumbers, ...], ...]
    errors: tuple[str, ...]


def answer(
    _experiment: Experiment, gradients: Sequence[float], rules: Sequence[Mapping[str, Any]], start: float = 0.0
) -> StepsAnswer:
    """``rules`` are optimizers in spec form; one parameter begins at ``start``. Raises InputError for bad numbers."""
    from engine.steps import calculate

    if not 0 < len(gradients) <= MOST_STEPS or len(rules) > MOST_RULES:
        raise InputError(
            f"steps: {len(gradients)} gradients, {len(rules)} rules; must be 1 to {MOST_STEPS}, at most {MOST_RULES}"
        )
    rows = [[float(value)] for value in gradients]
    calculate(rows, (), [start])  # complains of the numbers themselves
    steps, errors = [], []
    for table in rules:
        try:
            name = str(table.get("name", ""))
            symbols = _symbols(table)
            found = calculate(rows, [(name, {k: v for k, v in table.items() if k != "name"})], [start])
            steps.append(tuple(_numbers(step, symbols) for step in found))
            errors.append("")
        except InputError as error:
            steps.append(())
            errors.append(str(error))
    return StepsAnswer(tuple(row[0] for row in rows), float(start), tuple(steps), tuple(errors))


def _symbols(table: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    """The letter of each state by (block name, state name)."""
    from engine.optimizer import declared, values_of

    if not isinstance(table.get("name"), str):
        raise InputError("steps: a rule has no name")
    rule = declared(table)
    if rule.foreign is not None:
        raise InputError(f"{rule.name} is no chain of blocks: its inner numbers are not known here")
    return {(b.name, state.name): state.symbol for b in rule.blocks(values_of(table)) for state in b.states}


def _numbers(step: Any, symbols: Mapping[tuple[str, str], str]) -> StepNumbers:
    blocks = tuple(
        BlockNumbers(
            block.title,
            block.entered[0],
            block.left[0],
            tuple(
                (name, symbols.get((block.block, name), ""), values[0])
                for name, values in block.states.items()
                if len(values) == 1
            ),
        )
        for block in step.blocks
    )
    return StepNumbers(step.gradient[0], blocks, step.update[0], step.parameter[0])


STEPS = Question("steps", "What rules make of a given sequence of gradients.", answer)
