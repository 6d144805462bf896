"""From the engine's answer to what a page shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from widgets.anatomy.picture import Memory, Picture, Stage, marks
from widgets.engine_text import translated

if TYPE_CHECKING:
    from engine.host.questions.trace import BlockTrace, TraceAnswer

HIDDEN = ("fresh",)
"""States that are a switch of the program more than a number of the rule."""


def picture_of(answer: TraceAnswer, title: str, colour: str) -> Picture:
    """The update of one run."""
    return Picture(
        title=title, colour=colour, step=answer.step, labels=answer.labels,
        gradient=tuple(answer.gradient.tolist()), scale=answer.scale,
        stages=tuple(_stage(block) for block in answer.blocks),
        before=tuple(answer.before.tolist()), update=tuple(answer.update.tolist()), after=tuple(answer.after.tolist()),
    )  # fmt: skip


def _stage(block: BlockTrace) -> Stage:
    memory = tuple(
        Memory(name, block.symbols.get(name, ""), tuple(before.tolist()), tuple(after.tolist()))
        for name, (before, after) in block.states.items()
        if name not in HIDDEN
    )
    knobs = tuple((block.symbols.get(name) or name, value) for name, value in sorted(block.knobs.items()))
    return Stage(
        block.key, translated(block.title), translated(block.help), block.formula, block.active,
        tuple(block.input.tolist()), tuple(block.output.tolist()), memory, knobs,
    )  # fmt: skip


def side_by_side(one: Picture, other: Picture) -> tuple[Picture, Picture]:
    """Both, with the blocks marked that make the difference."""
    found = []
    for picture, beside in ((one, other), (other, one)):
        said = marks(picture.stages, beside.stages)
        stages = tuple(replace(stage, mark=mark) for stage, mark in zip(picture.stages, said, strict=True))
        found.append(replace(picture, stages=stages))
    return found[0], found[1]
