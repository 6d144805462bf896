"""The whole program, window and all but a screen: it trains and saves until it is killed, or looks what is left.

    python -m tests.session.window_victim train SPEC FILE    says "journal ROWS", "saved STEP" once that is on the disk
    python -m tests.session.window_victim look STEP          says "offered", "recovered" once it is at STEP, and closes

It is `main.py` itself; a timer presses what a person would.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer

import engine.session
import main as program
from app.main_window import MainWindow
from app.window import application

SPEED = 2000.0
"""Steps a second."""
PERIOD = 50
"""Milliseconds between two entries of the journal: of a window's own, a second apart, most kills would miss all."""


def acknowledge() -> None:
    """Journals and files say what they hold when their work is done."""
    append, save = engine.session.Journal.append, engine.session.save

    def appended(journal: Any, session: Any) -> bool:
        done = append(journal, session)
        if journal._tracks and journal._tracks[0].rows:
            print("journal", min(journal._tracks[0].rows), flush=True)
        return done

    def saved(path: Any, session: Any) -> None:
        save(path, session)
        print("saved", session.experiments[0].step, flush=True)

    engine.session.Journal.append = appended
    engine.session.save = saved


class Hand:
    """Looks every few milliseconds what the window shows, and presses the next button."""

    def __init__(self, file: Path | None, step: int) -> None:
        self.file, self.step = file, step
        self.begun = False
        self.timer = QTimer()
        self.timer.setInterval(20)
        self.timer.timeout.connect(self.train if file else self.look)
        self.timer.start()

    @property
    def window(self) -> MainWindow | None:
        """The one that has loaded its first experiment."""
        for window in application().topLevelWidgets():
            experiment = getattr(window, "experiment", None)  # an empty window is painted before it has one
            if isinstance(window, MainWindow) and experiment and experiment.current and experiment.state.history:
                return window
        return None

    def train(self) -> None:
        """Runs, and saves as soon as the last file is written."""
        window = self.window
        if window is None or window.journal._worker is None:
            return
        if not self.begun:
            self.begun = True
            window.journal._timer.setInterval(PERIOD)
            window.experiment.set_speed(SPEED)
            window.toggle()
        elif window.experiment.running and not window.session._writer.waiting:
            window.session.save_to(self.file)

    def look(self) -> None:
        """Takes what is offered, and leaves once it is there."""
        window = self.window
        if window is None or window.journal._worker is None:
            return
        notice = window.page.engine_notice
        if not self.begun:
            self.begun = "can be recovered" in notice.text()
            if self.begun:
                print("offered", flush=True)
                notice.chosen.emit("recover")
        elif window.experiment.state.step == self.step and "Recovered" in notice.text():
            print("recovered", window.experiment.state.history.written.min(), flush=True)
            window.session.forget()
            window.close()


def main(what: str, *given: str) -> int:
    application()
    acknowledge()
    train = what == "train"
    hand = Hand(Path(given[1]) if train else None, 0 if train else int(given[0]))
    try:
        return program.main(["--lang", "en", *given[:train]])
    finally:
        hand.timer.stop()


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
