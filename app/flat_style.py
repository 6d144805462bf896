"""Qt's Fusion style with flat fields, buttons and lists to open, in the palette's own colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QProxyStyle, QStyle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOption, QStyleOptionComplex, QWidget

RADIUS = 4.0
Role = QPalette.ColorRole
State = QStyle.StateFlag
Primitive = QStyle.PrimitiveElement


class FlatStyle(QProxyStyle):
    """Paints a few things itself and leaves the rest to Fusion."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.setObjectName("optimizer-lab")

    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Fields and buttons."""
        if element == Primitive.PE_PanelLineEdit and getattr(option, "lineWidth", 1) > 0:
            focus = bool(option.state & State.State_HasFocus)
            _box(painter, option, option.palette.color(Role.Base), focus)
        elif element == Primitive.PE_FrameLineEdit:
            pass
        elif element == Primitive.PE_PanelButtonCommand:
            _box(painter, option, _button(option), bool(option.state & State.State_HasFocus))
        elif element == Primitive.PE_PanelButtonTool:
            raised = not option.state & State.State_AutoRaise
            on = bool(option.state & (State.State_On | State.State_Sunken))
            if raised or on or option.state & State.State_MouseOver:
                _box(painter, option, _button(option), False, outlined=raised)
        elif element in (Primitive.PE_IndicatorItemViewItemCheck, Primitive.PE_IndicatorCheckBox):
            _tick(painter, option)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Menu bars without the line under each name, headers of tables without a shine."""
        if element in (QStyle.ControlElement.CE_HeaderSection, QStyle.ControlElement.CE_HeaderEmptyArea):
            painter.fillRect(option.rect, option.palette.color(Role.Base))
            bottom = option.rect.adjusted(0, option.rect.height() - 1, 0, 0)
            painter.fillRect(bottom, option.palette.color(Role.Mid))
            return
        super().drawControl(element, option, painter, widget)
        if element == QStyle.ControlElement.CE_MenuBarItem and not option.state & State.State_Selected:
            bottom = option.rect.adjusted(0, option.rect.height() - 1, 0, 0)
            painter.fillRect(bottom, option.palette.color(Role.Window))

    def sizeFromContents(
        self, what: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """Names in a menu bar as tall as the bar."""
        found = super().sizeFromContents(what, option, size, widget)
        if what == QStyle.ContentsType.CT_MenuBarItem and widget is not None:
            found.setHeight(max(found.height(), widget.minimumHeight() - 1))
        return found

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Lists to open."""
        if control != QStyle.ComplexControl.CC_ComboBox:
            super().drawComplexControl(control, option, painter, widget)
            return
        _box(painter, option, _button(option), bool(option.state & State.State_HasFocus))
        rect = QRectF(option.rect)
        x, y = rect.right() - 13, rect.center().y() + 0.5
        enabled = bool(option.state & State.State_Enabled)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(option.palette.color(Role.PlaceholderText if enabled else Role.Mid), 1.5))
        painter.drawPolyline(QPolygonF([QPointF(x - 3.5, y - 2), QPointF(x, y + 1.5), QPointF(x + 3.5, y - 2)]))
        painter.restore()


def _button(option: QStyleOption) -> QColor:
    """The fill of something that can be pressed."""
    palette = option.palette
    if option.state & State.State_On:
        return _mixed(palette.color(Role.Accent), palette.color(Role.Button), 0.22)
    if option.state & State.State_Sunken:
        return _mixed(palette.color(Role.Text), palette.color(Role.Button), 0.14)
    if option.state & State.State_MouseOver and option.state & State.State_Enabled:
        return _mixed(palette.color(Role.Text), palette.color(Role.Button), 0.06)
    return palette.color(Role.Button)


def _box(painter: QPainter, option: QStyleOption, fill: QColor, focus: bool, outlined: bool = True) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = option.palette.color(Role.Accent if focus else Role.Mid)
    painter.setPen(QPen(line if outlined else fill, 1.4 if focus else 1.0))
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.restore()


def _tick(painter: QPainter, option: QStyleOption) -> None:
    """A box that can be seen on any ground, ticked or half ticked."""
    palette, enabled = option.palette, bool(option.state & State.State_Enabled)
    side = min(option.rect.width(), option.rect.height(), 14)
    place = QRectF(0, 0, side - 1, side - 1)
    place.moveCenter(QRectF(option.rect).center())
    on, half = bool(option.state & State.State_On), bool(option.state & State.State_NoChange)
    accent = palette.color(Role.Accent if enabled else Role.Mid)
    line = palette.color(Role.PlaceholderText if enabled else Role.Mid)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    focus = bool(option.state & (State.State_HasFocus | State.State_MouseOver)) and enabled
    painter.setPen(QPen(accent if on or half or focus else line, 1.2))
    painter.setBrush(accent if on or half else palette.color(Role.Base))
    painter.drawRoundedRect(place, 3, 3)
    painter.setPen(QPen(palette.color(Role.Base), 1.8))
    x, y, unit = place.center().x(), place.center().y(), side / 14
    if half:
        painter.drawLine(QPointF(x - 3 * unit, y), QPointF(x + 3 * unit, y))
    elif on:
        points = [(-3.2, 0.2), (-0.9, 2.6), (3.4, -2.4)]
        painter.drawPolyline(QPolygonF([QPointF(x + a * unit, y + b * unit) for a, b in points]))
    painter.restore()


def _mixed(over: QColor, under: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        over.redF() * share + under.redF() * (1 - share),
        over.greenF() * share + under.greenF() * (1 - share),
        over.blueF() * share + under.blueF() * (1 - share),
    )
