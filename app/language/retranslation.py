"""Says everything that is on the screen in the present language, in one place for all windows, pages and menus.

Most texts are put into a widget once, when it is made. They are found by walking over the widgets and looked up in
what the former language says (`Templates`), first among the texts of the classes that the widget lies in, and of the
other contexts that such a class names in ``says``; what a ``verbatim`` class shows are names, the same everywhere.
What a person has typed, and what a widget draws or a controller puts together from numbers, is not touched: a widget
that keeps such texts makes them anew in its ``changeEvent`` (``LanguageChange``), a page in its method ``retranslate``,
a controller when the window has ``retranslated``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
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
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QObject

    from app.language.templates import Templates

_KEPT = "said_in_"
"""The property of a widget or action that keeps what it showed in a language, by what stands there now: two English
words may have one translation, and going back must bring back the right one."""
Place = tuple["Callable[[], str]", "Callable[[str], Any]", bool]
"""How a text is read, how it is set, and whether a single word is known to be the program's (items may be names)."""
TAGS = re.compile(r"(<[^>]*>)")
JOINTS = re.compile(r"(\n| · |; |: |\.$)")
"""What stands between texts that are shown together."""


@dataclass(frozen=True)
class Change:
    """From one language (its code) to another; `templates` knows what may be shown in the old one."""

    old: str
    new: str
    templates: Templates


def retranslate(change: Change, later: Sequence[QWidget] = ()) -> None:
    """All windows of the application, without what is below the widgets that come `later`."""
    for window in QApplication.topLevelWidgets():
        if window.parent() is None:
            _walk(window, (), change, frozenset(later))
            for widget in window.findChildren(QWidget):
                if widget.isVisible():
                    widget.update()


def retranslate_part(part: QWidget, change: Change) -> None:
    """What is below a widget that came later."""
    contexts: list[str] = []
    parent = part.parentWidget()
    while parent is not None:
        contexts += [kind.__name__ for kind in type(parent).__mro__ if kind.__module__.startswith(("app", "widgets"))]
        parent = parent.parentWidget()
    _walk(part, tuple(contexts), change, frozenset())


def _walk(thing: QObject, contexts: tuple[str, ...], change: Change, later: frozenset[QWidget]) -> None:
    kinds = [kind for kind in type(thing).__mro__ if kind.__module__.startswith(("app", "widgets"))]
    if kinds:
        own = (*(kind.__name__ for kind in kinds), *getattr(thing, "says", ()))
        contexts = (*own, *(context for context in contexts if context not in own))
    before, now = thing.property(_KEPT + change.new) or {}, {}
    quiet = thing.blockSignals(True) if isinstance(thing, (QTableWidget, QListWidget)) else None
    for read, put, loose in places(thing):
        text = read()
        said = before.get(text) or said_anew(text, contexts, change.templates, loose) if text else text
        if said != text:
            put(said)
            now[said] = text
    if quiet is not None:
        thing.blockSignals(quiet)
    if now:
        thing.setProperty(_KEPT + change.old, now)
    for child in thing.children():
        ours = isinstance(child, (QWidget, QAction)) or type(child).__module__.startswith(("app", "widgets"))
        if ours and child not in later and not getattr(child, "verbatim", False):
            _walk(child, contexts, change, later)


def said_anew(text: str, contexts: tuple[str, ...], templates: Templates, loose: bool = True) -> str:
    """`text` in the present language: as a whole, or else the texts that it was joined from."""
    said = templates.said(text, QCoreApplication.translate, contexts, loose)
    if said:
        return said
    if TAGS.search(text):
        parts = TAGS.split(text)
        plain = [unescape(part) for part in parts[::2]]
        new = [said_anew(part, contexts, templates, loose) for part in plain]
        parts[::2] = [
            escape(said, quote=False) if said != part else as_it_was
            for said, part, as_it_was in zip(new, plain, parts[::2], strict=True)
        ]
        return "".join(parts)
    parts = JOINTS.split(text)
    if len(parts) > 1:
        parts[::2] = [said_anew(part, contexts, templates, loose) if part else part for part in parts[::2]]
    return "".join(parts)


def places(thing: QObject) -> Iterator[Place]:
    """Every text of a widget or action that the program has put there."""
    if isinstance(thing, QAction):
        yield thing.text, thing.setText, True
        yield thing.toolTip, thing.setToolTip, True
        yield thing.statusTip, thing.setStatusTip, True
    if not isinstance(thing, QWidget):
        return
    yield thing.toolTip, thing.setToolTip, True
    yield thing.accessibleName, thing.setAccessibleName, True
    yield thing.accessibleDescription, thing.setAccessibleDescription, True
    yield thing.windowTitle, thing.setWindowTitle, True
    if isinstance(thing, (QLabel, QAbstractButton)):
        yield thing.text, thing.setText, True
    elif isinstance(thing, (QGroupBox, QMenu)):
        yield thing.title, thing.setTitle, True
    elif isinstance(thing, (QLineEdit, QPlainTextEdit)):
        yield thing.placeholderText, thing.setPlaceholderText, True
    elif isinstance(thing, QTabBar):
        for at in range(thing.count()):
            yield partial(thing.tabText, at), partial(thing.setTabText, at), True
            yield partial(thing.tabToolTip, at), partial(thing.setTabToolTip, at), True
    elif isinstance(thing, QComboBox):
        yield thing.placeholderText, thing.setPlaceholderText, True
        for at in range(thing.count()):
            yield partial(thing.itemText, at), partial(thing.setItemText, at), False
            yield partial(_tip_of, thing, at), partial(_set_tip, thing, at), False
    else:
        for item in _items(thing):
            yield item.text, item.setText, False
            yield item.toolTip, item.setToolTip, False


def _tip_of(box: QComboBox, at: int) -> str:
    return str(box.itemData(at, Qt.ItemDataRole.ToolTipRole) or "")


def _set_tip(box: QComboBox, at: int, text: str) -> None:
    box.setItemData(at, text, Qt.ItemDataRole.ToolTipRole)


def _items(thing: QWidget) -> Iterator[Any]:
    if isinstance(thing, QListWidget):
        yield from (thing.item(row) for row in range(thing.count()))
    elif isinstance(thing, QTableWidget):
        heads = [thing.horizontalHeaderItem(column) for column in range(thing.columnCount())]
        cells = [thing.item(row, column) for row in range(thing.rowCount()) for column in range(thing.columnCount())]
        yield from (item for item in (*heads, *cells) if item is not None)
