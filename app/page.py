"""Pages: what the window can show. A file in ``app/pages`` declares one; the window finds it there.

A page's widget is an `app.page_widget.PageWidget`, made when it is first shown; what the window tells it stands there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.main_window import MainWindow
    from app.page_widget import PageWidget


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
    build: Callable[[MainWindow], PageWidget]


pages: Registry[Page] = Registry("page", "app.pages", Page)
