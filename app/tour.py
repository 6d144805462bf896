"""The tour of the window at its first start: one widget after another, with a word on each.

It can be skipped and is then not offered again; Help starts it anew at any time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from widgets.lesson.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.main_window import MainWindow

SEEN = "tour_seen"
Stop = tuple["Callable[[MainWindow], QWidget]", str, str]
STOPS: tuple[Stop, ...] = (
    (lambda window: window.page.problem_section,
     QT_TRANSLATE_NOOP("Tour", "The problem"),
     QT_TRANSLATE_NOOP("Tour", "What is minimised: a surface, a network on data, or a formula of your own. The menu "
                               "Examples has experiments that are ready to run.")),
    (lambda window: window.page.runs_section,
     QT_TRANSLATE_NOOP("Tour", "The runs"),
     QT_TRANSLATE_NOOP("Tour", "Each run is one optimizer. All of them start at the same place and see the same data, "
                               "so that their curves can be compared.")),
    (lambda window: window.page.optimizer_section,
     QT_TRANSLATE_NOOP("Tour", "The optimizer"),
     QT_TRANSLATE_NOOP("Tour", "The knobs of the chosen run. They can be turned while it runs; every change is kept "
                               "with its step and can be undone.")),
    (lambda window: window.page.transport,
     QT_TRANSLATE_NOOP("Tour", "Run, step, go back"),
     QT_TRANSLATE_NOOP("Tour", "Space runs and pauses, S makes one step, Shift+S takes one back. The slider at the "
                               "right sets the speed.")),
    (lambda window: window.page.board,
     QT_TRANSLATE_NOOP("Tour", "The plots"),
     QT_TRANSLATE_NOOP("Tour", "They are drawn while the experiment runs. The wheel zooms, dragging moves, a double "
                               "click shows everything again, and the right button exports.")),
    (lambda window: window.pages.tabs,
     QT_TRANSLATE_NOOP("Tour", "More pages"),
     QT_TRANSLATE_NOOP("Tour", "Each page looks at the same experiment in its own way. Lessons lead through questions, "
                               "and Anatomy shows one update with all its numbers.")),
    (lambda window: window.menuBar(),
     QT_TRANSLATE_NOOP("Tour", "Everything else"),
     QT_TRANSLATE_NOOP("Tour", "Ctrl+K finds any command by name, F1 lists the keys, and Help starts this tour "
                               "again.")),
)  # fmt: skip


class Tour(QObject):
    """`place` is the stop, −1 while there is no tour."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.place = -1
        self.pointer: Pointer | None = None

    def offer(self) -> None:
        """Starts it if it was never seen to its end nor skipped."""
        if str(self.window.settings.get(SEEN, "")) != "yes":
            self.start()

    def start(self) -> None:
        """From its first stop, on the Bench."""
        if self.pointer is None:
            self.pointer = Pointer(self.window)
            self.pointer.forward.connect(lambda: self.go(self.place + 1))
            self.pointer.backward.connect(lambda: self.go(self.place - 1))
            self.pointer.skipped.connect(self.end)
        self.window.pages.show_page("bench")
        self.go(0)

    def go(self, place: int) -> None:
        """To a stop; after the last one it ends."""
        if self.pointer is None:
            return
        if place >= len(STOPS):
            self.end()
            return
        self.place = max(place, 0)
        widget, title, text = STOPS[self.place]
        target = widget(self.window)
        if self.window.page.scroll.isAncestorOf(target):
            self.window.page.scroll.ensureWidgetVisible(target, 0, 0)
        said = [QCoreApplication.translate("Tour", part) for part in (title, text)]
        self.pointer.point(target, said[0], said[1], self.place, len(STOPS))

    def end(self) -> None:
        """Seen or skipped: it is not offered again."""
        self.place = -1
        if self.pointer is not None:
            self.window.removeEventFilter(self.pointer)
            self.pointer.hide()
            self.pointer.deleteLater()
            self.pointer = None
        self.window.settings.set(SEEN, "yes")
        self.window.page.runs.setFocus()
