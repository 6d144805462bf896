"""One rule of the step calculator: which it is, and its knobs behind a line that opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.disclosure import Disclosure
from widgets.optimizer_form import OptimizerForm
from widgets.sign_button import sign_button

if TYPE_CHECKING:
    from collections.abc import Mapping


class Swatch(QWidget):
    """A dot in a rule's colour."""

    def __init__(self, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self.setFixedSize(QSize(14, 26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._colour))
        painter.setBrush(QColor(self._colour))
        painter.drawRoundedRect(QRectF(1, 8, 10, 10), 3, 3)


class RuleEditor(QWidget):
    """Signals as those of `OptimizerForm`; `removed`: the rule is to go. `name` stands for a rule without a form."""

    chosen = Signal(str)
    value_changed = Signal(str, object)
    removed = Signal()

    def __init__(self, colour: str, table: Mapping[str, Any], name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form: OptimizerForm | None = None
        self.more: Disclosure | None = None
        remove = sign_button("✕", self.tr("Remove this rule"))
        remove.clicked.connect(self.removed)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Swatch(colour))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(3)
        outer.addLayout(row)
        if name:
            row.addWidget(QLabel(name), 1)
        else:
            self.more = Disclosure(self.tr("Knobs"))
            self.form = OptimizerForm()
            self.form.chosen.connect(self.chosen)
            self.form.value_changed.connect(self.value_changed)
            row.addWidget(self.form.box, 1)
            self.more.body.addWidget(self.form)
            outer.addWidget(self.more)
            self.set_table(table)
        row.addWidget(remove)

    def set_table(self, table: Mapping[str, Any]) -> None:
        """Shows the rule in spec form."""
        if self.form is not None:
            self.form.set_optimizer(table)
