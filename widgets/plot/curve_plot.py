"""Curves over steps: losses, learning rates, norms, of any number of runs, while they grow."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor

import numpy as np
from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from widgets.plot.band_menu import add_band_menu
from widgets.plot.cross_hair import CrossHair
from widgets.plot.curve_read_out import crosses, read_out
from widgets.plot.curve_table import curve_table
from widgets.plot.curves_item import CurvesItem
from widgets.plot.drawn_curve import DrawnCurve, last_step, planned_curve, read_curve
from widgets.plot.legend import Legend, LegendRow
from widgets.plot.marks import MarksItem
from widgets.plot.number_text import step_text, value_text
from widgets.plot.plot import Plot
from widgets.plot.smoothing_dialog import SmoothingDialog
from widgets.plot.source import CurveSource
from widgets.plot.style import CurveStyle, EventMarker, PlannedCurve
from widgets.plot.value_range import fitted_range, is_snug


class CurvePlot(Plot):
    """Call `refresh` from the frame clock; it reads and repaints only what changed.

    The plot follows: it shows all steps and fits y until the user pans or zooms that axis; a double click resets.
    """

    visibility_edited = Signal(int, bool)
    """The user hid or showed all curves of a run by the legend."""
    channel_edited = Signal(str, bool)
    """The same for a channel, where all curves are of one run."""
    log_edited = Signal(bool)
    smoothing_edited = Signal(int)
    band_edited = Signal(str)
    """The user chose what the bands of curves that stand for several runs show."""
    steps_edited = Signal(float, float, bool)
    """The user changed the visible steps (low, high, following)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, steps=True)
        self._source: CurveSource | None = None
        self._styles: tuple[CurveStyle, ...] = ()
        self._planned: tuple[PlannedCurve, ...] = ()
        self._references: tuple[PlannedCurve, ...] = ()
        self._curves: list[DrawnCurve] = []
        self._following = self._fitting = True
        self.band = "std"
        """The kind of band that the menu ticks."""
        self._log, self._smoothing, self._edits, self._fitted_edits = False, 0, 0, -1
        self._state: tuple[object, ...] | None = None
        self._curves_item = CurvesItem(self.view)
        self._marks = MarksItem(self.view)
        self._legend = Legend(self.view)
        self._cross_hair = CrossHair(self.view, horizontal=False)
        self._legend.toggled.connect(self._toggle)
        self.view.range_edited.connect(self._user_moved)
        self.retranslate()
        self.view.setRange(xRange=(0, 1), yRange=(0, 1), padding=0)
        self._give_palette(self._curves_item, self._marks, self._legend, self._cross_hair)

    # -- what is shown -------------------------------------------------------------------------------------------

    def set_source(self, source: CurveSource | None) -> None:
        """Take the numbers from here."""
        self._source = source
        self._edited()

    def set_curves(self, styles: Sequence[CurveStyle]) -> None:
        """Show these curves, the first one lowest."""
        if tuple(styles) != self._styles:
            self._styles = tuple(styles)
            self._list()
            self._edited()

    def _list(self) -> None:
        rows = [
            LegendRow(number, s.label, s.colour, s.visible, s.dashed, s.diverged is not None)
            for number, s in enumerate(self._styles)
        ]
        rows += [LegendRow(-1, curve.label, curve.colour, dashed=True) for curve in self._references]
        self._legend.set_rows(rows)

    @property
    def curves(self) -> tuple[CurveStyle, ...]:
        """The curves as last set, or as toggled by the legend."""
        return self._styles

    def set_planned(self, planned: Sequence[PlannedCurve]) -> None:
        """Lay curves that are known in advance under the others, faint and dashed."""
        self._planned = tuple(planned)
        self._edited()

    def set_references(self, references: Sequence[PlannedCurve]) -> None:
        """Lay curves from elsewhere under the others, faint and dashed, with their names in the legend."""
        self._references = tuple(references)
        self._list()
        self._edited()

    def set_events(self, events: Sequence[EventMarker]) -> None:
        """Mark what happened at steps."""
        self._marks.set_events(events)

    def set_log(self, log: bool) -> None:
        """Logarithmic or linear y."""
        if log != self._log:
            self._log = log
            self._axes["left"].setLogMode(y=log)
            self._fitting = True
            self._edited()

    def set_smoothing(self, steps: int) -> None:
        """Exponential smoothing over about this many steps; 0 for none."""
        if steps != self._smoothing:
            self._smoothing = max(0, steps)
            self._edited()

    def set_x_axis(self, label: str, unit: float) -> None:
        """The source counts something else than steps along x: ``unit`` of what ``label`` says each."""
        axis = self._axes["bottom"]
        if (label, unit) != (self._labels["bottom"], axis.unit):
            axis.unit = unit
            axis.picture = None
            self.set_labels(label, self._labels["left"])
            self.grid_item.update()
            self.reset_view()

    def retranslate(self) -> None:
        """The name of the x axis."""
        self.set_labels(self.tr("step"), self._labels["left"])

    def _edited(self) -> None:
        self._edits += 1
        self._redraw_timer.start()

    # -- range ---------------------------------------------------------------------------------------------------

    @property
    def following(self) -> bool:
        """Whether the plot shows all steps as they come."""
        return self._following

    @property
    def step_range(self) -> tuple[float, float]:
        """Visible steps."""
        low, high = self.view.viewRange()[0]
        return low, high

    def show_steps(self, low: float, high: float, *, following: bool = False) -> None:
        """Show these steps; does not emit `steps_edited`."""
        self._following = following
        self.view.setXRange(low, high, padding=0)

    def reset_view(self) -> None:
        """Follow, and fit y."""
        self._following = self._fitting = True
        self._edits += 1
        self.refresh()
        self.steps_edited.emit(*self.step_range, True)

    def _user_moved(self, along_x: bool, along_y: bool) -> None:
        if along_x:
            self._following = False
            self.steps_edited.emit(*self.step_range, False)
        if along_y:
            self._fitting = False

    # -- refreshing ----------------------------------------------------------------------------------------------

    def refresh(self) -> bool:
        """Read and repaint if numbers, range, size or settings changed; returns whether they did."""
        state = self._present()
        if state == self._state:
            return False
        if self._following:
            self._follow(max(last_step(self._source, self._styles, (*self._references, *self._planned)), 1.0))
        self._read()
        self._curves_item.set_log(self._log)
        self._curves_item.set_curves(self._curves)
        if self._fitting:
            self._fit()
        sentence = self.tr("{name} diverged at step {step}: {reason}")
        self._marks.set_crosses(crosses(self._curves, self.view, self._log, sentence))
        self._legend.avoid(*self._curves_item.points())
        self._state = (state[0], *self._present()[1:])
        return True

    def _follow(self, last: float) -> None:
        """Show all steps up to the last one; to a quarter of a pixel, so that axis and grid need no new picture."""
        low, high = self.step_range
        if low != 0.0 or abs(last - high) * self.view.width() > 0.25 * last:
            self.view.setXRange(0.0, last, padding=0)

    def _view_settled(self) -> None:
        """Range, size or settings changed. New rows wait for the frame clock: its own `refresh` moves the range too."""
        if self._state is None or self._state[1:] != self._present()[1:]:
            self.refresh()

    def _present(self) -> tuple[object, ...]:
        """What a picture depends on: version of the numbers, edits, range, size."""
        version = self._source.version if self._source is not None else None
        return version, self._edits, str(self.view.viewRange()), self.view.width(), self.view.height()

    def _read(self) -> None:
        low, high = self.step_range
        points = max(64, round(self.view.width() * self.devicePixelRatioF()))
        window = (max(0, floor(low) - 1), max(1, ceil(high) + 2), points)
        self._curves = [planned_curve(plan, *window) for plan in (*self._references, *self._planned)]
        if self._source is not None:
            shown = [style for style in self._styles if style.visible]
            self._curves += [read_curve(self._source, style, *window, self._smoothing) for style in shown]

    def _fit(self) -> None:
        """Set the fitted y range, unless only numbers came and the present range is still snug."""
        fitted = fitted_range(self._curves, self._log)
        if fitted is not None and not (self._fitted_edits == self._edits and is_snug(fitted, self.view.viewRange()[1])):
            self.view.setYRange(*fitted, padding=0)
        self._fitted_edits = self._edits

    # -- mouse ---------------------------------------------------------------------------------------------------

    def mark_text(self, point: QPointF) -> str:
        """Events and divergences."""
        return self._marks.text_at(point)

    def hover(self, point: QPointF | None) -> None:
        """Read out the nearest measured value of every curve."""
        if point is None or not self._curves:
            self._cross_hair.setVisible(False)
            return
        step = max(0, round(self.view.from_px(point)[0]))
        rows, dots = read_out(self._curves, step, self.view, self._log)
        unit = self._axes["bottom"].unit
        title = self.tr("step {step}").format(step=step_text(step))
        if (self._labels["bottom"], unit) != (self.tr("step"), 1.0):
            title = f"{self._labels['bottom']} {value_text(step * unit)}"
        self._cross_hair.show_at(point, title, rows, dots)

    def _toggle(self, row: int, visible: bool) -> None:
        if row < 0:
            return
        chosen, one_run = self._styles[row], len({style.run for style in self._styles}) == 1
        self.set_curves([
            replace(style, visible=visible)
            if (style.channel == chosen.channel if one_run else style.run == chosen.run)
            else style
            for style in self._styles
        ])
        if one_run:
            self.channel_edited.emit(chosen.channel, visible)
        else:
            self.visibility_edited.emit(chosen.run, visible)

    # -- menu and data -------------------------------------------------------------------------------------------

    def fill_menu(self, menu: QMenu) -> None:
        """Log scale, smoothing, and what bands show."""
        log = QAction(self.tr("Log scale"), menu, checkable=True, checked=self._log)
        log.toggled.connect(self.set_log)
        log.toggled.connect(self.log_edited)
        menu.addAction(log)
        menu.addAction(self.tr("Smoothing…"), self._ask_smoothing)
        if any(style.band for style in self._styles):
            add_band_menu(menu, self.band, self.band_edited.emit)

    def _user_smoothing(self, steps: int) -> None:
        self.set_smoothing(steps)
        self.smoothing_edited.emit(steps)

    def _ask_smoothing(self) -> None:
        SmoothingDialog(self, self._smoothing, self._user_smoothing).open()

    def to_table(self, points: int = 50_000) -> tuple[list[str], np.ndarray]:
        """The visible curves over the visible steps, as `curve_table` gives them."""
        if self._source is None:
            return curve_table([])
        window = (max(0, ceil(self.step_range[0])), max(1, floor(self.step_range[1]) + 1), points)
        return curve_table([read_curve(self._source, style, *window) for style in self._styles if style.visible])

