"""One update of one run as a page shows it: plain data, made from an answer of the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mark = Literal["", "only", "moved", "here"]
"""How a block differs from the other chain beside it (it is only here, or at another place), or that it is meant."""
Numbers = tuple[float, ...]


@dataclass(frozen=True)
class Memory:
    """A state: `symbol` is LaTeX, `before` and `after` one number for each parameter shown, or one for the run."""

    name: str
    symbol: str
    before: Numbers
    after: Numbers


@dataclass(frozen=True)
class Stage:
    """One block. `knobs` are (LaTeX symbol or plain name, value); a block that is not `active` passes its input on."""

    key: str
    title: str
    help: str
    formula: str
    active: bool
    input: Numbers
    output: Numbers
    memory: tuple[Memory, ...] = ()
    knobs: tuple[tuple[str, float], ...] = ()
    mark: Mark = ""


@dataclass(frozen=True)
class Picture:
    """`before - update = after` for the parameters `labels`; the loss's `gradient` enters times `scale`."""

    title: str
    colour: str
    step: int
    labels: tuple[str, ...]
    gradient: Numbers
    scale: float
    stages: tuple[Stage, ...]
    before: Numbers
    update: Numbers
    after: Numbers
    note: str = ""


STAGE_COLOURS = ("#2DB2F0", "#C8A10C", "#CF66AC", "#179563", "#794EE3", "#B25900", "#82A345", "#BA333E")
GRADIENT_COLOUR = "#76646F"
DECAYS = ("l2", "decoupled_decay")


def stage_colour(place: int) -> str:
    """The colour of a stage: of its number in the chain and of its arrow on the contour."""
    return STAGE_COLOURS[place % len(STAGE_COLOURS)]


def marks(one: tuple[Stage, ...], other: tuple[Stage, ...]) -> tuple[Mark, ...]:
    """How each stage of `one` differs from `other`; blocks that do nothing count as not there.

    Decay blocks (L2 and decoupled) are the same wish at two places, so the one is the other, moved.
    """
    here = [stage.key for stage in one if stage.active]
    there = [stage.key for stage in other if stage.active]
    found: list[Mark] = []
    for stage in one:
        if not stage.active:
            found.append("")
        elif stage.key in there:
            found.append("" if _before(stage.key, here, there) == _before(stage.key, there, here) else "moved")
        else:
            found.append("moved" if stage.key in DECAYS and any(key in DECAYS for key in there) else "only")
    return tuple(found)


def _before(key: str, chain: list[str], other: list[str]) -> set[str]:
    """Which blocks of both chains come before one, in the first of them."""
    return {earlier for earlier in chain[: chain.index(key)] if earlier in other}
