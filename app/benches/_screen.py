"""The real window, offscreen, on an experiment with a million rows; it films itself while it trains."""

from __future__ import annotations

import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer

from app.benches._long_run import ROWS, noisy_history, spec_of
from app.gc_clock import GcClock
from app.settings import Settings
from app.theme import DARK, LIGHT, THEMES
from app.window import application, begin, build
from engine.benches.memory import resident

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.history import History

SETTLE = 1.0
"""Seconds of running before a film begins."""
BEAT = 4
KEPT_STEPS = 2000


@dataclass(frozen=True)
class Film:
    """`gaps` (N + 1,) milliseconds between the N painted frames of the loss plot that showed new rows, and from the
    beginning and to the end of the film; `speed` steps a second.
    """

    gaps: np.ndarray
    speed: float


class FrameCounter(QObject):
    """Notes when a widget is painted with more rows than the time before."""

    def __init__(self, rows: Callable[[], int]) -> None:
        super().__init__()
        self.times: list[float] = []
        self._rows = rows
        self._last = -1

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Never keeps an event."""
        if event.type() == QEvent.Type.Paint and (now := self._rows()) != self._last:
            self._last = now
            self.times.append(time.perf_counter())
        return False


class Screen:
    """A main window of 1280 × 720 pixels with `runs` curves of `rows` points, whose engine runs in `mode`.

    `state` is the snapshot to go on from. Raises TimeoutError when the engine does not follow.
    """

    def __init__(
        self, mode: Literal["process", "thread"], runs: int, state: bytes, theme: str = "light", rows: int = ROWS
    ) -> None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        self.app = application()
        self.clock = GcClock(self.app)
        self._folder = tempfile.TemporaryDirectory()
        self.window = build(mode, theme, Settings(Path(self._folder.name) / "window.ini"))
        self.window.resize(1280, 720)
        self.window.session.fill()
        self.window.show()
        self.app.processEvents()
        begin(self.window)
        spec = spec_of(runs, rows)
        experiment = self.window.experiment
        experiment.open(spec, snapshot=state, history=noisy_history(spec, rows))
        self.window.reset_views()
        self._until(lambda: experiment.current and experiment.state.history is not None)

    @property
    def history(self) -> History:
        history = self.window.experiment.state.history
        assert history is not None
        return history

    def _rows(self) -> int:
        return int(self.history.written.max())

    def _live(self, seconds: float) -> None:
        loop = QEventLoop()
        QTimer.singleShot(round(1000 * seconds), loop.quit)
        loop.exec()

    def _until(self, done: Callable[[], bool], seconds: float = 120.0) -> None:
        end = time.monotonic() + seconds
        while not done():
            if time.monotonic() > end:
                state = self.window.experiment.state
                raise TimeoutError(f"still {state.status} at step {state.step} after {seconds:g} s: {state.message}")
            self._live(0.01)

    def film(self, seconds: float) -> Film:
        """Trains at full speed, follows live, and pauses again."""
        experiment = self.window.experiment
        experiment.run()
        self._until(lambda: experiment.running)
        self._live(SETTLE)
        counter, watched = FrameCounter(self._rows), self.window.page.board.loss.viewport()
        watched.installEventFilter(counter)
        began, first = time.perf_counter(), self._rows()
        self._live(seconds)
        ended = time.perf_counter()
        speed = (self._rows() - first) / (ended - began)
        watched.removeEventFilter(counter)
        experiment.pause()
        self._until(lambda: not experiment.running)
        return Film(1000 * np.diff([began, *counter.times, ended]), speed)

    def pages(self) -> list[str]:
        """The names of all pages."""
        return list(self.window.pages.names)

    def beats(self, page: str, theme: str, seconds: float) -> tuple[np.ndarray, np.ndarray]:
        """Trains at full speed with a page in front; milliseconds between the moments at which the window's thread
        was free to paint or to take a key, asked for every `BEAT` milliseconds, and how many of them it worked.
        """
        self.window.set_theme(THEMES[theme])
        self.window.pages.show_page(page)
        experiment = self.window.experiment
        experiment.run()
        self._until(lambda: experiment.running)
        self._live(SETTLE)
        times: list[tuple[float, float]] = []
        clock = QTimer(self.window, interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        clock.timeout.connect(lambda: times.append((time.perf_counter(), time.thread_time())))
        clock.start()
        self._live(seconds)
        clock.stop()
        clock.deleteLater()
        experiment.pause()
        self._until(lambda: not experiment.running)
        gaps, busy = 1000 * np.diff(times, axis=0).T
        return gaps, busy

    def switches(self, what: Literal["theme", "language"], page: str) -> list[float]:
        """Milliseconds until the whole window is painted in the other theme or language, and back; every page made."""
        for name in self.window.pages.names:
            self.window.pages.show_page(name)
        self.window.pages.show_page(page)
        self._live(SETTLE)
        found = []
        for value in (DARK, LIGHT) if what == "theme" else ("zh_CN", "en"):
            began = time.perf_counter()
            if what == "theme":
                self.window.set_theme(value)
            else:
                self.window.language_.speak(value)
            self.window.repaint()
            self.app.processEvents()
            found.append(1000 * (time.perf_counter() - began))
            self._live(0.2)
        return found

    def reopened(self, times: int) -> list[float]:
        """Resident megabytes after each of so many turns of opening a saved session and beginning a new one."""
        session, experiment = self.window.session, self.window.experiment
        file = Path(self._folder.name) / "kept.optlab"
        session.forget()
        session.open_spec(experiment.spec.with_value("steps", KEPT_STEPS))
        self._until(lambda: experiment.current and experiment.state.history is not None)
        experiment.run()
        self._until(lambda: experiment.state.step >= KEPT_STEPS and not experiment.running)
        session.save_to(file)
        self._until(lambda: session.file == file)
        found = []
        for _ in range(times):
            session.open_file(file)
            self._until(lambda: experiment.current and experiment.state.history is not None)
            self._live(0.1)
            session.new()
            self._until(lambda: experiment.current and experiment.state.history is not None)
            self._live(0.1)
            found.append(resident() / 1e6)
        return found

    def close(self) -> None:
        """Ends window and engine."""
        self.window.session.forget()
        self.window.close()
        self.window.deleteLater()
        self.app.processEvents()
        self.clock.stop()
        self._folder.cleanup()
