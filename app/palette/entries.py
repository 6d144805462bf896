"""What the palette offers: commands, pages, examples, optimizers, problems and recent files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from app.commands import COMMANDS
from app.presets import presets
from engine.optimizer import optimizers
from engine.problem import problems
from widgets.engine_text import translated
from widgets.menu_text import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.main_window import MainWindow


@dataclass(frozen=True)
class Entry:
    """``kind`` stands muted at the right, with the ``keys`` if there are any."""

    text: str
    kind: str
    act: Callable[[], object]
    keys: str = ""


def entries(window: MainWindow) -> list[Entry]:
    """Everything that can be done now."""
    found = []
    for command in COMMANDS:
        if command is None or command.key == "find_command":
            continue
        action = window.actions_[command.key]
        if action.isEnabled():
            keys = QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            found.append(Entry(plain(action.text()), _said("Command"), action.trigger, keys))
    languages = plain(window.language_.menu.title())
    for action in window.language_.by_code.values():
        found.append(Entry(f"{languages}: {action.text()}", _said("Command"), action.trigger))
    tabs = window.pages.tabs
    for place, name in enumerate(window.pages.names):
        found.append(Entry(tabs.tabText(place), _said("Page"), lambda name=name: window.pages.show_page(name)))
    for preset in presets():
        title = translated(preset.title)
        found.append(Entry(title, _said("Example"), lambda preset=preset: window.session.open_preset(preset)))
    experiment = window.experiment
    for optimizer in optimizers:
        act = lambda name=optimizer.name: experiment.choose_optimizer(experiment.selected, name)  # noqa: E731
        found.append(Entry(optimizer.name, _said("Optimizer of the chosen run"), act))
    for problem in problems:
        if not problem.code_knob:
            act = lambda name=problem.name: experiment.choose_problem(name)  # noqa: E731
            found.append(Entry(translated(problem.title), _said("Problem"), act))
    for file in window.recent.files():
        found.append(Entry(file.name, str(file.parent), lambda file=file: window.recent.open(file)))
    return found


def _said(text: str) -> str:
    return QCoreApplication.translate("Palette", text)
