"""One block of a chain that is being built: formula, knobs, and the ways to move it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QFont, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from widgets.anatomy.picture import stage_colour
from widgets.builder.formula_label import FormulaLabel
from widgets.builder.offer import MIME
from widgets.engine_text import ENGINE
from widgets.knob.form import KnobForm
from widgets.labels import bold_label
from widgets.sign_button import sign_button

if TYPE_CHECKING:
    from widgets.anatomy.formula_art import FormulaArt
    from widgets.builder.offer import Placed

RADIUS, DISC = 7.0, 10.0
HEAD = 34
Role = QPalette.ColorRole


class OwnKnobs(QAbstractButton):
    """A switch with a word beside it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 38, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, palette, on = QPainter(self), self.palette(), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(1, self.height() / 2 - 6.5, 24, 13)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(Role.Accent if on else Role.Mid))
        painter.drawRoundedRect(track, 6.5, 6.5)
        painter.setBrush(QColor("#FFFFFF") if on else palette.color(Role.Base))
        painter.drawEllipse(QPointF(track.right() - 6.5 if on else track.left() + 6.5, track.center().y()), 4.8, 4.8)
        strong = on or self.hasFocus() or self.underMouse()
        painter.setPen(palette.color(Role.WindowText if strong else Role.PlaceholderText))
        painter.drawText(self.rect().adjusted(33, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())


class BlockCard(QWidget):
    """Dragged by its head; the buttons do the same for keys."""

    says = (ENGINE,)

    turned = Signal(str, object)
    """A knob, by the chain's name for it, and its new value."""
    moved = Signal(int)
    """Up (-1) or down (1)."""
    removed = Signal()
    parted = Signal(bool)
    """With knobs of its own, or sharing them again."""

    def __init__(self, art: FormulaArt, place: int, placed: Placed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self._pressed: QPoint | None = None
        title = bold_label(placed.offer.title)
        title.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        head = QHBoxLayout()
        head.setContentsMargins(40, 0, 4, 0)
        head.setSpacing(0)
        head.addWidget(title, 1)
        for sign, tip, act in (
            ("↑", self.tr("Earlier"), lambda: self.moved.emit(-1)),
            ("↓", self.tr("Later"), lambda: self.moved.emit(1)),
            ("✕", self.tr("Remove"), self.removed.emit),
        ):
            button = sign_button(sign, tip, f"{tip}: {placed.offer.title}")
            button.clicked.connect(act)
            head.addWidget(button)
        self.formula = FormulaLabel(art, placed.offer.formula)
        self.formula.setToolTip(f"<p>{placed.offer.help}</p>")
        self.formula.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.form = KnobForm(placed.knobs)
        self.form.value_changed.connect(lambda knob, value: self.turned.emit(knob.name, value))
        self.own = OwnKnobs(self.tr("knobs of its own"))
        self.own.setToolTip(self.tr("Blocks with a knob of one name share it, unless this is on"))
        self.own.setChecked(placed.own)
        self.own.clicked.connect(self.parted)
        body = QVBoxLayout()
        body.setContentsMargins(40, 2, 12, 10)
        body.setSpacing(6)
        body.addWidget(self.formula)
        if placed.knobs:
            body.addWidget(self.form)
            body.addWidget(self.own)
        else:
            self.form.setParent(self)
            self.form.hide()
            self.own.setParent(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 3, 0, 0)
        outer.setSpacing(2)
        outer.addLayout(head)
        outer.addLayout(body)
        self.own.setHidden(not placed.knobs or not (placed.shares or placed.own))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.form.setCursor(Qt.CursorShape.ArrowCursor)
        self.set_values(placed)

    def set_values(self, placed: Placed) -> None:
        """Shows the values of its knobs; emits nothing."""
        self.form.set_values(placed.values)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, palette = QPainter(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.color(Role.Mid), 1.0))
        painter.setBrush(palette.color(Role.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        disc = QPointF(22, 3 + HEAD / 2 - 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(stage_colour(self.place)))
        painter.drawEllipse(disc, DISC, DISC)
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(QRectF(disc.x() - DISC, disc.y() - DISC, 2 * DISC, 2 * DISC), Qt.AlignmentFlag.AlignCenter,
                         str(self.place + 1))  # fmt: skip

    # -- drag ----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough from where it was pressed a drag begins."""
        if self._pressed is None:
            return
        away = (event.position().toPoint() - self._pressed).manhattanLength()
        if away >= QApplication.startDragDistance():
            pressed, self._pressed = self._pressed, None
            drag = QDrag(self)
            data = QMimeData()
            data.setData(MIME, f"move:{self.place}".encode())
            drag.setMimeData(data)
            drag.setPixmap(self.grab())
            drag.setHotSpot(pressed)
            drag.exec(Qt.DropAction.MoveAction)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pressed = None
