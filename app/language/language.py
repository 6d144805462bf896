"""The language of the program: which ones there are, which one the system speaks, and changing it."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.chinese_font import provide
from app.language.catalogue import ENGLISH, available, entries
from app.language.templates import Message, Templates
from app.language.translation import Translation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SYSTEM = ""
"""The choice to follow the system."""


def system_language(wanted: Iterable[str] | None = None) -> str:
    """The first of the system's languages that the program speaks; English when it speaks none of them."""
    for name in QLocale.system().uiLanguages() if wanted is None else wanted:
        locale = QLocale(name)
        for code in available():
            if QLocale(code).language() == locale.language() and QLocale(code).script() == locale.script():
                return code
    return ENGLISH


def chosen(name: str | None) -> str:
    """A language of the program for what a person or the settings ask for: the system's unless there is such a one."""
    return name if name in available() else system_language()


def spoken() -> str:
    """The present language of the application."""
    app = QCoreApplication.instance()
    return str(app.property("language") or ENGLISH) if app is not None else ENGLISH


def speak(code: str) -> None:
    """Changes the application's language. What is shown already stays: `app.language.retranslation` says it anew."""
    app = QCoreApplication.instance()
    if app is None or code == spoken():
        return
    for old in app.findChildren(QTranslator, "language"):
        app.removeTranslator(old)
        old.setParent(None)
        old.deleteLater()
    app.setProperty("language", code)
    if code == ENGLISH:
        return
    if code.startswith("zh"):
        provide()
    qt = QTranslator(app)
    qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for translator in (qt, Translation(code, app)):
        translator.setObjectName("language")
        app.installTranslator(translator)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """For a while."""
    before = spoken()
    speak(code)
    try:
        yield
    finally:
        speak(before)


@cache
def shown_in(old: str, new: str) -> Templates:
    """What the window may show while it speaks `old`, to be said in `new`."""
    found = []
    for entry in entries(old if old != ENGLISH else new):
        found.append(Message(entry.context, entry.text, entry.translation if old != ENGLISH else entry.text))
    return Templates(found)
