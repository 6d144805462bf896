"""How a run looks in the window: what is not part of the experiment itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


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
