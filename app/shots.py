"""Renders every page and state of the window to PNG, offscreen, from real short runs."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.gc_clock import GcClock
from app.pages.anatomy import shots as anatomy
from app.pages.builder import shots as builder
from app.pages.schedules import shots as schedules
from app.pages.steps import shots as steps
from app.presets import presets
from app.settings import Settings
from app.window import application, begin, build
from engine.errors import InputError
from engine.spec import parse

if TYPE_CHECKING:
    from collections.abc import Callable

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


def _ready(_stage: Stage) -> None:
    pass


def _half_way(stage: Stage) -> None:
    stage.run_to(500)
    stage.window.experiment.edit("runs.1.optimizer.lr", 0.003)
    stage.run_to(900)


def _validation(stage: Stage) -> None:
    stage.run_to(600)
    stage.window.page.board.loss_view_edited.emit("both")
    stage.rest()


def _smoothed(stage: Stage) -> None:
    stage.run_to(900)
    stage.window.page.board.restore_layout({"smoothing": 50})
    stage.window.page.board.trajectory_view_edited.emit("parameters")
    stage.rest()


def _race(stage: Stage) -> None:
    stage.run_to(2000)


def _diverged(stage: Stage) -> None:
    stage.run_to(1500)


def _restart(stage: Stage) -> None:
    stage.run_to(300)
    stage.window.experiment.duplicate_run(1)
    stage.rest()


def _bad_input(stage: Stage) -> None:
    form = stage.window.page.optimizer.form
    assert form is not None
    entry = form.editors["lr"].findChild(_entry_type())
    entry.setText("3%")
    entry.setModified(True)
    entry.editingFinished.emit()
    stage.window.experiment.edit("runs.0.schedule", [{"name": "CosineAnnealingLR"}])
    stage.rest()


def _settings(stage: Stage) -> None:
    stage.window.page.problem.more.set_open(True)
    stage.window.experiment.select(3)
    stage.run_to(200)


def _entry_type() -> type:
    from widgets.knob.entry import Entry

    return Entry


SHOTS = (
    Shot("bench_ready", "digits", _ready),
    Shot("bench_live_edit", "digits", _half_way),
    Shot("bench_train_and_validation", "digits", _validation),
    Shot("bench_smoothed", "digits", _smoothed),
    Shot("bench_restart_needed", "digits", _restart),
    Shot("bench_bad_input", "digits", _bad_input),
    Shot("bench_surface", "rosenbrock", _race),
    Shot("bench_settings", "rosenbrock", _settings),
    Shot("bench_diverged", "ten_points", _diverged),
    Shot("bench_heavy_ball", "heavy_ball", lambda stage: stage.run_to(300)),
    Shot("schedules", "rosenbrock", schedules.composed),
    Shot("schedules_bad_input", "rosenbrock", schedules.bad),
    Shot("anatomy", "rosenbrock", anatomy.chain),
    Shot("anatomy_side_by_side", "rosenbrock", anatomy.side_by_side),
    Shot("anatomy_network", "digits", anatomy.network),
    Shot("calculator", "rosenbrock", steps.three_gradients),
    Shot("calculator_quiet_stretch", "rosenbrock", steps.quiet),
    Shot("builder", "rosenbrock", builder.chain),
    Shot("builder_run_on_the_bench", "rosenbrock", builder.used),
)


def render(folder: Path, language: str = "en", theme: str = "light", size: str = "1280x720") -> int:
    """Writes `<name>.png` for every shot into `folder`; `size` is WIDTHxHEIGHT. Raises InputError; answers 0."""
    width, height = _size(size)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror or error}") from None
    with tempfile.TemporaryDirectory() as scratch:
        for shot in SHOTS:
            stage = Stage(theme, Path(scratch))
            try:
                stage.window.resize(width, height)
                stage.open(shot.preset)
                shot.play(stage)
                if not stage.window.grab().save(str(folder / f"{shot.name}.png")):
                    raise InputError(f"{folder / shot.name}.png: could not be written")
            finally:
                stage.close()
    return 0


def _size(text: str) -> tuple[int, int]:
    parts = text.lower().split("x")
    if len(parts) != 2 or not all(part.isdigit() and 320 <= int(part) <= 8000 for part in parts):
        raise InputError(f"size = {text!r}: must be WIDTHxHEIGHT, such as 1280x720")
    return int(parts[0]), int(parts[1])
