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
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Menu bars without the line under each name."""
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


def _mixed(over: QColor, under: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        over.redF() * share + under.redF() * (1 - share),
        over.greenF() * share + under.greenF() * (1 - share),
        over.blueF() * share + under.blueF() * (1 - share),
    )
