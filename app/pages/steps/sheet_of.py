"""From the engine's answer to the columns of the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.engine_text import translated
from widgets.steps.sheet import Column, RuleColumns, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.host.questions.steps import StepNumbers, StepsAnswer


def sheet_of(answer: StepsAnswer, titles: Sequence[str], colours: Sequence[str]) -> Sheet:
    """A rule's columns are its blocks' states and results in the order of the chain, then the parameter."""
    rules = tuple(
        RuleColumns(title, colour, _columns(steps), error)
        for title, colour, steps, error in zip(titles, colours, answer.steps, answer.errors, strict=True)
    )
    return Sheet(answer.gradients, rules)


def _columns(steps: tuple[StepNumbers, ...]) -> tuple[Column, ...]:
    if not steps:
        return ()
    columns: list[Column] = []
    blocks = steps[0].blocks
    for place, block in enumerate(blocks):
        for number, (name, symbol, _) in enumerate(block.states):
            if name != "fresh":
                values = tuple(step.blocks[place].states[number][2] for step in steps)
                columns.append(Column(translated(block.title), symbol, name, values))
        last = place == len(blocks) - 1
        left = tuple(step.blocks[place].left for step in steps)
        symbol, name = (r"\Delta", "update") if last else ("d", "direction")
        columns.append(Column(translated(block.title), symbol, name, left, last))
    columns.append(Column("w − Δ", "w", "parameter", tuple(step.parameter for step in steps), True))
    return tuple(columns)
