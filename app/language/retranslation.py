"""Says everything that is on the screen in the present language, in one place for all windows, pages and menus.

Most texts are put into a widget once, when it is made. They are found by walking over the widgets and looked up in
what the former language says (`Templates`), first among the texts of the classes that the widget lies in, and of the
other contexts that such a class names in ``says``. What a person has typed, and what a widget draws or a controller
puts together from numbers, is not touched: a widget that keeps such texts makes them anew in its ``changeEvent``
(``LanguageChange``), a page in its method ``retranslate``, a controller when the window has ``retranslated``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableWidget,
    QTreeWidget,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QObject

    from app.language.templates import Templates

_KEPT = "said_in_"
"""The property of a widget or action that keeps what it showed in a language, by what stands there now: two English
words may have one translation, and going back must bring back the right one."""
Place = tuple["Callable[[], str]", "Callable[[str], Any]"]
"""How a text is read, and how it is set."""
TAGS = re.compile(r"(<[^>]*>)")
JOINTS = re.compile(r"(\n| · |; |: |\.$)")
"""What stands between texts that are shown together."""


@dataclass(frozen=True)
class Change:
    """From one language (its code) to another; `templates` knows what may be shown in the old one."""

    old: str
    new: str
    templates: Templates


def retranslate(change: Change) -> None:
    """All windows of the application."""
    for window in QApplication.topLevelWidgets():
        if window.parent() is None:
            _walk(window, (), change)
            for widget in (window, *window.findChildren(QWidget)):
                widget.update()


def _walk(thing: QObject, contexts: tuple[str, ...], change: Change) -> None:
    kinds = [kind for kind in type(thing).__mro__ if kind.__module__.startswith(("app", "widgets"))]
    if kinds:
        own = (*(kind.__name__ for kind in kinds), *getattr(thing, "says", ()))
        contexts = (*own, *(context for context in contexts if context not in own))
    quiet = thing.blockSignals(True) if isinstance(thing, (QTableWidget, QTreeWidget, QListWidget)) else None
    before, now = thing.property(_KEPT + change.new) or {}, {}
    for read, put in places(thing):
        text = read()
        said = before.get(text) or said_anew(text, contexts, change.templates) if text else text
        if said != text:
            put(said)
            now[said] = text
    if now:
        thing.setProperty(_KEPT + change.old, now)
    if quiet is not None:
        thing.blockSignals(quiet)
    for child in thing.children():
        if isinstance(child, (QWidget, QAction)) or type(child).__module__.startswith(("app", "widgets")):
            _walk(child, contexts, change)


def said_anew(text: str, contexts: tuple[str, ...], templates: Templates) -> str:
    """`text` in the present language: as a whole, or else the texts that it was joined from."""
    said = templates.said(text, QCoreApplication.translate, contexts)
    if said:
        return said
    if TAGS.search(text):
        parts = TAGS.split(text)
        parts[::2] = [escape(said_anew(unescape(part), contexts, templates), quote=False) for part in parts[::2]]
        return "".join(parts)
    parts = JOINTS.split(text)
    if len(parts) > 1:
        parts[::2] = [said_anew(part, contexts, templates) if part else part for part in parts[::2]]
    return "".join(parts)


def places(thing: QObject) -> Iterator[Place]:
    """Every text of a widget or action that the program has put there."""
    if isinstance(thing, QAction):
        yield thing.text, thing.setText
        yield thing.toolTip, thing.setToolTip
        yield thing.statusTip, thing.setStatusTip
    if not isinstance(thing, QWidget):
        return
    yield thing.toolTip, thing.setToolTip
    yield thing.accessibleName, thing.setAccessibleName
    yield thing.accessibleDescription, thing.setAccessibleDescription
    yield thing.windowTitle, thing.setWindowTitle
    if isinstance(thing, (QLabel, QAbstractButton)):
        yield thing.text, thing.setText
    elif isinstance(thing, (QGroupBox, QMenu)):
        yield thing.title, thing.setTitle
    elif isinstance(thing, (QLineEdit, QPlainTextEdit)):
        yield thing.placeholderText, thing.setPlaceholderText
    elif isinstance(thing, QComboBox):
        yield thing.placeholderText, thing.setPlaceholderText
        for at in range(thing.count()):
            yield from _box_item(thing, at)
    elif isinstance(thing, QTabBar):
        for at in range(thing.count()):
            yield (lambda at=at: thing.tabText(at)), (lambda text, at=at: thing.setTabText(at, text))
            yield (lambda at=at: thing.tabToolTip(at)), (lambda text, at=at: thing.setTabToolTip(at, text))
    else:
        for item in _items(thing):
            yield item.text, item.setText
            yield item.toolTip, item.setToolTip


def _box_item(box: QComboBox, at: int) -> Iterator[Place]:
    role = Qt.ItemDataRole.ToolTipRole
    yield (lambda: box.itemText(at)), (lambda text: box.setItemText(at, text))
    yield (lambda: str(box.itemData(at, role) or "")), (lambda text: box.setItemData(at, text, role))


def _items(thing: QWidget) -> Iterator[Any]:
    if isinstance(thing, QListWidget):
        yield from (thing.item(row) for row in range(thing.count()))
    elif isinstance(thing, QTableWidget):
        heads = [thing.horizontalHeaderItem(column) for column in range(thing.columnCount())]
        cells = [thing.item(row, column) for row in range(thing.rowCount()) for column in range(thing.columnCount())]
        yield from (item for item in (*heads, *cells) if item is not None)
