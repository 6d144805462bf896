"""Asks what happened to a run, shows the answer, and makes the run with the change that would have prevented it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.pages.diagnostics.report_story import story_of
from engine.errors import InputError
from widgets.engine_text import translated
from widgets.report.story import Story

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.diagnostics.page import DiagnosticsPage
    from engine.host.state import Answer
    from engine.report.report import Report


class ReportController(QObject):
    """One report at a time."""

    def __init__(self, page: DiagnosticsPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.window, self.experiment = page, window, window.experiment
        self.report: Report | None = None
        self._ticket = -1
        page.look.clicked.connect(self.ask)
        page.story.chosen.connect(self.take)
        self.experiment.answered.connect(self._answered)
        page.story.show_story(Story(
            self.tr("What happened here?"),
            self.tr("Finds the first divergence or spike of the run, names its cause, and tries out what prevents it."),
        ))  # fmt: skip

    def ask(self) -> None:
        """Replays the chosen run."""
        self.page.look.setEnabled(False)
        said = self.tr("The run is made again up to where its loss jumped, and changes are tried out.")
        self.page.story.show_story(Story(self.tr("Replaying…"), said))
        self._ticket = self.experiment.host.ask("report", run=max(self.page.run.currentIndex(), 0))

    def _answered(self, answer: Answer) -> None:
        if answer.ticket != self._ticket:
            return
        self.page.look.setEnabled(True)
        if answer.error:
            self.page.story.show_story(Story(self.tr("No report"), translated(answer.error)))
            return
        self.report = answer.value
        self.show()

    def show(self) -> None:
        """The report in hand."""
        assert self.report is not None
        history, looks, run = self.experiment.state.history, self.experiment.looks, self.report.run
        record = history[self.report.name] if history is not None and self.report.name in history.runs else None
        colour = looks[run].colour if run < len(looks) else "#2F7FD1"
        self.page.story.show_story(story_of(self.report, record, colour))

    def take(self, place: int) -> None:
        """A branch from the start with the change that cause ``place`` offers; what cannot change in a branch is set
        for a restart.
        """
        change = None if self.report is None else self.report.verdicts[place].change
        if change is None:
            return
        try:
            self.window.book.branch(0, {change.path: change.value}, run_on=True)
        except InputError:
            self.experiment.edit(change.path, change.value)
