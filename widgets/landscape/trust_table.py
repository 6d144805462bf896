"""How far each run's path on a plane may be believed, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from widgets.plot.number_text import value_text

if TYPE_CHECKING:
    from collections.abc import Sequence

MISLEADING = 0.1
"""Part of the loss range from which on a path's heights on the picture mislead."""
ROUNDING = 1e-9
"""Below this a distance or a gap is shown as none."""
WARNING_COLOUR = "#D08A00"


@dataclass(frozen=True)
class Trust:
    """`shown`: part (0 to 1) of the path's squared distances that lies in the plane; `off`: farthest from the plane;
    `gap`: the largest difference between true and shown loss, over the path's range of losses.
    """

    name: str
    colour: str
    shown: float
    off: float
    gap: float


class TrustTable(QWidget):
    """A row a run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Trust, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)

    def set_rows(self, rows: Sequence[Trust]) -> None:
        """Shows these runs."""
        if tuple(rows) == self.rows:
            return
        self.rows = tuple(rows)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if not rows:
            return
        heads = (
            (self.tr("in plane"), self.tr("Part of the path's squared distances from the origin that the plane holds")),
            (self.tr("off"), self.tr("Farthest distance of the path from the plane, in the parameters' unit")),
            (
                self.tr("loss gap"),
                self.tr("Largest difference of the true loss and that of the plane, over the path's range of losses"),
            ),
        )
        for column, (text, tip) in enumerate(heads, 1):
            self._put(0, column, text, tip, muted=True)
        for line, row in enumerate(rows, 1):
            name = self._put(line, 0, row.name, row.name)
            name.setTextFormat(Qt.TextFormat.RichText)
            name.setText(f'<span style="color:{row.colour}">■</span> {_plain(row.name)}')
            self._put(line, 1, f"{100 * row.shown:.1f} %")
            self._put(line, 2, value_text(row.off if row.off > ROUNDING else 0.0, 3))
            gap = self._put(line, 3, _percent(row.gap))
            if not row.gap <= MISLEADING:
                gap.setTextFormat(Qt.TextFormat.RichText)
                gap.setText(f'<b style="color:{WARNING_COLOUR}">{_percent(row.gap)}</b>')
                gap.setToolTip(self.tr("Above 10 %: the heights along this path mislead"))

    def _put(self, row: int, column: int, text: str, tip: str = "", *, muted: bool = False) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setToolTip(tip)
        if muted:
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        self._grid.addWidget(label, row, column, side)
        return label


def _percent(value: float) -> str:
    if value != value:
        return "?"
    if value <= ROUNDING:
        return "0 %"
    if value >= 10:
        return f"{value:.2g}×"
    return f"{100 * value:.0f} %" if value >= 0.0995 else f"{100 * value:.2g} %"


def _plain(text: str) -> str:
    short = text if len(text) <= 18 else text[:17] + "…"
    return short.replace("&", "&amp;").replace("<", "&lt;")
