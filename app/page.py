"""Pages: what the window can show. A file in ``app/pages`` declares one; the window finds it there.

A page's widget is made when it is first shown. It may offer ``set_theme(theme)`` (called at once and at
every change of theme), ``retranslate()`` (the language has changed: texts that it puts together; all others have
been said anew by then), ``layout_table()`` and ``restore_layout(table)`` (how it is arranged, for a session file; a
table comes from a file and may hold anything, {} means as at first), ``entered()`` and ``left()`` (it came on screen,
it went), and ``close_page()`` (the window is closing: stop threads, ask nothing).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.main_window import MainWindow


@dataclass(frozen=True)
class Page:
    """``title`` and ``help`` are English source texts; pages stand in the order of ``place`` (the Bench is 0), in
    groups of a hundred: 1xx to set up, 2xx to look into, 3xx what was done, 4xx to learn. ``build`` makes the widget
    for a window.
    """

    name: str
    title: str
    help: str
    place: int
    build: Callable[[MainWindow], QWidget]


pages: Registry[Page] = Registry("page", "app.pages", Page)
