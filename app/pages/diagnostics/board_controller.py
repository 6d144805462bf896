"""Fills the dashboard: a plot for each recorded quantity with numbers, theory lines beside the measurement."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer

from app.history_source import HistorySource
from app.pages.diagnostics.axis_choice import axes
from app.pages.diagnostics.gauge_words import words_of
from app.run_curves import curves_source, run_curves, run_styles
from engine.diagnostic import diagnostics
from engine.history_layout import parameter_channels
from engine.theory.line import lines_for
from widgets.dashboard.axes import Axis, AxisSource
from widgets.engine_text import translated
from widgets.plot.style import EventMarker, PlannedCurve

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.diagnostics.page import DiagnosticsPage
    from engine.history import History
    from widgets.dashboard.board import Gauge
    from widgets.plot.source import CurveSource

PERIOD_MS, SHORTEST_MS = 100, 25
POINTS = 400


class BoardController(QObject):
    """Looks at the engine while the page is visible."""

    def __init__(self, page: DiagnosticsPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.experiment, self.offers = page, window.experiment, page.offers
        self.alarm = window.alarm
        self.shown: list[str] = []
        self.axes: list[Axis] = []
        self.wanted = "step"
        self._source: CurveSource | None = None
        self._waiting: list[str] = []
        self._state: object = None
        self._turn = 0
        self._clock = QTimer(self, interval=PERIOD_MS)
        self._clock.timeout.connect(self.frame)
        page.shown.connect(self._enter)
        page.hidden.connect(self._clock.stop)
        page.board_view.arranged.connect(self.show_all)
        page.board_view.band_edited.connect(self.experiment.set_band)
        page.axis.activated.connect(self._choose_axis)
        for signal in (
            self.experiment.spec_changed,
            self.experiment.state_changed,
            self.experiment.looks_changed,
            self.offers.told,
            self.alarm.sounded,
        ):
            signal.connect(self._stale)

    def _enter(self) -> None:
        self._state = None
        self._clock.start()
        self.frame()

    def _choose_axis(self, place: int) -> None:
        self.wanted = self.axes[place].name
        self.show_all()

    def _stale(self) -> None:
        self._state = None

    def frame(self) -> None:
        """One look. While it runs, one plot after the other has its turn: the window stays free between them."""
        self.offers.ask()
        known = [axis.name for axis in self._known_axes()]
        news = known != [axis.name for axis in self.axes]
        if self._state is None or news or any(_has_numbers(self._history, name) for name in self._waiting):
            self._state = object()
            self.show_all()
        seen = self.page.board_view.on_screen()
        running = self.experiment.running and bool(seen)
        self._clock.setInterval(max(PERIOD_MS // len(seen), SHORTEST_MS) if running else PERIOD_MS)
        if running:
            self._turn = (self._turn + 1) % len(seen)
            seen = [seen[self._turn]]
        for gauge in seen:
            gauge.plot.refresh()

    @property
    def _history(self) -> History | None:
        return self.experiment.state.history if self.experiment.current else None

    @property
    def axis(self) -> Axis:
        """What the plots are drawn over."""
        return self.axes[max(self.page.axis.currentIndex(), 0)]

    def show_all(self) -> None:
        """Everything from the spec and the engine's state."""
        spec, history = self.experiment.spec, self._history
        if spec is None:
            return
        names = [run.name for run in spec.runs]
        box = self.page.run
        if [box.itemText(place) for place in range(box.count())] != names:
            box.clear()
            box.addItems(names)
        self.offers.show()
        self._offer_axes()
        self._source = None
        if history is not None:
            plain = curves_source(HistorySource(history), history.runs, self.experiment.band)
            self._source = plain if self.axis.name == "step" else AxisSource(plain, self.axis)
        known = [] if history is None else self._channels(history)
        board = self.page.board_view
        told = {*self.offers.failed, *board.pins}
        self._waiting = [name for name in known if name not in told and not _has_numbers(history, name)]
        gauges = board.show_names([name for name in known if name not in self._waiting])
        self.shown = [gauge.name for gauge in gauges]
        for gauge in gauges:
            self._show(gauge)

    def _known_axes(self) -> list[Axis]:
        spec = self.experiment.spec
        return [] if spec is None else axes(spec, self.experiment.state, self._history)

    def _offer_axes(self) -> None:
        box = self.page.axis
        self.axes = self._known_axes()
        labels = [axis.label for axis in self.axes]
        if [box.itemText(place) for place in range(box.count())] != labels:
            box.clear()
            box.addItems(labels)
        names = [axis.name for axis in self.axes]
        box.setCurrentIndex(names.index(self.wanted) if self.wanted in names else 0)

    def _channels(self, history: History) -> list[str]:
        """What has a plot here: quantities in the order of the list, then the modes that theory predicts."""
        order = [one.name for one in diagnostics]
        found = [name for name in history.channels if name.partition(".")[0] in diagnostics]
        found.sort(key=lambda name: order.index(name.partition(".")[0]))
        return [*found, *(name for name in parameter_channels(history.channels) if self.theory(name))]

    def _show(self, gauge: Gauge) -> None:
        name, history, spec = gauge.name, self._history, self.experiment.spec
        assert history is not None
        assert spec is not None
        words, failure = words_of(name, spec), self.offers.failed.get(name, "")
        gauge.set_title(words.title)
        gauge.setToolTip(words.help)
        failed = self.tr("failed: {reason}").format(reason=translated(failure))
        gauge.set_note(failed if failure else words.unit)
        empty = not _has_numbers(history, name)
        gauge.show_empty((translated(failure) or self.tr("No number yet.")) if empty else "")
        gauge.plot.set_log(words.log)
        gauge.plot.set_source(self._source)
        gauge.plot.set_x_axis(self.axis.label, self.axis.unit)
        gauge.plot.band = self.experiment.band
        gauge.plot.set_curves(run_styles(history, spec, self.experiment.looks, [name]))
        gauge.plot.set_references(self.theory(name))
        gauge.plot.set_events([mark for run, one in self.alarm.marks() for mark in self._marked(run, one)])

    def theory(self, name: str) -> list[PlannedCurve]:
        """The theory lines of a quantity, one for each run that has one, in the run's colour."""
        spec, state = self.experiment.spec, self.experiment.state
        assert spec is not None
        steps = np.unique(np.linspace(0, spec.steps, min(spec.steps + 1, POINTS)).astype(int))
        first = {}
        if state.history is not None:
            for place, recorded in enumerate(state.history.runs[: len(spec.runs)]):
                record = state.history[recorded]
                if record.written and name in record.channels:
                    first[place] = {name: float(record[name][0])}
        drawn = lines_for(spec, name, steps, state.steps_per_epoch or 1, first, state.dimension)
        names = {one.run: one.name for one in run_curves([run.name for run in spec.runs], spec)}
        found = []
        for line in drawn:
            look = self.experiment.looks[line.run]
            finite = np.isfinite(line.values)
            if look.visible and finite.any() and line.run in names:
                label = f"{names[line.run]}: {translated(line.line.title)}"
                found.append((line.run, PlannedCurve(line.steps[finite], line.values[finite], look.colour, label)))
        return [placed for run, curve in found if (placed := self._placed(run, curve)) is not None]

    def _marked(self, run: int, mark: EventMarker) -> list[EventMarker]:
        course = self.axis.course(run)
        return [] if course is None else [replace(mark, step=float(course.place(np.array([mark.step]))[0]))]

    def _placed(self, run: int, curve: PlannedCurve) -> PlannedCurve | None:
        """Over the chosen axis."""
        course = self.axis.course(run) if self.axes else None
        return None if course is None else replace(curve, steps=course.place(curve.steps))

    def close(self) -> None:
        """The window is closing."""
        self._clock.stop()
        self.page.board_view.close_plots()


def _has_numbers(history: History | None, name: str) -> bool:
    """Whether some run has a finite number of this channel."""
    if history is None or name not in history.channels:
        return False
    looks = (history.read(run, name, 0, history.rows_of(run), 64) for run in range(len(history.runs)))
    return any(np.isfinite(look.mean).any() for look in looks)
