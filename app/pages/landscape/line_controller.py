"""The loss on the straight line between two runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from widgets.engine_text import sentence
from widgets.landscape.series_plot import Series
from widgets.plot.number_text import value_text

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.landscape.page import LandscapePage
    from engine.host.questions.line import LineAnswer
    from engine.host.state import Answer


class LineController(QObject):
    """Asks when the line is chosen, and when one of its ends or the experiment's place has changed since."""

    def __init__(self, page: LandscapePage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.experiment = page, window.experiment
        self.found: LineAnswer | None = None
        self._key: tuple[int, ...] = ()
        self._ticket = -1
        self._error = ""
        self.experiment.minded.add("line")
        self.experiment.answered.connect(self._answered)
        for box in (page.first, page.second):
            box.activated.connect(lambda _place: self.show())

    def fill(self, names: list[str]) -> None:
        """The names of the runs."""
        for place, box in enumerate((self.page.first, self.page.second)):
            if [box.itemText(i) for i in range(box.count())] != names:
                box.clear()
                box.addItems(names)
                box.setCurrentIndex(min(place, len(names) - 1))

    def show(self) -> None:
        """What is known; asks if that is not what is wanted."""
        state, page = self.experiment.state, self.page
        key = (state.generation, state.step, page.first.currentIndex(), page.second.currentIndex())
        if key != self._key and self.experiment.current and state.history is not None:
            self._key, self.found, self._error = key, None, ""
            self._ticket = self.experiment.host.ask("line", first=key[2], second=key[3])
        page.series_panel.set_title(self.tr("Between two runs"))
        found = self.found
        page.series_panel.set_note(
            self.tr("barrier %1").replace("%1", value_text(found.barrier, 3)) if found is not None else ""
        )
        page.series_panel.show_empty("" if found is not None else self._error or self.tr("Drawing…"))
        if found is not None:
            look = self.experiment.looks[min(page.first.currentIndex(), len(self.experiment.looks) - 1)]
            where = self.tr("0: %1, 1: %2").replace("%1", page.first.currentText())
            where = where.replace("%2", page.second.currentText())
            page.series.set_series(
                [Series(found.alpha, found.loss, look.colour, self.tr("loss"))], where, self.tr("loss")
            )

    def _answered(self, answer: Answer) -> None:
        if answer.ticket != self._ticket:
            return
        self._ticket = -1
        if answer.error:
            self._error = sentence(answer.error)
        else:
            self.found = answer.value
        if self.page.view.currentData() == "line":
            self.show()
