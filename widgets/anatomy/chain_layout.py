"""Where the parts of a chain go: cards from top to bottom, the numbers in columns at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from widgets.anatomy.formula_art import lines

if TYPE_CHECKING:
    from widgets.anatomy.formula_art import FormulaArt
    from widgets.anatomy.picture import Picture, Stage

MARGIN, PAD, HEAD, ROW, FLOW, GAP = 12.0, 12.0, 30.0, 21.0, 34.0, 8.0
DISC = 10.0
COLUMN, SYMBOL = 164.0, 46.0
CLEAR = 8.0
"""What stays free between two columns of numbers."""
WIDE = 640.0
"""From this width on a formula stands beside its numbers, below it above them."""
EM, LINE = 15.0, 7.0


@dataclass(frozen=True)
class FormulaLine:
    """One line of a formula: `left` and `base` in pixels, `em` its font size."""

    latex: str
    left: float
    base: float
    em: float


@dataclass(frozen=True)
class Card:
    """The place of a stage; `rows` are the base lines' tops of its states, `knobs_top` that of its knobs."""

    stage: Stage
    place: QRectF
    formulas: tuple[FormulaLine, ...]
    rows: tuple[float, ...]
    knobs_top: float


@dataclass(frozen=True)
class ChainLayout:
    """Everything in pixels. `flows` are the tops of the rows of numbers between cards, the gradient's first."""

    cards: tuple[Card, ...]
    flows: tuple[float, ...]
    header: float
    end: QRectF
    height: float
    columns: tuple[float, ...]
    """Right ends of the columns of numbers."""
    symbols: float
    """Right end of the column of symbols."""

    def rooms(self, taken: float) -> tuple[float, ...]:
        """How wide a number may be in each column, when what is at the left of the first ends at `taken`."""
        lefts = (taken, *self.columns[:-1])
        return tuple(max(right - left - CLEAR, 0.0) for left, right in zip(lefts, self.columns, strict=True))


def chain_layout(picture: Picture, art: FormulaArt, width: float) -> ChainLayout:
    """For a view of `width` pixels."""
    count = max(len(picture.labels), 1)
    right = width - MARGIN - PAD
    column = min(COLUMN, (right - MARGIN - PAD - SYMBOL) / count)
    columns = tuple(right - column * (count - 1 - place) for place in range(count))
    symbols = right - column * count
    wide = width >= WIDE
    left = MARGIN + PAD + 2 * DISC + 10
    room = (symbols - SYMBOL if wide else right) - left
    header = MARGIN
    top = header + (ROW if count > 1 else 0)
    flows, cards = [top], []
    top += FLOW
    for stage in picture.stages:
        card, top = _card(stage, art, top, width, left, room, wide)
        cards.append(card)
        flows.append(top)
        top += FLOW
    end = QRectF(MARGIN, top, width - 2 * MARGIN, HEAD + 6)
    return ChainLayout(tuple(cards), tuple(flows), header, end, end.bottom() + MARGIN, columns, symbols)


def _card(
    stage: Stage, art: FormulaArt, top: float, width: float, left: float, room: float, wide: bool
) -> tuple[Card, float]:
    y = top + HEAD
    formulas = []
    shown = lines(stage.formula) if stage.active else []
    for line in shown:
        natural = art.size(line, EM)
        em = EM * min(1.0, max(room, 60.0) / max(natural.width(), 1.0))
        formulas.append(FormulaLine(line, left, y + art.ascent(line, em), em))
        y += art.size(line, em).height() + LINE
    knobs_top = y
    if stage.knobs and stage.active:
        y += ROW
    states = stage.memory if stage.active else ()
    start = top + HEAD if wide else y
    rows = tuple(start + ROW * number for number in range(len(states)))
    bottom = max(y, (rows[-1] + ROW) if rows else 0.0) + (PAD - 2 if shown or rows else 0.0)
    return Card(stage, QRectF(MARGIN, top, width - 2 * MARGIN, bottom - top), tuple(formulas), rows, knobs_top), bottom
