"""What every plot of the application shares: axes, title, colours, menu, cross-hair hook and pictures of itself."""

from html import escape
from time import perf_counter
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from widgets.plot.axis import PlotAxis
from widgets.plot.export_menu import fill_export_menu
from widgets.plot.grid import GridItem
from widgets.plot.keyed_plot import KeyedPlot
from widgets.plot.legend import Legend
from widgets.plot.overlay import Coloured, Layer
from widgets.plot.palette import LIGHT, Palette
from widgets.plot.typeface import type_of
from widgets.plot.view import PlotView


class Plot(KeyedPlot):
    """Base of all plots. Subclasses fill `view` with layers and override the hooks below; none touches files."""

    export_requested = Signal(str)
    """The user wants the plot as a 'figure' or 'table' file, or in the clipboard: 'copy_figure', 'copy_table'."""
    paint_seconds = 0.0
    """What the last painting took, for whoever shares out the time of a frame."""
    _ready = False
    _legend: Legend | None = None

    def __init__(self, parent: QWidget | None = None, *, steps: bool = False) -> None:
        self.view = PlotView()
        self._axes = {"bottom": PlotAxis("bottom", steps=steps), "left": PlotAxis("left")}
        super().__init__(parent, viewBox=self.view, axisItems=self._axes, enableMenu=False)
        self._colours = LIGHT
        self._coloured: list[Coloured] = []
        self._title = self._family = ""
        self._labels = {"bottom": "", "left": ""}
        self.plotItem.hideButtons()
        self.grid_item = GridItem(self.view, self._axes["bottom"], self._axes["left"])
        self._redraw_timer = QTimer(self, singleShot=True, interval=0)
        self._redraw_timer.timeout.connect(self._view_settled)
        self.view.sigRangeChanged.connect(self._view_changed)
        self.view.sigResized.connect(self._view_changed)
        self.view.menu_requested.connect(self._open_menu)
        self.view.reset_requested.connect(self.reset_view)
        self.scene().sigMouseMoved.connect(self._mouse_moved)
        self.set_palette(LIGHT)
        self._ready = True

    # -- looks ---------------------------------------------------------------------------------------------------

    @property
    def colours(self) -> Palette:
        """The palette in use."""
        return self._colours

    def set_palette(self, palette: Palette) -> None:
        """Colours, live."""
        self._colours = palette
        for item in self._coloured:
            item.set_palette(palette)
        self.setBackground(palette.background)
        self.grid_item.set_palette(palette)
        for axis in self._axes.values():
            axis.setPen(QColor(palette.muted))
            axis.setTextPen(QColor(palette.muted))
            axis.setTickPen(QColor(palette.muted))
        self.set_title(self._title)
        for side, text in self._labels.items():
            self._set_label(side, text)

    def _give_palette(self, *items: Coloured) -> None:
        """Gives ``items`` the palette, now and whenever it changes."""
        self._coloured += items
        for item in items:
            item.set_palette(self._colours)

    @property
    def legend_shown(self) -> bool:
        """Whether there is a legend, if there are rows for it."""
        return self._legend is not None and self._legend.shown

    def set_legend(self, shown: bool) -> None:
        """Show or hide the legend, which a list of runs beside the plot makes needless."""
        if self._legend is not None:
            self._legend.set_shown(shown)

    @property
    def bold(self) -> float:
        """Factor of the width of what stands for data."""
        return next((item.bold for item in self.scene().items() if isinstance(item, Layer)), 1.0)

    def set_bold(self, factor: float) -> None:
        """Thicker or thinner curves, paths and level lines; 1 for the usual ones."""
        for item in self.scene().items():
            if isinstance(item, Layer) and item.bold != factor:
                item.bold = factor
                item.restyle()

    @property
    def family(self) -> str:
        """The typeface of all text, '' for the window's."""
        return self._family

    def set_family(self, family: str) -> None:
        """Another typeface, in the window's size; '' for the window's own."""
        self._family = family
        for axis in self._axes.values():
            axis.setStyle(tickFont=type_of(family) if family else None)
        if self._legend is not None:
            self._legend.set_family(family)
        self.set_title(self._title)
        self.set_labels(*self.labels)

    def _written(self, text: str) -> str:
        """Text as HTML in the typeface."""
        return f"<span style=\"font-family:'{self._family}'\">{escape(text)}</span>" if self._family else escape(text)

    def set_title(self, title: str) -> None:
        """Title above the plot, at the left; '' for none."""
        self._title = title
        size = f"{QApplication.font().pointSizeF() * 1.1:.1f}pt"
        text = self._written(title) if title else None
        self.plotItem.layout.setContentsMargins(4, 4 if title else 9, 10, 4)  # half a tick label fits above the view
        self.plotItem.setTitle(text, color=self._colours.foreground, size=size, justify="left", bold=True)

    @property
    def title(self) -> str:
        """Title above the plot; '' for none."""
        return self._title

    def set_labels(self, x: str, y: str) -> None:
        """What the axes show, with the unit: 'loss', 'time (s)'."""
        self._set_label("bottom", x)
        self._set_label("left", y)

    @property
    def labels(self) -> tuple[str, str]:
        """What the axes show, x and y."""
        return self._labels["bottom"], self._labels["left"]

    def _set_label(self, side: str, text: str) -> None:
        self._labels[side] = text
        size = f"{QApplication.font().pointSizeF():.1f}pt"
        style = {"color": self._colours.foreground, "font-size": size}
        self._axes[side].setLabel(self._written(text), **style)
        self._axes[side].showLabel(bool(text))

    # -- hooks for subclasses ------------------------------------------------------------------------------------

    def reset_view(self) -> None:
        """Show everything."""

    def fill_menu(self, menu: QMenu) -> None:
        """Add a subclass's own entries between 'Reset view' and the exports."""

    def mark_text(self, _point: QPointF) -> str:
        """Tool tip at a pixel of the view; '' for none."""
        return ""

    def hover(self, _point: QPointF | None) -> None:
        """The mouse is over this pixel of the view, or has left it."""

    def retranslate(self) -> None:
        """Set the plot's own texts again, in the present language."""

    def _view_settled(self) -> None:
        """Range or size changed; called once when control returns to the event loop."""

    # -- menu ----------------------------------------------------------------------------------------------------

    def context_menu(self) -> QMenu:
        """The plot's menu, built anew in the present language."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Reset view"), self.reset_view)
        self.fill_menu(menu)
        menu.addSeparator()
        fill_export_menu(menu, self.export_requested.emit)
        return menu

    def _open_menu(self, position: QPoint) -> None:
        self.context_menu().popup(position)

    # -- pictures ------------------------------------------------------------------------------------------------

    def render_to(self, painter: QPainter, width: int, height: int) -> None:
        """Paint the plot as if it were `width` × `height` logical pixels large, at the painter's origin."""
        size = self.centralWidget.geometry()
        self.setUpdatesEnabled(False)
        self.hover(None)
        try:
            self._lay_out(QRectF(0, 0, width, height))
            area = QRectF(0, 0, width, height)
            painter.fillRect(area, QColor(self._colours.background))
            self.scene().prepareForPaint()
            self.scene().render(painter, area, area)
        finally:
            self._lay_out(size)
            self.setUpdatesEnabled(True)

    def to_image(self, width: int, height: int, scale: float = 1.0) -> QImage:
        """Picture of `width` × `height` logical pixels with `scale` device pixels each."""
        image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        painter = QPainter(image)
        self.render_to(painter, width, height)
        painter.end()
        return image

    def settle(self) -> None:
        """Lays out now what waits for the event loop: a title, labels, a legend that came or went."""
        self._lay_out(self.centralWidget.geometry())

    def _lay_out(self, area: QRectF) -> None:
        self.centralWidget.setGeometry(area)
        self.plotItem.layout.invalidate()
        self.plotItem.layout.activate()
        self._view_settled()

    # -- events --------------------------------------------------------------------------------------------------

    def _view_changed(self, *_: Any) -> None:
        self._redraw_timer.start()

    def _mouse_moved(self, position: QPointF) -> None:
        point = self.view.mapFromScene(position)
        self.hover(point if self.view.rect().contains(point) else None)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tool tips of marks, and leaving."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            point = self.view.mapFromScene(self.mapToScene(event.pos()))
            text = self.mark_text(point) if self.view.rect().contains(point) else ""
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        if event.type() == QEvent.Type.Leave:
            self.hover(None)
        if event.type() == QEvent.Type.Paint:
            began = perf_counter()
            done = super().viewportEvent(event)
            self.paint_seconds = perf_counter() - began
            return done
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """A new application font or language takes effect at once."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange) and self._ready:
            self.set_palette(self._colours)
        if event.type() == QEvent.Type.LanguageChange and self._ready:
            self.retranslate()
