"""Writing a lesson: words in two languages, knobs, and steps whose experiments are taken from the Bench."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.chinese_font import provide
from app.claim_lines import claim_lines
from engine.chain import blocks
from engine.errors import InputError
from engine.lesson_draft import (
    experiment_of,
    finished,
    knob_paths,
    same,
    step_of,
    with_experiment,
    with_step,
    with_step_moved,
    without_step,
)
from engine.lesson_text import write
from widgets.lesson.knob_choice import KnobChoice
from widgets.lesson.step_form import StepForm
from widgets.lesson.words_form import WordsForm
from widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from app.main_window import MainWindow
    from engine.lesson_draft import Draft

OWN = ("en", "zh_CN", "ask", "claims", "thresholds", "formula", "block", "beside")
"""What the step form decides; the experiment is taken."""


class LessonEditor(QDialog):
    """Stays beside the window, so that the next experiment can be set up meanwhile. `saved` carries the file."""

    saved = Signal(Path)
    left = Signal()

    def __init__(self, window: MainWindow, draft: Draft, file: Path | None = None) -> None:
        super().__init__(window)
        provide()
        self.window_, self.file = window, file
        self.draft = copy.deepcopy(draft)
        self._kept = copy.deepcopy(draft)
        self._row = -1
        self.setWindowTitle(self.tr("Lesson editor"))
        self.resize(QSize(1040, 640))
        self.parts, self.forms = QListWidget(), QStackedWidget()
        self.parts.setAccessibleName(self.tr("Parts of the lesson"))
        self.parts.setMaximumWidth(240)
        self.words = WordsForm("title", self.tr("Title"), self.tr("Text"))
        self.knobs, self.log = KnobChoice(), QCheckBox(self.tr("The loss on a logarithmic axis"))
        self.step = StepForm(sorted(blocks()), claim_lines())
        self.notice = NoticeBar()
        self.add, self.remove = QPushButton(self.tr("Add a step")), QPushButton(self.tr("Remove"))
        self.up, self.down = QPushButton(self.tr("Up")), QPushButton(self.tr("Down"))
        self.save, self.leave = QPushButton(self.tr("Save…")), QPushButton(self.tr("Close"))
        self._arrange()
        self.parts.currentRowChanged.connect(self.show_part)
        self.add.clicked.connect(self.add_step)
        self.remove.clicked.connect(self.remove_step)
        self.up.clicked.connect(lambda: self.move_step(-1))
        self.down.clicked.connect(lambda: self.move_step(1))
        self.step.taken.connect(self.take)
        self.save.clicked.connect(self.ask_save)
        self.leave.clicked.connect(self.close)
        self._list(0)

    def _arrange(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words, 1)
        column.addWidget(QLabel(self.tr("Knobs beside the text")))
        column.addWidget(self.knobs, 1)
        column.addWidget(self.log)
        for form in (whole, self.step):
            self.forms.addWidget(form)
        left, buttons, moves = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.parts, 1)
        for row, some in ((buttons, (self.add, self.remove)), (moves, (self.up, self.down))):
            for button in some:
                button.setAutoDefault(False)
                row.addWidget(button)
            left.addLayout(row)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(left)
        middle.addWidget(self.forms, 1)
        end = QHBoxLayout()
        end.addStretch(1)
        for button in (self.save, self.leave, self.step.take):
            button.setAutoDefault(False)
        end.addWidget(self.save)
        end.addWidget(self.leave)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 14, 16, 12)
        outer.addWidget(self.notice)
        outer.addLayout(middle, 1)
        outer.addLayout(end)

    # -- parts ---------------------------------------------------------------------------------------------------

    def _list(self, row: int) -> None:
        """The lesson itself and its steps; `row` is shown."""
        before = self.parts.blockSignals(True)
        self.parts.clear()
        self.parts.addItem(self.tr("The whole lesson"))
        for place in range(1, len(self.draft["steps"]) + 1):
            self.parts.addItem(self.tr("Step %1").replace("%1", str(place)))
        self.parts.setCurrentRow(row)
        self.parts.blockSignals(before)
        self._row = row
        self._show()

    def show_part(self, row: int) -> None:
        """The lesson (0) or a step (from 1); what was written in the last one is kept."""
        self.collect()
        self._row = row
        self._show()

    def collect(self) -> Draft:
        """The draft with what stands in the form now."""
        if self._row == 0:
            words = self.words.value()
            self.draft = {key: value for key, value in self.draft.items() if key not in ("en", "zh_CN")} | words
            self.draft |= {"shown": self.knobs.shown(), "locked": self.knobs.locked(), "log": self.log.isChecked()}
        elif self._row > 0:
            kept = {key: value for key, value in self.draft["steps"][self._row - 1].items() if key not in OWN}
            self.draft["steps"][self._row - 1] = kept | self.step.value()
        return self.draft

    def _show(self) -> None:
        draft, count = self.draft, len(self.draft["steps"])
        self.forms.setCurrentIndex(min(self._row, 1))
        if self._row == 0:
            self.words.set_value({key: draft[key] for key in ("en", "zh_CN") if key in draft})
            specs = [spec for place in range(count) if (spec := experiment_of(draft, place)) is not None]
            self.knobs.set_knobs(knob_paths(specs), draft["shown"], draft["locked"])
            self.log.setChecked(draft["log"])
        else:
            self.step.set_value(draft["steps"][self._row - 1])
            self.step.experiment.setText(self._said(self._row - 1))
        self.remove.setEnabled(self._row > 0 and count > 1)
        self.up.setEnabled(self._row > 1)
        self.down.setEnabled(0 < self._row < count)

    def _said(self, place: int) -> str:
        spec = experiment_of(self.draft, place)
        if spec is None:
            return self.tr("No experiment yet")
        name = self.draft["steps"][place].get("experiment", "")
        said = self.tr("Experiment: %1, %2 steps, %3").replace("%1", spec.problem["name"])
        said = said.replace("%2", str(spec.steps)).replace("%3", ", ".join(run.name for run in spec.runs[:6]))
        return f"{said} ({self.tr('that of the claim %1').replace('%1', name)})" if name else said

    # -- steps ---------------------------------------------------------------------------------------------------

    def add_step(self) -> None:
        """After the one that is shown."""
        self.draft = with_step(self.collect(), max(self._row, 0))
        self._list(max(self._row, 0) + 1)

    def remove_step(self) -> None:
        """The one that is shown."""
        self.draft = without_step(self.collect(), self._row - 1)
        self._list(min(self._row, len(self.draft["steps"])))

    def move_step(self, by: int) -> None:
        """Earlier (−1) or later (1)."""
        self.draft = with_step_moved(self.collect(), self._row - 1, by)
        self._list(self._row + by)

    def take(self) -> None:
        """The experiment on the Bench becomes that of the step."""
        spec = self.window_.experiment.spec
        if spec is None:
            return
        try:
            self.draft = with_experiment(self.collect(), self._row - 1, spec)
        except InputError as error:
            self.notice.show_notice(str(error), "error")
            return
        self.notice.clear()
        self._show()

    # -- saving --------------------------------------------------------------------------------------------------

    def ask_save(self) -> bool:
        """Asks for a file once the lesson is whole; False when nothing was written."""
        if not self.check():
            return False
        folder = Path(str(self.window_.settings.get("folder", str(Path.home()))))
        start = str(self.file or folder / "lesson.toml")
        kinds = self.tr("Lessons (*.toml)")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the lesson"), start, kinds)
        if not chosen:
            return False
        file = Path(chosen)
        return self.save_to(file if file.suffix == ".toml" else file.with_name(f"{file.name}.toml"))

    def check(self) -> bool:
        """Whether the lesson is whole; else the part in which something is wrong is shown, and what it is."""
        try:
            finished(self.collect())
        except InputError as error:
            step = step_of(error)
            self._list(0 if step is None else min(step + 1, len(self.draft["steps"])))
            self.notice.show_notice(str(error), "error")
            return False
        self.notice.clear()
        return True

    def save_to(self, file: Path) -> bool:
        """Writes the lesson; False when it is not whole or cannot be written (the notice says why)."""
        if not self.check():
            return False
        try:
            write(file, finished(self.draft))
        except InputError as error:
            self.notice.show_notice(str(error), "error")
            return False
        self.file, self._kept = file, copy.deepcopy(self.draft)
        self.notice.show_notice(self.tr("Saved to %1").replace("%1", str(file)))
        self.saved.emit(file)
        return True

    def modified(self) -> bool:
        """Whether something was written since the lesson was opened or saved."""
        return not same(self.collect(), self._kept)

    def reject(self) -> None:
        """Escape closes as the button does."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks about what was not saved."""
        if self.modified():
            buttons = QMessageBox.StandardButton
            choice = QMessageBox.question(
                self, self.windowTitle(), self.tr("Save this lesson first?"),
                buttons.Save | buttons.Discard | buttons.Cancel, buttons.Save,
            )  # fmt: skip
            if choice == buttons.Cancel or (choice == buttons.Save and not self.ask_save()):
                event.ignore()
                return
        event.accept()
        self.left.emit()
        self.deleteLater()
