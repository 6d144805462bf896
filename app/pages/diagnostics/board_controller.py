"""Fills the dashboard: what can be chosen, a plot for each recorded quantity, theory lines beside the measurement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer

from app.history_source import HistorySource
from engine.diagnostic import diagnostics
from engine.theory.line import lines_for
from widgets.dashboard.chooser import Offer
from widgets.plot.style import CurveStyle, Divergence, PlannedCurve

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.diagnostics.page import DiagnosticsPage

PERIOD_MS = 100
POINTS = 400


class BoardController(QObject):
    """Looks at the engine while the page is visible."""

    def __init__(self, page: DiagnosticsPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.window, self.experiment = page, window, window.experiment
        self.shown: list[str] = []
        self._source: HistorySource | None = None
        self._state: object = None
        self._clock = QTimer(self, interval=PERIOD_MS)
        self._clock.timeout.connect(self.frame)
        page.shown.connect(self._enter)
        page.hidden.connect(self._clock.stop)
        page.chooser.toggled.connect(self.toggle)
        for signal in (self.experiment.spec_changed, self.experiment.state_changed, self.experiment.looks_changed):
            signal.connect(self._stale)

    def _enter(self) -> None:
        self._state = None
        self._clock.start()
        self.frame()

    def _stale(self) -> None:
        self._state = None

    def frame(self) -> None:
        """One look."""
        if self._state is None:
            self._state = object()
            self.show_all()
        for plot, panel in zip(self.page.plots, self.page.panels, strict=True):
            if panel.isVisible():
                plot.refresh()

    def toggle(self, name: str, on: bool) -> None:
        """Records a quantity, or no longer; the experiment says itself that this needs a restart."""
        spec = self.experiment.spec
        assert spec is not None
        record = [one for one in spec.record if one != name] + ([name] if on else [])
        self.experiment.edit("record", record)
        self._state = None

    def show_all(self) -> None:
        """Everything from the spec and the engine's state."""
        spec = self.experiment.spec
        if spec is None:
            return
        names = [run.name for run in spec.runs]
        box = self.page.run
        if [box.itemText(place) for place in range(box.count())] != names:
            box.clear()
            box.addItems(names)
        self.page.chooser.set_offers([
            Offer(one.name, one.title, one.help, one.name in spec.record) for one in diagnostics
        ])  # fmt: skip
        history = self.experiment.state.history if self.experiment.current else None
        self._source = None if history is None else HistorySource(history)
        known = () if history is None else history.channels
        self.shown = [one.name for one in diagnostics if one.name in known][: len(self.page.plots)]
        columns = 1 if len(self.shown) < 2 else 2
        for place, (plot, panel) in enumerate(zip(self.page.plots, self.page.panels, strict=True)):
            self.page.grid.removeWidget(panel)
            panel.setVisible(place < len(self.shown))
            if place < len(self.shown):
                self.page.grid.addWidget(panel, place // columns, place % columns)
                self._show(plot, panel, self.shown[place])
            else:
                plot.set_source(None)

    def _show(self, plot: object, panel: object, name: str) -> None:
        from widgets.plot.curve_plot import CurvePlot
        from widgets.plot_panel import PlotPanel

        assert isinstance(plot, CurvePlot)
        assert isinstance(panel, PlotPanel)
        one, spec, state = diagnostics[name], self.experiment.spec, self.experiment.state
        assert spec is not None
        assert state.history is not None
        panel.set_title(one.title)
        panel.setToolTip(one.help)
        plot.set_log(one.scale == "log")
        plot.set_source(self._source)
        styles = []
        for place, look in enumerate(self.experiment.looks[: len(state.history.runs)]):
            record = state.history[state.history.runs[place]]
            diverged = None if record.diverged_at is None else Divergence(record.diverged_at, record.diverged_reason)
            styles.append(CurveStyle(place, name, spec.runs[place].name, look.colour, look.visible, diverged=diverged))
        plot.set_curves(styles)
        plot.set_references(self.theory(name))

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
        found = []
        for line in drawn:
            look, run = self.experiment.looks[line.run], spec.runs[line.run]
            finite = np.isfinite(line.values)
            if look.visible and finite.any():
                label = f"{run.name}: {line.line.title}"
                found.append(PlannedCurve(line.steps[finite], line.values[finite], look.colour, label))
        return found

    def close(self) -> None:
        """The window is closing."""
        self._clock.stop()
        for plot in self.page.plots:
            plot.set_source(None)
