"""Asks what happened to a run, shows the answer, and makes the run with the change that would have prevented it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from engine.errors import InputError
from widgets.engine_text import translated

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
        self.offers: list[QPushButton] = []
        self._ticket = -1
        page.look.clicked.connect(self.ask)
        self.experiment.answered.connect(self._answered)

    def ask(self) -> None:
        """Replays the chosen run."""
        self.page.look.setEnabled(False)
        self.page.story.setText(self.tr("Replaying…"))
        self._ticket = self.experiment.host.ask("report", run=max(self.page.run.currentIndex(), 0))

    def _answered(self, answer: Answer) -> None:
        if answer.ticket != self._ticket:
            return
        self.page.look.setEnabled(True)
        if answer.error:
            self.page.story.setText(translated(answer.error))
            return
        self.report = answer.value
        self.show()

    def show(self) -> None:
        """The report as text, a button for every change that prevents the trouble."""
        while (item := self.page.answers.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.offers = []
        assert self.report is not None
        alarm = self.report.alarm
        warned = "" if alarm is None else " " + self.tr("The signs were there at step %1.").replace("%1", str(alarm))
        self.page.story.setText(translated(self.report.text) + warned)
        for verdict in self.report.verdicts:
            label = QLabel(f"<b>{translated(verdict.title)}</b><br>{translated(verdict.finding.text)}")
            label.setWordWrap(True)
            self.page.answers.addWidget(label)
            if verdict.change is None:
                continue
            button = QPushButton(self.tr("Run with %1").replace("%1", translated(verdict.change.text)))
            button.setToolTip(self.tr("A new experiment with this change from the start; it was tried and helps"))
            path, value = verdict.change.path, verdict.change.value
            button.clicked.connect(lambda _on=False, path=path, value=value: self.change(path, value))
            self.offers.append(button)
            self.page.answers.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for row in self.report.steps:
            over = "" if row.over_limit is None else f"   λ₁/limit {row.over_limit:.3g}"
            lag = "" if row.lag is None else f"   g²/v̂ {row.lag:.3g}"
            text = f"step {row.step}   loss {row.loss:.4g}   |g| {row.grad_norm:.3g}   lr {row.lr:.3g}{over}{lag}"
            self.page.answers.addWidget(QLabel(text))

    def change(self, path: str, value: Any) -> None:
        """A branch from the start with that change; what cannot change in a branch is set for a restart."""
        try:
            self.window.book.branch(0, {path: value}, run_on=True)
        except InputError:
            self.experiment.edit(path, value)
