"""Numbers in the digits for which there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.plot.number_text import value_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FEWEST = 3
ARROWS = ("  →  ", " → ", "→")


def fitted(
    cells: Sequence[Sequence[float]], rooms: Sequence[float], width_of: Callable[[str], float], digits: int = 4
) -> list[str]:
    """A text for each cell: one number, or before and after with an arrow between.

    All cells have the same number of significant digits, the most (at most ``digits``, at least three) with which each
    is as narrow as its room in pixels; ``width_of`` measures a text. Where three digits are too wide, so is the answer.
    """
    texts: list[str] = []
    for count in range(digits, FEWEST - 1, -1):
        for arrow in ARROWS:
            texts = [arrow.join(value_text(value, count) for value in cell) for cell in cells]
            if all(width_of(text) <= room for text, room in zip(texts, rooms, strict=True)):
                return texts
    return texts
