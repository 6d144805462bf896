"""Asks before others' code runs, and brings a class from outside into a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.outside.chooser import Chooser
from app.outside.said import ALLOWED, ask
from widgets.engine_text import sentence

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from engine.host.state import Answer


class OutsideController(QObject):
    """The notice over the page, the dialog, and the questions to the engine behind them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.experiment = window, window.experiment
        self.chooser: Chooser | None = None
        self._tickets: dict[int, int] = {}
        self.experiment.minded |= {"outside", "zoo"}
        self.experiment.consent_asked.connect(self._ask)
        self.experiment.answered.connect(self._answered)
        window.page.code_notice.chosen.connect(self._chosen)
        window.page.optimizer.box.other_requested.connect(self.choose)
        window.page.optimizer.builder_requested.connect(self._open_builder)

    # -- consent -------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        notice, awaited = self.window.page.code_notice, self.experiment.awaited
        if not awaited:
            notice.clear()
            return
        ask(notice, awaited, run=not self.experiment.resumes)
        self.window.bench.show_state()

    def _chosen(self, key: str) -> None:
        self.window.page.code_notice.clear()
        if key == ALLOWED:
            self.experiment.agree()

    # -- another class -------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Opens the dialog for a class."""
        self.chooser = Chooser(self.window)
        self.chooser.agreed.connect(self.use)
        self.chooser.dialog.finished.connect(self._forget)
        self.chooser.dialog.open()

    def _forget(self) -> None:
        if self.chooser is not None:
            self.chooser.dialog.deleteLater()
            self.chooser.deleteLater()
            self.chooser = None

    def use(self, name: str) -> None:
        """Has the engine read the class's arguments; the selected run gets it when they have come."""
        ticket = self.experiment.host.ask("outside", name=name, permission=self.experiment.consent.permission)
        self._tickets[ticket] = self.experiment.selected

    def _answered(self, answer: Answer) -> None:
        run = self._tickets.pop(answer.ticket, None)
        if run is None:
            return
        if answer.error:
            said = answer.error.removeprefix("outside: ")
            self.window.page.engine_notice.show_notice(sentence(said), "error")
        elif self.experiment.spec is not None and run < len(self.experiment.spec.runs):
            self.experiment.use_optimizer(run, answer.value)

    def _open_builder(self) -> None:
        spec = self.experiment.spec
        if spec is not None:
            run = spec.runs[self.experiment.selected]
            page = self.window.pages.show_page("builder")
            page.controller.begin_with(self.tr("Run: %1").replace("%1", run.name), run.optimizer)
