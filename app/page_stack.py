"""The pages of the window, one visible at a time, chosen by tabs at the right of the menu bar."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app import dividers
from app.page import pages
from widgets.page_tabs import PageTabs

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.page_widget import PageWidget
    from app.theme import Theme


class PageStack(QStackedWidget):
    """The Bench and, made when first shown, every page declared in ``app/pages``."""

    shown = Signal(str)
    made = Signal(QWidget)
    """A page was built; its plots and fields can be connected."""

    def __init__(self, window: MainWindow, bench: PageWidget) -> None:
        super().__init__(window)
        self.window_ = window
        self.theme: Theme = window.theme
        self.declared = sorted(pages, key=lambda page: page.place)
        self.names = ["bench", *(page.name for page in self.declared)]
        self.built: dict[str, PageWidget] = {"bench": bench}
        self._layouts: dict[str, Any] = {}
        self._dividers = dividers.read(window.settings.get(dividers.KEY))
        self.addWidget(bench)
        dividers.set_sizes(bench, self._dividers.get("bench"))
        self.tabs = PageTabs()
        self.tabs.setAccessibleName(self.tr("Pages"))
        self.tabs.addTab(self.tr("Bench"))
        for place, page in enumerate(self.declared, 1):
            self.tabs.addTab(QCoreApplication.translate("Page", page.title))
            before = self.declared[place - 2].place // 100 if place > 1 else 0
            self.tabs.set_group_start(place, page.place // 100 != before)
            self.tabs.setTabToolTip(place, QCoreApplication.translate("Page", page.help))
        self.tabs.setVisible(bool(self.declared))
        self.tabs.currentChanged.connect(lambda place: self.show_page(self.names[place]))

    @property
    def current(self) -> PageWidget:
        """The page in front."""
        return next(page for page in self.built.values() if page is self.currentWidget())

    def show_page(self, name: str) -> Any:
        """Brings a page to the front, made on the first time; answers its widget, of a class in the page's folder."""
        place = self.names.index(name)
        if name not in self.built:
            widget = self.declared[place - 1].build(self.window_)
            self.built[name] = widget
            self.addWidget(widget)
            widget.set_theme(self.theme)
            dividers.set_sizes(widget, self._dividers.get(name))
            widget.restore_layout(self._layouts.get(name, {}))
            self.made.emit(widget)
        widget = self.built[name]
        if widget is not self.currentWidget():
            self.current.left()
            self.setCurrentWidget(widget)
            widget.entered()
            self.shown.emit(name)
        if self.tabs.currentIndex() != place:
            self.tabs.setCurrentIndex(place)
        return widget

    def layout_table(self) -> dict[str, Any]:
        """How the pages beside the Bench are arranged, by name, for a session file."""
        told = {name: widget.layout_table() for name, widget in self.built.items() if name != "bench"}
        return self._layouts | {name: table for name, table in told.items() if table}

    def restore_layout(self, table: Any) -> None:
        """Arranges the pages so; those that are not made yet, when they are."""
        self._layouts = {k: v for k, v in table.items() if isinstance(v, dict)} if isinstance(table, dict) else {}
        for name, widget in self.built.items():
            if name != "bench":
                widget.restore_layout(self._layouts.get(name, {}))

    def reset_layout(self) -> None:
        """Every page as it was at first, also those that are not made yet."""
        self._dividers = {}
        for widget in self.built.values():
            widget.reset_layout()

    def keep_dividers(self) -> None:
        """For the next start."""
        self._dividers |= {name: dividers.sizes_of(widget) for name, widget in self.built.items()}
        self.window_.settings.set(dividers.KEY, json.dumps(self._dividers))

    def set_theme(self, theme: Theme) -> None:
        """Light or dark, for every page."""
        self.theme = theme
        for widget in self.built.values():
            widget.set_theme(theme)

    def retranslate(self) -> None:
        """Another language, for the page on screen; the others hear of it one by one, or when they come."""
        for widget in self.built.values():
            if widget is self.currentWidget():
                widget.retranslate()

    def close_pages(self) -> None:
        """The window is closing."""
        for widget in self.built.values():
            widget.close_page()
