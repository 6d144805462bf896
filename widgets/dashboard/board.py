"""As many linked plots as there is to show, two in a row, in a scrolling area; pinned ones come first."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QWidget

from widgets.plot.curve_plot import CurvePlot
from widgets.plot.linked_steps import LinkedSteps
from widgets.plot.palette import Palette
from widgets.plot_panel import PlotPanel
from widgets.slim_scroll_bar import SlimScrollBar

HEIGHT = 190
"""Least height of a plot in logical pixels."""


class Gauge(PlotPanel):
    """One plot with its pin; `pinned(on)` when the user sets or takes it, `dropped(place)` when its header was dragged
    to a place on the screen.
    """

    pinned = Signal(bool)
    dropped = Signal(QPoint)

    def __init__(self, parent: QWidget) -> None:
        self.plot = CurvePlot()
        super().__init__("", [self.plot], parent)
        self.name = ""
        self.pin = QPushButton(self.tr("Pin"))
        self.pin.setCheckable(True)
        self.pin.setFlat(True)
        self.pin.setToolTip(self.tr("Keeps this plot in front of the others, with or without numbers"))
        self.pin.clicked.connect(self.pinned)
        self.add_control(self.pin)
        self._title.setToolTip(self.tr("Drag onto another plot to take its place"))
        self._title.setCursor(Qt.CursorShape.OpenHandCursor)
        self._held = False
        self.setMinimumHeight(HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the header."""
        event.setAccepted(event.position().y() < self.plot.y())
        self._held = event.button() == Qt.MouseButton.LeftButton and event.position().y() < self.plot.y()
        if self._held:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go of it."""
        if self._held:
            self._held = False
            self.unsetCursor()
            self.dropped.emit(event.globalPosition().toPoint())


class Board(QScrollArea):
    """`pins` are names in the order in which they were pinned, `order` those that the user has put in their places;
    `arranged()` when the user changed them.

    `band_edited(kind)` when the user chose in some plot's menu what bands show.
    """

    arranged = Signal()
    band_edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gauges: list[Gauge] = []
        self.pins: list[str] = []
        self.order: list[str] = []
        self._palette: Palette | None = None
        self._linked = LinkedSteps(self)
        self._content = QWidget()
        self._grid = QGridLayout(self._content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(1)
        self.setAccessibleName(self.tr("Dashboard"))
        self.setVerticalScrollBar(SlimScrollBar())
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_names(self, names: Sequence[str]) -> list[Gauge]:
        """A gauge for each of these, pinned ones first; answers them in the order shown."""
        rest = [name for name in self.arrangement(names) if name not in self.pins]
        order = [*(name for name in self.pins if name in names), *rest]
        while len(self.gauges) < len(order):
            self._add()
        shown = self.gauges[: len(order)]
        columns = 1 if len(order) < 2 else 2
        for place, gauge in enumerate(self.gauges):
            self._grid.removeWidget(gauge)
            gauge.setVisible(place < len(order))
            gauge.name = order[place] if place < len(order) else ""
            if place < len(order):
                gauge.pin.setChecked(gauge.name in self.pins)
                wide = columns if place == len(order) - 1 and place % columns == 0 else 1
                self._grid.addWidget(gauge, place // columns, place % columns, 1, wide)
            else:
                gauge.plot.set_source(None)
        return shown

    def arrangement(self, names: Sequence[str]) -> list[str]:
        """These names as the user has put them; a new one comes after the one that it follows in `names`."""
        found = [name for name in self.order if name in names]
        for place, name in enumerate(names):
            if name not in found:
                found.insert(found.index(names[place - 1]) + 1 if place else 0, name)
        return found

    def on_screen(self) -> list[Gauge]:
        """Those that the user can see now."""
        return [gauge for gauge in self.gauges if gauge.isVisible() and not gauge.visibleRegion().isEmpty()]

    def set_palette(self, palette: Palette) -> None:
        """Colours, live."""
        self._palette = palette
        for gauge in self.gauges:
            gauge.plot.set_palette(palette)

    def close_plots(self) -> None:
        """Lets go of the numbers."""
        for gauge in self.gauges:
            gauge.plot.set_source(None)

    def _add(self) -> None:
        gauge = Gauge(self._content)
        if self._palette is not None:
            gauge.plot.set_palette(self._palette)
        self._linked.add(gauge.plot)
        gauge.pinned.connect(lambda on: self._pin(gauge.name, on))
        gauge.dropped.connect(lambda place: self._drop(gauge, place))
        gauge.plot.band_edited.connect(self.band_edited)
        self.gauges.append(gauge)

    def _pin(self, name: str, on: bool) -> None:
        self.pins = [one for one in self.pins if one != name] + ([name] if on else [])
        self.arranged.emit()

    def _drop(self, moved: Gauge, place: QPoint) -> None:
        """Puts a gauge where another one is, among the pinned ones or among the others."""
        shown = [gauge for gauge in self.gauges if gauge.isVisible()]
        onto = next((gauge for gauge in shown if gauge.rect().contains(gauge.mapFromGlobal(place))), moved)
        if onto is moved or (onto.name in self.pins) != (moved.name in self.pins):
            return
        names = [gauge.name for gauge in shown]
        there = names.index(onto.name)
        names.remove(moved.name)
        names.insert(there, moved.name)
        away = [name for name in self.pins if name not in names]
        self.pins = [name for name in names if name in self.pins] + away
        self.order = [name for name in names if name not in self.pins]
        self.arranged.emit()
