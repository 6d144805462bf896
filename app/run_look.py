"""How a run looks in the window: what is not part of the experiment itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from widgets.plot.palette import RUN_COLOURS

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class RunLook:
    """`colour` is '#rrggbb'."""

    colour: str
    visible: bool = True

    def table(self) -> dict[str, Any]:
        """For a session file."""
        return {"colour": self.colour, "visible": self.visible}


def free_colour(colours: tuple[str, ...], used: list[str]) -> str:
    """The first colour that the fewest runs have."""
    counts = [used.count(colour) for colour in colours]
    return colours[counts.index(min(counts))]


def whole_looks(looks: Sequence[RunLook], count: int) -> list[RunLook]:
    """The first ``count`` looks, and new ones with colours of their own where there are fewer."""
    found = list(looks[:count])
    while len(found) < count:
        found.append(RunLook(free_colour(RUN_COLOURS, [look.colour for look in found])))
    return found


def looks_of(given: Any) -> list[RunLook]:
    """Looks from a session's layout; what is not one is left out."""
    looks = []
    for item in given if isinstance(given, list) else []:
        colour = item.get("colour") if isinstance(item, dict) else None
        if not isinstance(colour, str) or not re.fullmatch("#[0-9A-Fa-f]{6}", colour):
            break
        looks.append(RunLook(colour.upper(), item.get("visible") is not False))
    return looks
