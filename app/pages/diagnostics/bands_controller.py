"""Fills the loss-band lens: the losses of a run folded by epoch, one colour a batch, and the predicted limit cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor

from widgets.bands.fold import FoldedSource, fold, shown
from widgets.plot.style import CurveStyle, PlannedCurve

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.diagnostics.page import DiagnosticsPage
    from engine.host.state import Answer
    from engine.theory.limit_cycle import LimitCycle

PERIOD_MS = 300


class BandsController(QObject):
    """Looks at the engine while the page is visible."""

    def __init__(self, page: DiagnosticsPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.experiment = page, window.experiment
        self.cycle: LimitCycle | None = None
        self._seen: object = None
        self._ticket = -1
        self._clock = QTimer(self, interval=PERIOD_MS)
        self._clock.timeout.connect(self.frame)
        page.shown.connect(self._clock.start)
        page.hidden.connect(self._clock.stop)
        page.views.currentChanged.connect(lambda _place: self.frame())
        page.shuffle.clicked.connect(lambda on: self.experiment.edit("problem.shuffle", bool(on)))
        page.predict.clicked.connect(self.ask)
        self.experiment.answered.connect(self._answered)
        self.experiment.spec_changed.connect(self._forget)

    def _forget(self) -> None:
        self.cycle, self._seen = None, None

    def ask(self) -> None:
        """Asks for the limit cycle around the run's present place."""
        self._ticket = self.experiment.host.ask("limit_cycle", run=max(self.page.run.currentIndex(), 0))

    def _answered(self, answer: Answer) -> None:
        if answer.ticket == self._ticket and not answer.error:
            self.cycle, self._seen = answer.value, None
            self.frame()

    def frame(self) -> None:
        """Folds again what has changed, while somebody sees it."""
        if not self.page.bands_panel.isVisible():
            return
        state, spec, panel = self.experiment.state, self.experiment.spec, self.page.bands_panel
        run = max(self.page.run.currentIndex(), 0)
        history = state.history if self.experiment.current else None
        values = {} if spec is None else spec.problem_values()
        self.page.shuffle.setVisible("shuffle" in values)
        self.page.shuffle.setChecked(bool(values.get("shuffle")))
        count = state.steps_per_epoch or 1
        self.page.predict.setEnabled(count > 1)
        if spec is None or history is None or run >= len(history.runs) or "loss" not in history.channels or count < 2:
            panel.show_empty(self.tr("Needs a problem with several batches an epoch, and the loss recorded."))
            return
        if spec.batch_schedule:
            panel.show_empty(self.tr("A schedule drives the batch size: steps do not come round again epoch by epoch."))
            return
        seen = (state.generation, run, history.version, self.cycle)
        if seen == self._seen:
            self.page.bands.refresh()
            return
        self._seen = seen
        folded = fold(history[history.runs[run]]["loss"], count)
        panel.show_empty("" if len(folded) else self.tr("No whole epoch yet."))
        if not len(folded):
            return
        self.page.bands.set_source(FoldedSource(folded, history.version))
        places = shown(count)
        styles = [
            CurveStyle(place, "loss", self.tr("batch %1").replace("%1", str(place)), _colour(place, count))
            for place in places
        ]
        mean = CurveStyle(count, "loss", self.tr("epoch mean"), self.experiment.looks[run].colour, width=2.0)
        self.page.bands.set_curves([*styles, mean])
        self.page.bands.set_planned(self._prediction(len(folded), places, count))
        panel.set_note(self._note(len(folded), count))
        self.page.bands.refresh()

    def _note(self, epochs: int, count: int) -> str:
        said = self.tr("%1 epochs of %2 batches").replace("%1", str(epochs)).replace("%2", str(count))
        if self.cycle is None:
            return said
        kind = self.tr("exact") if self.cycle.exact else self.tr("linearised here")
        return f"{said}; {self.tr('limit cycle')} ({kind}): {self.cycle.mean:.4g}"

    def _prediction(self, epochs: int, places: list[int], count: int) -> list[PlannedCurve]:
        if self.cycle is None or len(self.cycle.losses) != count:
            return []
        ends = np.array([0.0, max(epochs - 1, 1)])
        return [PlannedCurve(ends, np.full(2, self.cycle.losses[k]), _colour(k, count)) for k in places]

    def close(self) -> None:
        """The window is closing."""
        self._clock.stop()
        self.page.bands.set_source(None)


def _colour(place: int, count: int) -> str:
    """Around the colour circle in the order of the batches."""
    return QColor.fromHslF(0.85 * place / max(count - 1, 1), 0.6, 0.5).name()
