"""What a cause is: a test of a replayed run, a sentence with numbers, and changes that may have prevented it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.registry import Registry

if TYPE_CHECKING:
    from engine.report.scene import Scene


@dataclass(frozen=True)
class Change:
    """The thing at ``path`` of the spec becomes ``value``, from the start of the run; ``text`` says so in words."""

    path: str
    value: Any
    text: str


@dataclass(frozen=True)
class Finding:
    """``text`` names the cause with its ``numbers``; ``changes`` in the order in which to try them.

    ``damage`` are the rows (first, last) that a change has to mend, where the trouble itself cannot go away: a bad
    batch's own loss stays bad, what its update does to the others need not.
    """

    text: str
    numbers: Mapping[str, float]
    changes: tuple[Change, ...] = ()
    damage: tuple[int, int] | None = None


@dataclass(frozen=True)
class Cause:
    """A declaration in ``engine/report/causes``. Of several that are found, the one with the lowest ``rank`` is the
    most special and comes first.
    """

    name: str
    title: str
    rank: int
    find: Callable[[Scene], Finding | None]


causes: Registry[Cause] = Registry("cause", "engine.report.causes", Cause)
