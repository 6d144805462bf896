"""Asks the engine what torch would do with the draft, says so, and writes the draft as PyTorch code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from widgets.engine_text import sentence, translated

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.schedules.page import SchedulesPage
    from engine.host.state import Answer
    from engine.schedule_report import ScheduleReport
    from widgets.schedule.tracks import Setting

DELAY_MS = 350


class CodeExport(QObject):
    """One question at a time, for the newest draft; `reported` when it is answered."""

    reported = Signal()

    def __init__(self, page: SchedulesPage, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self.page, self.window, self.experiment = page, window, window.experiment
        self.report: ScheduleReport | None = None
        self._wanted: Any = None
        self._ticket = -1
        self._warned = False
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self._ask)
        self.experiment.answered.connect(self._answered)
        page.code.clicked.connect(self.ask_file)
        page.code.setEnabled(False)

    def changed(self, entries: list[dict[str, Any]], setting: Setting, *, good: bool) -> None:
        """There is another draft."""
        wanted = (entries, setting.steps, dict(setting.bases), setting.momentum) if good and entries else None
        if wanted == self._wanted:
            return
        self._wanted, self.report = wanted, None
        self.page.code.setEnabled(False)
        if self._warned:
            self._warned = False
            self.page.notice.clear()
        self.page.torch_note.setText(self.tr("Being tried out…") if wanted else self.tr("Nothing to export."))
        if wanted is not None:
            self._timer.start()

    def _ask(self) -> None:
        if self._wanted is None:
            return
        if not self.experiment.current or self.experiment.state.history is None:
            self._timer.start()
            return
        entries, steps, bases, momentum = self._wanted
        self._ticket = self.experiment.host.ask(
            "schedule", schedule=entries, total_steps=steps, bases=bases, momentum=momentum
        )

    def _answered(self, answer: Answer) -> None:
        if answer.ticket != self._ticket:
            return
        if answer.error:
            if answer.generation != self.experiment.state.generation:
                self._timer.start()
            return
        report: ScheduleReport = answer.value
        self.report = report
        self.page.code.setEnabled(bool(report.code))
        if report.differences:
            text = self.tr("PyTorch's own schedulers do something else here. ")
            text += translated(report.differences[0]) + "."
            if len(report.differences) > 1:
                text += self.tr(" (and %1 more)").replace("%1", str(len(report.differences) - 1))
            self._warned = True
            text += self.tr(" The exported code follows the plan; grey is PyTorch's.")
            self.page.notice.show_notice(text, "warning")
        self.page.torch_note.setText(self._note(report))
        self.reported.emit()

    def _note(self, report: ScheduleReport) -> str:
        if report.problem:
            return sentence(report.problem)
        if not report.checked:
            return self.tr("As code: it depends on the run, so it is not tried out beforehand.")
        said = self.tr("As code: tried out over %1 steps, equal to the plan.").replace("%1", f"{report.checked:,}")
        return said if not report.note else said + " " + sentence(report.note) + "."

    def ask_file(self) -> None:
        """Where the code goes."""
        if self.report is None or not self.report.code:
            return
        name, _ = QFileDialog.getSaveFileName(
            self.page, self.tr("Export as PyTorch code"), "schedule.py", self.tr("Python (*.py)")
        )
        if name:
            self.write(Path(name))

    def write(self, file: Path) -> None:
        """Writes the code that was tried out."""
        assert self.report is not None
        try:
            file.write_text(self.report.code, encoding="utf-8")
        except OSError as error:
            self.page.notice.show_notice(f"{file}: {error.strerror or error}", "error")
            return
        self.page.notice.show_notice(self.tr("Wrote %1").replace("%1", str(file)))
