"""The step that the History page shows: its line in the plot, its numbers, forwards and backwards."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from app.channel_words import channel_title, parameter_labels
from app.event_marks import event_marks
from app.frame_clock import FrameClock
from app.history_source import HistorySource
from app.run_curves import curves_source, run_styles
from widgets.history.step_table import StepRow
from widgets.plot.number_text import step_text

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.history.page import HistoryPage
    from engine.history import History, RunHistory

FRAME_MS = 50


class TimeController(QObject):
    """`step` is None while the page follows the experiment."""

    moved = Signal()
    """Another step is shown, or there are others to show."""

    def __init__(self, page: HistoryPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.window, self.experiment = page, window, window.experiment
        self.step: int | None = None
        self._shown: tuple[History | None, str] = (None, "")
        self._told: object = None
        self._clock = FrameClock(self, self.frame, page.plot.refresh)
        page.shown.connect(self._enter)
        page.hidden.connect(self._clock.stop)
        page.plot.step_picked.connect(self.go_to)
        page.plot.band_edited.connect(self.experiment.set_band)
        page.slider.moved.connect(lambda place, _end: self.go_to(round(place * self.last)))
        page.slider.valueChanged.connect(self._slid)
        page.back.clicked.connect(lambda: self.go_to(self.shown - 1))
        page.forward.clicked.connect(lambda: self.go_to(self.shown + 1))
        page.anatomy.clicked.connect(self._open_anatomy)
        page.channel.activated.connect(lambda _place: self.show_curves())
        for key, by in ((Qt.Key.Key_Left, -1), (Qt.Key.Key_Right, 1)):
            shortcut = QShortcut(QKeySequence(key), page.plot, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda by=by: self.go_to(self.shown + by))
        page.plot.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for signal in (self.experiment.state_changed, self.experiment.looks_changed):
            signal.connect(self._changed)

    @property
    def history(self) -> History | None:
        """What was recorded."""
        return self.experiment.state.history if self.experiment.current else None

    @property
    def last(self) -> int:
        """The last step of which there is a row."""
        history = self.history
        return 0 if history is None else max(int(history.written.max()) - 1, 0)

    @property
    def shown(self) -> int:
        """The step that is shown."""
        return self.last if self.step is None else min(self.step, self.last)

    def go_to(self, step: int) -> None:
        """Shows a step; at the last one the page follows the experiment again."""
        self.step = None if step >= self.last else max(step, 0)
        self.show_step()

    def _slid(self, _value: int) -> None:
        if self.page.slider.isSliderDown() or self.page.slider.hasFocus():
            self.go_to(round(self.page.slider.place() * self.last))

    def _enter(self) -> None:
        self._clock.start()
        self._changed()

    def _changed(self) -> None:
        if self.page.isVisible():
            self.show_curves()
            self.show_step()

    def frame(self) -> tuple[int, bool]:
        """Follows the experiment: the numbers of the step now, the curves right after them."""
        told = (self.experiment.state.generation, self.last)
        if told != self._told:
            self._told = told
            self.show_step()
        return FRAME_MS, True

    # -- showing -------------------------------------------------------------------------------------------------

    def show_curves(self) -> None:
        """The chosen quantity of every visible run."""
        page, history = self.page, self.history
        band = page.plot.band = self.experiment.band
        if self._shown[0] is not history or self._shown[1] != band:
            self._shown = (history, band)
            page.plot.set_source(None if history is None else curves_source(HistorySource(history), history.runs, band))
        page.channel.set_channels(self._titles())
        channel = page.channel.channel
        page.panel.set_title(page.channel.title or self.tr("Past"))
        spec, state = self.experiment.spec, self.experiment.state
        known = history is not None and spec is not None
        page.plot.set_curves(run_styles(history, spec, self.experiment.looks, [channel]) if known else [])
        if spec is not None:
            events = state.events if self.experiment.current else ()
            page.plot.set_events(event_marks(events, spec, [look.colour for look in self.experiment.looks]))
        page.plot.refresh()

    def show_step(self) -> None:
        """The line, the slider, and all numbers of the step."""
        page, history, step, last = self.page, self.history, self.shown, self.last
        page.plot.set_step(step if history is not None else None)
        page.slider.set_place(step / last if last else 1.0)
        text = self.tr("%1 of %2").replace("%1", step_text(step)).replace("%2", step_text(last))
        page.step_label.setText(text)
        page.back.setEnabled(step > 0)
        page.forward.setEnabled(step < last)
        rows = []
        if history is not None:
            for place, name in enumerate(history.runs[: len(self.experiment.looks)]):
                now, before = (_values(history[name], at) for at in (step, step - 1))
                rows.append(StepRow(name, self.experiment.looks[place].colour, now, before))
        page.table.set_rows(self._titles(), rows)
        self.moved.emit()

    def _titles(self) -> dict[str, str]:
        """What was recorded, by name."""
        history = self.history
        if history is None:
            return {}
        parameters = parameter_labels(history.channels, self.experiment.state.labels)
        return {name: channel_title(name, parameters) for name in history.channels}

    def _open_anatomy(self) -> None:
        step = self.step
        page = self.window.pages.show_page("anatomy")
        page.controller.go_to(step)

    def close(self) -> None:
        """The window is closing."""
        self._clock.stop()
        self._shown = (None, "")
        self.page.plot.set_source(None)


def _values(record: RunHistory, step: int) -> tuple[float | None, ...]:
    """Every channel of a run at a step; None before the start, after a divergence and where nothing was measured."""
    if not 0 <= step < record.written:
        return tuple(None for _ in record.channels)
    found = (float(record[channel][step]) for channel in record.channels)
    return tuple(None if math.isnan(value) else value for value in found)
