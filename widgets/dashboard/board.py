"""As many linked plots as there is to show, two in a row, in a scrolling area; pinned ones come first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QWidget

from widgets.plot.curve_plot import CurvePlot
from widgets.plot.linked_steps import LinkedSteps
from widgets.plot.palette import Palette
from widgets.plot_panel import PlotPanel
from widgets.slim_scroll_bar import SlimScrollBar

HEIGHT = 190
"""Least height of a plot in logical pixels."""


class Gauge(PlotPanel):
    """One plot with its pin; `pinned(on)` when the user sets or takes it."""

    pinned = Signal(bool)

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
        self.setMinimumHeight(HEIGHT)


class Board(QScrollArea):
    """`pins` are names in the order in which they were pinned; `pinned()` when the user changed them.

    `band_edited(kind)` when the user chose in some plot's menu what bands show.
    """

    pinned = Signal()
    band_edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gauges: list[Gauge] = []
        self.pins: list[str] = []
        self._palette: Palette | None = None
        self._linked = LinkedSteps(self)
        self._content = QWidget()
        self._grid = QGridLayout(self._content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(1)
        self.setVerticalScrollBar(SlimScrollBar())
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_names(self, names: Sequence[str]) -> list[Gauge]:
        """A gauge for each of these, pinned ones first; answers them in the order shown."""
        order = [name for name in self.pins if name in names] + [name for name in names if name not in self.pins]
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
        gauge.plot.band_edited.connect(self.band_edited)
        self.gauges.append(gauge)

    def _pin(self, name: str, on: bool) -> None:
        self.pins = [one for one in self.pins if one != name] + ([name] if on else [])
        self.pinned.emit()
