"""Turns the table of commands into actions and menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from app.commands import COMMANDS, MENUS
from app.icons import icon
from widgets.menu_text import plain

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QMenu, QMenuBar

    from app.theme import Theme


class Actions:
    """One QAction a command, connected to the method of its key on `target` (looked up when triggered)."""

    def __init__(self, target: QObject) -> None:
        self._target = target
        self.by_key: dict[str, QAction] = {}
        for command in COMMANDS:
            if command is None:
                continue
            action = QAction(target)
            action.setObjectName(command.key)
            action.setCheckable(command.checkable)
            if command.shortcut:
                action.setShortcut(QKeySequence(command.shortcut))
            action.triggered.connect(lambda _checked=False, key=command.key: getattr(target, key)())
            self.by_key[command.key] = action

        self.say()

    def say(self) -> None:
        """Texts and tool tips, in the present language."""
        for command in COMMANDS:
            if command is not None:
                action, text = self.by_key[command.key], _said(command.text)
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                action.setText(text)
                action.setToolTip(_said(command.tip) if command.tip else plain(text) + (f" ({keys})" if keys else ""))

    def __getitem__(self, key: str) -> QAction:
        return self.by_key[key]

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """The menus in `bar`, by untranslated name."""
        menus = {name: bar.addMenu(_said(name)) for name in MENUS}
        last = MENUS[0]
        for command in COMMANDS:
            if command is None:
                menus[last].addSeparator()
            elif command.menu:
                last = command.menu
                menus[last].addAction(self.by_key[command.key])
        return menus

    def paint(self, theme: Theme) -> None:
        """Icons in the theme's colours."""
        for command in COMMANDS:
            if command is not None and command.icon:
                self.by_key[command.key].setIcon(icon(command.icon, theme.text, theme.disabled))


def _said(text: str) -> str:
    return QCoreApplication.translate("Command", text)
