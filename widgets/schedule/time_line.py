"""Tracks of blocks over the steps of a run: drag an end, drag a block past its neighbour, click one to edit it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from widgets.knob.editor import error_colour
from widgets.plot.lines import draw_segments, segments
from widgets.plot.number_text import step_text
from widgets.plot.palette import mixed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from widgets.schedule.tracks import Block, Track

ROW, GAP = 46, 6
REACH = 6
Curve = tuple[np.ndarray, np.ndarray]


class TimeLine(QWidget):
    """``set_window`` lays it under a plot; indices are those of the schedule's entries."""

    chosen = Signal(int)
    resize_edited = Signal(int, int, bool)
    """(index, steps that it is to last, whether the drag has ended)."""
    move_requested = Signal(int, int)
    """(index, -1 or 1)."""
    remove_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tracks: list[Track] = []
        self._curves: dict[str, Curve] = {}
        self._colour = "#2769BB"
        self._selected = -1
        self._left, self._right = 60.0, 10.0
        self._low, self._high = 0.0, 1000.0
        self._grip: Block | None = None
        self._held: Block | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Pieces of the schedule"))

    # -- what is shown -------------------------------------------------------------------------------------------

    def set_tracks(self, tracks: Sequence[Track], curves: Mapping[str, Curve], colour: str) -> None:
        """Blocks by track; `curves` are (steps, values) by knob, drawn inside the blocks."""
        rows = len(tracks) != len(self._tracks)
        self._tracks, self._curves, self._colour = list(tracks), dict(curves), colour
        if rows:
            self.updateGeometry()
        self.update()

    def set_selected(self, index: int) -> None:
        """Marks a block; -1 for none."""
        self._selected = index
        self.update()

    def set_window(self, left: float, right: float, low: float, high: float) -> None:
        """Steps `low` to `high` lie between `left` and `right` pixels from the widget's sides."""
        self._left, self._right, self._low, self._high = left, right, low, max(high, low + 1)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its tracks."""
        return QSize(400, max(len(self._tracks), 1) * (ROW + GAP) + GAP)

    # -- geometry ------------------------------------------------------------------------------------------------

    def _x(self, step: float) -> float:
        span = max(self.width() - self._left - self._right, 1.0)
        return self._left + (step - self._low) / (self._high - self._low) * span

    def _step(self, x: float) -> float:
        span = max(self.width() - self._left - self._right, 1.0)
        return self._low + (x - self._left) / span * (self._high - self._low)

    def block_rect(self, index: int) -> QRectF:
        """Where the block of an entry is, in pixels; empty where there is none."""
        for row, track in enumerate(self._tracks):
            for block in track.blocks:
                if block.index == index:
                    left, right = self._x(block.start), self._x(block.end)
                    return QRectF(left, GAP + row * (ROW + GAP), max(right - left, 2.0), ROW)
        return QRectF()

    def _block_at(self, point: QPointF) -> Block | None:
        inside = self._left <= point.x() <= self.width() - self._right + 1
        for track in self._tracks:
            for block in track.blocks:
                if inside and self.block_rect(block.index).contains(point):
                    return block
        return None

    def _grip_at(self, point: QPointF) -> Block | None:
        """The block whose end is under the mouse."""
        for track in self._tracks:
            for block in track.blocks:
                area = self.block_rect(block.index)
                near = abs(point.x() - self._x(block.end)) <= REACH
                if not block.last and near and area.top() <= point.y() <= area.bottom():
                    return block
        return None

    # -- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Names at the left, blocks with their curves."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        base = palette.color(QPalette.ColorRole.Base)
        painter.fillRect(self.rect(), base)
        metrics = painter.fontMetrics()
        if not self._tracks:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("No pieces: the rate is constant"))
        fits = all(metrics.horizontalAdvance(track.knob) <= self._left - 14 for track in self._tracks)
        for row, track in enumerate(self._tracks):
            top = GAP + row * (ROW + GAP)
            if fits:
                painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
                flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
                painter.drawText(QRectF(6, top, self._left - 14, ROW), flags, track.knob)
            area = QRectF(self._left, 0, self.width() - self._left - self._right, self.height())
            painter.setClipRect(area.adjusted(-1, 0, 1, 0))
            for place, block in enumerate(track.blocks):
                lead = "" if fits or place else f"{track.knob}: "
                self._paint_block(painter, track.knob, block, base, lead)
            painter.setClipping(False)

    def _paint_block(self, painter: QPainter, knob: str, block: Block, base: QColor, lead: str) -> None:
        area = self.block_rect(block.index).adjusted(1, 0.5, -1, -0.5)
        if area.right() < 0 or area.left() > self.width():
            return
        chosen, palette = block.index == self._selected, self.palette()
        wrong = bool(block.error) or block.start >= block.end
        colour = error_colour(palette) if wrong else QColor(self._colour)
        painter.setBrush(mixed(colour.name(), base.name(), 0.24 if chosen else 0.11))
        strong = chosen and self.hasFocus()
        painter.setPen(QPen(mixed(colour.name(), base.name(), 1.0 if chosen else 0.4), 2.0 if strong else 1.4))
        painter.drawRoundedRect(area, 4, 4)
        self._paint_curve(painter, knob, block, area, mixed(colour.name(), base.name(), 0.9 if chosen else 0.6))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        inner = area.adjusted(7, 3, -7, -3)
        room = max(int(inner.width()), 0)
        title = painter.fontMetrics().elidedText(lead + block.title, Qt.TextElideMode.ElideRight, room)
        if inner.width() > 12:
            painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, title)
        if not block.last:
            x = area.right() - 3.5
            painter.setPen(QPen(mixed(colour.name(), base.name(), 0.7), 1.4))
            painter.drawLine(QPointF(x, area.center().y() - 7), QPointF(x, area.center().y() + 7))

    def _paint_curve(self, painter: QPainter, knob: str, block: Block, area: QRectF, colour: QColor) -> None:
        if knob not in self._curves:
            return
        steps, values = self._curves[knob]
        first, last = np.searchsorted(steps, [block.start, block.end])
        steps, values = steps[first:last], values[first:last]
        if len(steps) < 2:
            return
        stride = max(1, len(steps) // 600)
        steps, values = steps[::stride], values[::stride]
        every = self._curves[knob][1]
        top = max(float(every.max()), 1e-300)
        inner = area.adjusted(2, 20, -2, -4)
        x = area.left() + 2 + (steps - block.start) / max(block.end - block.start, 1) * max(area.width() - 4, 1)
        y = inner.bottom() - values / top * inner.height()
        draw_segments(painter, segments(x, y), colour, 1.4)

    # -- mouse and keys ------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """An end to drag, or a block to choose."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._grip = self._grip_at(event.position())
        self._held = None if self._grip is not None else self._block_at(event.position())
        block = self._grip or self._held
        if block is not None:
            self.chosen.emit(block.index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags."""
        if self._grip is not None:
            self._resize(event.position().x(), False)
            return
        if self._held is not None:
            self._carry(event.position())
            return
        grip = self._grip_at(event.position())
        shape = Qt.CursorShape.SizeHorCursor if grip is not None else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a drag."""
        if self._grip is not None:
            self._resize(event.position().x(), True)
        self._grip = self._held = None

    def _resize(self, x: float, end: bool) -> None:
        assert self._grip is not None
        rest = self._high - self._low
        unit = 10 ** max(int(np.floor(np.log10(max(rest / max(self.width(), 1), 1e-9)))), 0)
        step = round(self._step(x) / unit) * unit
        self.resize_edited.emit(self._grip.index, max(int(step - self._grip.start), 1), end)

    def _carry(self, point: QPointF) -> None:
        """A block that is dragged over the middle of its neighbour changes places with it."""
        held = self._held
        under = self._block_at(QPointF(point.x(), self.block_rect(held.index).center().y())) if held else None
        if held is None or under is None or under.index == held.index:
            return
        by = 1 if under.start > held.start else -1
        middle = self.block_rect(under.index).center().x()
        if (point.x() - middle) * by > 0:
            self._held = None
            self.move_requested.emit(held.index, by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, with Ctrl move, with Shift resize; Delete removes."""
        order = [block for track in self._tracks for block in track.blocks]
        place = next((i for i, block in enumerate(order) if block.index == self._selected), -1)
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and place >= 0:
            self.remove_requested.emit(self._selected)
        elif by and event.modifiers() & Qt.KeyboardModifier.ControlModifier and place >= 0:
            self.move_requested.emit(self._selected, by)
        elif by and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and place >= 0 and not order[place].last:
            length = order[place].end - order[place].start
            self.resize_edited.emit(self._selected, max(length + by * max(round(self._high / 100), 1), 1), True)
        elif by and order:
            self.chosen.emit(order[min(max(place + by, 0), len(order) - 1)].index)
        else:
            super().keyPressEvent(event)

    def event(self, event: QHelpEvent) -> bool:
        """Tool tips of blocks."""
        if event.type() == event.Type.ToolTip:
            block = self._block_at(QPointF(event.pos()))
            if block is None:
                QToolTip.hideText()
            else:
                text = self.tr("%1: steps %2 to %3").replace("%1", block.title).replace("%2", step_text(block.start))
                text = text.replace("%3", step_text(block.end))
                QToolTip.showText(event.globalPos(), f"{text}\n{block.error}" if block.error else text, self)
            return True
        return super().event(event)
