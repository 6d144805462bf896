"""The window's choice of language, in the View menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from app.language.catalogue import available
from app.language.language import SYSTEM, chosen, shown_in, speak, spoken
from app.language.retranslation import Change, retranslate, retranslate_part

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.page_widget import PageWidget

KEY = "language"


class LanguageMenu(QObject):
    """Languages stand by their own names, so that everybody finds theirs; the choice is kept in the settings."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.menu = QMenu(self.tr("Lan&guage"), window)
        window.menus["&View"].insertMenu(window.actions_["presentation"], self.menu)
        group = QActionGroup(self)
        self.by_code: dict[str, QAction] = {}
        for code, name in {SYSTEM: self.tr("As the system"), **available()}.items():
            action = QAction(name, self.menu, checkable=True)
            action.triggered.connect(lambda _checked=False, code=code: self.choose(code))
            group.addAction(action)
            self.menu.addAction(action)
            self.by_code[code] = action
        self.change: Change | None = None
        self.waiting: list[PageWidget] = []
        """Pages that are not on screen and still speak the former language; they follow one by one."""
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self._next)
        window.pages.shown.connect(self._next)
        kept = str(window.settings.get(KEY, SYSTEM) or SYSTEM)
        self.by_code.get(kept, self.by_code[SYSTEM]).setChecked(True)

    def choose(self, code: str) -> None:
        """A language, or the system's: now, and at the next start."""
        self.window.settings.set(KEY, code)
        self.by_code[code].setChecked(True)
        self.speak(chosen(code))

    def speak(self, code: str) -> None:
        """All that is shown, in another language. What is running, chosen or typed stays as it is."""
        old = spoken()
        if code == old:
            return
        while self.waiting:
            self._next()
        speak(code)
        self.change = Change(old, code, shown_in(old, code))
        pages = self.window.pages
        self.waiting = [page for page in pages.built.values() if page is not pages.currentWidget()]
        retranslate(self.change, self.waiting)
        self.window.retranslate()
        self._idle.start()

    def _next(self, name: str = "") -> None:
        """One page that is not on screen: the one that comes now, or any."""
        page = self.window.pages.built.get(name) if name else next(iter(self.waiting), None)
        if page in self.waiting and self.change is not None:
            self.waiting.remove(page)
            retranslate_part(page, self.change)
            page.retranslate()
        if self.waiting:
            self._idle.start()
