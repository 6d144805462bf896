"""A veil over a window with a hole around one widget, and a card that says what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.labels import bold_label, muted_label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

WIDTH, MARGIN, GAP = 340, 12, 14
VEIL, RING = QColor(10, 14, 20, 140), QColor("#2F7FD1")


class Pointer(QWidget):
    """Lies over all of `over`; what is beneath cannot be used meanwhile. Esc skips, the arrows go on and back."""

    forward = Signal()
    backward = Signal()
    skipped = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._target: QWidget | None = None
        self.card = QFrame(self)
        self.card.setFrameShape(QFrame.Shape.StyledPanel)
        self.card.setAutoFillBackground(True)
        self.card.setBackgroundRole(QPalette.ColorRole.Base)
        self.card.setFixedWidth(WIDTH)
        self.title, self.text, self.place = bold_label(""), QLabel(), muted_label("")
        for label in (self.title, self.text):
            label.setWordWrap(True)
        self.skip, self.back, self.next = QPushButton(self.tr("Skip")), QPushButton(self.tr("Back")), QPushButton()
        row = QHBoxLayout()
        row.addWidget(self.skip)
        row.addWidget(self.place, 1, Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.back)
        row.addWidget(self.next)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(row)
        self.skip.clicked.connect(self.skipped.emit)
        self.back.clicked.connect(self.backward.emit)
        self.next.clicked.connect(self.forward.emit)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        over.installEventFilter(self)
        self.setGeometry(over.rect())

    def point(self, target: QWidget, title: str, text: str, place: int, count: int) -> None:
        """At `target`, the `place`-th (from 0) of `count`."""
        self._target = target
        self.title.setText(title)
        self.text.setText(text)
        self.place.setText(f"{place + 1} / {count}")
        self.back.setEnabled(place > 0)
        self.next.setText(self.tr("Next") if place + 1 < count else self.tr("Done"))
        self.setAccessibleName(f"{title}. {text}")
        self.show()
        self.raise_()
        self._arrange()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def hole(self) -> QRect:
        """Where the target is, in pixels of the window; what lies outside of it is cut off."""
        if self._target is None:
            return QRect()
        corner = self._target.mapTo(self._over, QPoint(0, 0))
        return QRect(corner, self._target.size()).adjusted(-3, -3, 3, 3).intersected(self.rect())

    def _arrange(self) -> None:
        """The card goes to the side of the hole with the most room, inside of a hole that leaves none."""
        self.setGeometry(self._over.rect())
        self.card.layout().activate()  # type: ignore[union-attr]
        self.card.resize(WIDTH, self.card.heightForWidth(WIDTH))
        hole, area, card = self.hole(), self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN), self.card.rect()
        rooms = {
            "right": (area.right() - hole.right() - GAP - card.width(), hole.right() + GAP, hole.top()),
            "left": (hole.left() - GAP - card.width() - area.left(), hole.left() - GAP - card.width(), hole.top()),
            "below": (area.bottom() - hole.bottom() - GAP - card.height(), hole.left(), hole.bottom() + GAP),
            "above": (hole.top() - GAP - card.height() - area.top(), hole.left(), hole.top() - GAP - card.height()),
        }
        room, x, y = max(rooms.values())
        if room < 0:
            x, y = hole.center().x() - card.width() // 2, hole.center().y() - card.height() // 2
        x = min(max(x, area.left()), area.right() - card.width())
        y = min(max(y, area.top()), area.bottom() - card.height())
        self.card.move(x, y)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It stays as large as the window."""
        if watched is self._over and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._arrange()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, and the arrows."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.skipped.emit()
        elif key == Qt.Key.Key_Right:
            self.forward.emit()
        elif key == Qt.Key.Key_Left and self.back.isEnabled():
            self.backward.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is beneath is not for now."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil, hole = QPainterPath(), QRectF(self.hole())
        veil.addRect(QRectF(self.rect()))
        cut = QPainterPath()
        cut.addRoundedRect(hole, 6, 6)
        painter.fillPath(veil.subtracted(cut), VEIL)
        painter.setPen(QPen(RING, 2.0))
        painter.drawRoundedRect(hole.adjusted(1, 1, -1, -1), 6, 6)
        painter.fillRect(self.card.geometry().adjusted(-2, -2, 2, 2), RING)  # its frame; the card covers the rest
