"""Opens the window, starts the engine once it has been painted, and ends both."""

from __future__ import annotations

import os
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication

from app import theme as themes
from app.gc_clock import GcClock
from app.language.catalogue import available
from app.language.language import chosen, speak
from app.main_window import MainWindow
from app.settings import Settings
from engine.errors import unknown

if TYPE_CHECKING:
    from pathlib import Path

    from engine.host.host import EngineHost
    from engine.host.state import EngineState

Engine = Literal["process", "thread"]


class LateHost:
    """An `EngineHost` whose modules are loaded when it is first used: after the first paint."""

    def __init__(self, engine: Engine) -> None:
        self._engine: Engine = engine

    @cached_property
    def _idle(self) -> EngineState:
        from engine.host.state import EngineState

        return EngineState()

    @property
    def state(self) -> EngineState:
        """Of an engine that nobody has used yet: starting."""
        return self._host.state if "_host" in vars(self) else self._idle

    @cached_property
    def _host(self) -> EngineHost:
        from engine.host.host import EngineHost

        return EngineHost(self._engine)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._host, name)


def application() -> QApplication:
    """The one QApplication, made if there is none."""
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")  # the engine has the other core: waiting for it costs frames
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Optimizer Lab")
    app.setDesktopFileName("org.optimizerlab.OptimizerLab")
    return app


def build(engine: Engine = "process", theme: str | None = None, settings: Settings | None = None) -> MainWindow:
    """A whole window that is not shown yet, with an engine that has not started."""
    window = shell(engine, theme, settings)
    window.furnish()
    return window


def shell(engine: Engine = "process", theme: str | None = None, settings: Settings | None = None) -> MainWindow:
    """A window with empty plots and nothing else yet: what can be painted at once."""
    settings = settings or Settings()
    wanted = theme or settings.get("theme")
    look = themes.THEMES.get(str(wanted)) or themes.system_theme()
    window = MainWindow(LateHost(engine), look, settings)
    geometry = settings.get("geometry")
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    return window


def begin(window: MainWindow, file: str | Path | None = None) -> None:
    """Starts the engine and loads the first experiment."""
    window.host.start()
    window.session.begin(file)
    window.plots.start()
    window.journal.start()


def open_window(
    file: str | Path | None = None, engine: Engine = "process", language: str | None = None, theme: str | None = None
) -> int:
    """Shows the window until it is closed; answers the exit status.

    `file` is a session or a description to open; `engine` says where the engine runs; `language` is one of the
    program's translations, by default what was chosen last or the system speaks; `theme` is "light" or "dark".
    """
    app = application()
    clock = GcClock(app)
    settings = Settings()
    if language is not None and language not in available():
        raise unknown("language", language, available())
    speak(chosen(language or settings.get("language")))
    window = shell(engine, theme, settings)
    window.show()
    app.processEvents()
    window.furnish()
    window.session.fill()
    app.processEvents()
    begin(window, file)
    if file is None:
        window.tour_.offer()
    try:
        return app.exec()
    finally:
        clock.stop()
