"""A picture of the window: the preset it begins with and what is done before it is taken."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.gc_clock import GcClock
from app.presets import presets
from app.settings import Settings
from app.window import application, begin, build
from engine.spec import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.main_window import MainWindow
    from engine.spec import ExperimentSpec

PATIENCE = 60.0


@dataclass(frozen=True)
class Shot:
    """`play` brings a window that shows `preset` at step 0 into the state of the picture."""

    name: str
    preset: str
    play: Callable[[Stage], None]


class Stage:
    """One window and the time it needs."""

    def __init__(self, theme: str, folder: Path) -> None:
        self.app = application()
        self.clock = GcClock(self.app)
        self.window: MainWindow = build("thread", theme, Settings(folder / "window.ini"))
        self.window.session.fill()
        self.window.show()
        self.app.processEvents()
        begin(self.window)

    def until(self, done: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Lets the window live until `done`; raises TimeoutError."""
        end = time.monotonic() + seconds
        while not done():
            if time.monotonic() > end:
                state = self.window.experiment.state
                raise TimeoutError(f"still {state.status} at step {state.step} after {seconds:g} s: {state.message}")
            self.app.processEvents()
            time.sleep(0.002)

    def rest(self, seconds: float = 0.3) -> None:
        """Lets the window live for a while."""
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end)

    def open(self, key: str) -> None:
        """A preset at step 0."""
        self.load(next(preset for preset in presets() if preset.key == key).spec)

    def load(self, spec: ExperimentSpec | dict[str, Any]) -> None:
        """Another experiment at step 0."""
        experiment = self.window.experiment
        experiment.open(parse(spec))
        self.window.reset_views()
        self.window.page.engine_notice.clear()
        self.until(lambda: experiment.current and experiment.state.history is not None)
        self.rest()

    def run_to(self, step: int) -> None:
        """Runs to a step and pauses there."""
        experiment = self.window.experiment
        experiment.host.run(step)
        self.until(lambda: experiment.state.step >= step and not experiment.running)
        self.rest(0.6)

    def close(self) -> None:
        """Ends it without a question."""
        self.window.session.forget()
        self.window.close()
        self.window.deleteLater()
        del self.window
        self.clock.stop()
