"""What a range test is to do, and what it advises: knobs, a button to begin, a row with a button for each rate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.knob import Knob, choice, flag, integer
from widgets.knob.form import KnobForm
from widgets.plot.number_text import value_text

if TYPE_CHECKING:
    from collections.abc import Sequence

KNOBS = (
    flag("automatic", True, "A short ramp before finds where the loss rises, and this one goes around it. Off: it goes "
         "from low to high."),
    Knob("low", 1e-6, low=0.0, high=1e6, low_open=True, scale="log", soft=(1e-9, 1.0), help="The first rate."),
    Knob("high", 10.0, low=0.0, high=1e6, low_open=True, scale="log", soft=(1e-3, 1e3), help="The last rate."),
    integer("steps", 200, 20, 100_000, "Updates from the first rate to the last.", scale="log", soft=(50, 5000)),
    integer("seeds", 8, 1, 64, "Starts that are tried at once: a network's initialisations, a surface's start points.",
            soft=(1, 16)),
    choice("scale", "log", ("log", "linear"), "Whether the rate grows by factors or by equal amounts."),
)  # fmt: skip


class _Dot(QWidget):
    """A rule's colour."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self.setFixedSize(12, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.drawEllipse(2, 6, 8, 8)


class FinderForm(QWidget):
    """`use_requested` carries the rate that the person wants to use."""

    use_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.knobs = KnobForm(KNOBS)
        self.knobs.value_changed.connect(self._gate)
        self._gate()
        self.find = QPushButton(self.tr("Run the range test"))
        self.find.setDefault(True)
        self.rows = QWidget()
        self._grid = QGridLayout(self.rows)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.buttons: dict[str, QPushButton] = {}
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.RichText)
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.knobs, self.find, self.rows, self.note):
            column.addWidget(widget)

    def _gate(self) -> None:
        """The ends are of no use while they are found automatically."""
        for name in ("low", "high"):
            self.knobs.editors[name].setEnabled(not self.values()["automatic"])

    def values(self) -> dict[str, Any]:
        """The knobs' values by name."""
        return self.knobs.values()

    def show_advice(self, rows: Sequence[tuple[str, str, str, float | None, str]]) -> None:
        """Rows (key, label, colour, rate or None, tool tip)."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        for place, (key, label, colour, rate, tip) in enumerate(rows):
            name, number = QLabel(label), QLabel("–" if rate is None else value_text(rate, 3))
            use = QPushButton(self.tr("Use this rate"))
            use.setEnabled(rate is not None)
            use.setAccessibleName(self.tr("Use the rate of “%1”").replace("%1", label))
            if rate is not None:
                use.clicked.connect(lambda _on=False, rate=rate: self.use_requested.emit(float(f"{rate:.3g}")))
            for widget in (name, number, use):
                widget.setToolTip(tip)
            self._grid.addWidget(_Dot(colour), place, 0)
            self._grid.addWidget(name, place, 1)
            self._grid.addWidget(number, place, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(use, place, 3)
            self.buttons[key] = use
