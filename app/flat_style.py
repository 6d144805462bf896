"""Qt's Fusion style with flat fields, buttons and lists to open, in the palette's own colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractButton,
    QProxyStyle,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionHeader,
    QStyleOptionToolButton,
    QStyleOptionViewItem,
)

from widgets.data.table_view import FlatTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOption, QStyleOptionComplex, QWidget

RADIUS = 4.0
AFTER = 10
"""Pixels between a number at the right of its cell and what begins the next one."""
CHEVRON = 14
"""Pixels that the sign for a menu takes at the right of a button."""
BESIDE = 8
"""More of them than Fusion gives a push button, whose sign would touch a long text."""
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
        elif element == Primitive.PE_IndicatorArrowDown and isinstance(widget, QAbstractButton):
            _chevron(painter, option, QRectF(option.rect).center())
        elif element in (Primitive.PE_IndicatorItemViewItemCheck, Primitive.PE_IndicatorCheckBox):
            _tick(painter, option)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Menu bars without the line under each name, flat headers, numbers clear of what follows, choices that are
        too long with an ellipsis.
        """
        if element in (QStyle.ControlElement.CE_HeaderSection, QStyle.ControlElement.CE_HeaderEmptyArea):
            painter.fillRect(option.rect, option.palette.color(Role.Base))
            bottom = option.rect.adjusted(0, option.rect.height() - 1, 0, 0)
            painter.fillRect(bottom, option.palette.color(Role.Mid))
            return
        if isinstance(option, QStyleOptionViewItem):
            if isinstance(widget, FlatTable):
                self.drawPrimitive(Primitive.PE_PanelItemViewItem, option, painter, widget)
                option.rect = _inside(option, widget, option.index.column(), option.displayAlignment)
        elif element == QStyle.ControlElement.CE_HeaderLabel and isinstance(option, QStyleOptionHeader):
            table = widget.parent() if widget is not None else None
            option.rect = _inside(option, table, option.section, option.textAlignment)
        elif isinstance(option, QStyleOptionComboBox):
            field = QStyle.SubControl.SC_ComboBoxEditField
            whole = QStyle.ComplexControl.CC_ComboBox
            room = self.subControlRect(whole, option, field, widget).width() + 2  # type: ignore[arg-type]
            room -= 0 if option.currentIcon.isNull() else option.iconSize.width() + 4
            option.currentText = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        super().drawControl(element, option, painter, widget)
        if element == QStyle.ControlElement.CE_MenuBarItem and not option.state & State.State_Selected:
            bottom = option.rect.adjusted(0, option.rect.height() - 1, 0, 0)
            painter.fillRect(bottom, option.palette.color(Role.Window))

    def sizeFromContents(
        self, what: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """Names in a menu bar as tall as the bar, and room for the sign of a menu on a button."""
        found = super().sizeFromContents(what, option, size, widget)  # type: ignore[arg-type]
        if _opens_menu(option):
            found.setWidth(found.width() + CHEVRON)
        elif isinstance(option, QStyleOptionButton) and option.features & QStyleOptionButton.ButtonFeature.HasMenu:
            found.setWidth(found.width() + BESIDE)
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
        """Lists and menus to open."""
        if isinstance(option, QStyleOptionToolButton) and _opens_menu(option):
            self.drawPrimitive(Primitive.PE_PanelButtonTool, option, painter, widget)
            _chevron(painter, option, QPointF(option.rect.right() - 10, QRectF(option.rect).center().y()))
            option.rect = option.rect.adjusted(0, 0, -CHEVRON, 0)
            super().drawControl(QStyle.ControlElement.CE_ToolButtonLabel, option, painter, widget)
            return
        if control != QStyle.ComplexControl.CC_ComboBox:
            super().drawComplexControl(control, option, painter, widget)
            return
        _box(painter, option, _button(option), bool(option.state & State.State_HasFocus))
        rect = QRectF(option.rect)
        _chevron(painter, option, QPointF(rect.right() - 13, rect.center().y()))


def _inside(option: QStyleOption, table: object, column: int, alignment: Qt.AlignmentFlag) -> QRect:
    """Where the content of a cell goes: numbers end before what follows, and the first column begins at the inset."""
    left = table.inset if isinstance(table, FlatTable) and column == 0 else 0
    return option.rect.adjusted(left, 0, -AFTER if alignment & Qt.AlignmentFlag.AlignRight else 0, 0)


def _opens_menu(option: QStyleOption) -> bool:
    """Whether a whole tool button opens a menu."""
    if not isinstance(option, QStyleOptionToolButton):
        return False
    feature = QStyleOptionToolButton.ToolButtonFeature
    return bool(option.features & feature.HasMenu) and not option.features & feature.MenuButtonPopup


def _chevron(painter: QPainter, option: QStyleOption, place: QPointF) -> None:
    """The sign of something that opens below."""
    x, y = place.x(), place.y() + 0.5
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
