"""Leads through a lesson: opens a step's experiment, keeps the prediction, and judges when the run is over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from app.judge import Judge
from app.pages.lessons.chain_watch import ChainWatch
from app.pages.lessons.knobs import Knobs
from app.pages.lessons.outcome import choices_of, outcome
from app.pages.lessons.writing import Writing
from engine.errors import InputError
from engine.lesson import claims
from engine.lesson_file import LANGUAGES, read, shipped
from engine.lesson_text import write
from engine.spec_difference import differences
from widgets.builder.formula_label import FormulaLabel
from widgets.compare.run_table import TableRow
from widgets.lesson.claim_card import ClaimCard
from widgets.lesson.paragraph import Paragraph

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.lessons.page import LessonsPage
    from engine.lesson_file import LessonFile, Step
    from engine.spec import ExperimentSpec

CARDS = 3
"""More claims than this are shown as a table."""
SOON_MS = 300
"""A knob that is dragged is judged where it rests."""
NAMES = ("name", "verdict", "number", "threshold", "claim", "how")
LANGUAGE_NAMES = {"en": "English", "zh_CN": "中文"}


class LessonsController(QObject):
    """`place` is the step, −1 before the first."""

    def __init__(self, page: LessonsPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.window = page, window
        self.experiment = window.experiment
        self.lessons: dict[str, LessonFile] = shipped()
        self.key = ""
        self.place = -1
        self.guess: Any = None
        self.told = False
        self._generation = -1
        self.rows: list[dict[str, Any]] = []
        self._spec: ExperimentSpec | None = None
        self.judge = Judge(self)
        self.judge.found.connect(self._judged)
        self.judge.ended.connect(self._ended)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._judge)
        self.knobs = Knobs(page.knobs, window.experiment)
        self.chain = ChainWatch(page, window)
        kept = str(window.settings.get("lesson_language", "en"))
        self.language = kept if kept in LANGUAGES else "en"
        for name in LANGUAGES:
            page.language.addItem(LANGUAGE_NAMES[name], name)
        page.language.setCurrentIndex(LANGUAGES.index(self.language))
        page.language.activated.connect(lambda at: self.speak(LANGUAGES[at]))
        page.lesson.activated.connect(lambda at: self.choose(page.lesson.itemData(at)))
        page.open_file.clicked.connect(self.ask_file)
        page.save_file.clicked.connect(self.ask_save)
        self.writing = Writing(self)
        page.write_new.clicked.connect(self.writing.begin)
        page.edit.clicked.connect(self.writing.edit)
        page.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(page.table.text()))
        page.back.clicked.connect(lambda: self.go(self.place - 1))
        page.next.clicked.connect(lambda: self.go(self.place + 1))
        page.run.clicked.connect(self.run)
        page.prediction.predicted.connect(self.predict)
        self.experiment.state_changed.connect(self.look)
        self.fill()
        self.choose(next(iter(self.lessons)))

    # -- which lesson --------------------------------------------------------------------------------------------

    @property
    def lesson(self) -> LessonFile:
        """The chosen one."""
        return self.lessons[self.key]

    @property
    def step(self) -> Step | None:
        """The present step."""
        return self.lesson.steps[self.place] if self.place >= 0 else None

    def fill(self) -> None:
        """The titles of all lessons."""
        box = self.page.lesson
        box.clear()
        for key, lesson in self.lessons.items():
            box.addItem(f"{key}   {lesson.words(self.language).title}", key)
        if self.key:
            box.setCurrentIndex(box.findData(self.key))

    def speak(self, language: str) -> None:
        """Another language; what was done stays."""
        self.language = language
        self.page.language.setCurrentIndex(LANGUAGES.index(language))
        self.window.settings.set("lesson_language", language)
        self.fill()
        self._show_words()
        self._show_question()
        if self.told:
            self._tell()

    def choose(self, key: str) -> None:
        """Another lesson, from its beginning. What is on the Bench stays until the first step."""
        self.key = key
        self.page.lesson.setCurrentIndex(self.page.lesson.findData(key))
        self._enter(-1)

    def ask_file(self) -> None:
        """Asks for a lesson file."""
        folder = str(self.window.settings.get("folder", str(Path.home())))
        kinds = self.tr("Lessons (*.toml)")
        chosen, _ = QFileDialog.getOpenFileName(self.page, self.tr("Open a lesson"), folder, kinds)
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, file: Path) -> bool:
        """A lesson from elsewhere; False when it cannot be read (the page says where)."""
        try:
            lesson = read(file)
        except InputError as error:
            self.page.notice.show_notice(str(error), "error")
            return False
        self.page.notice.clear()
        self.lessons[file.stem] = lesson
        self.fill()
        self.choose(file.stem)
        return True

    def ask_save(self) -> None:
        """Asks where a copy of the lesson is to go."""
        start = str(Path(str(self.window.settings.get("folder", str(Path.home())))) / f"{self.key}.toml")
        chosen, _ = QFileDialog.getSaveFileName(self.page, self.tr("Save a copy"), start, self.tr("Lessons (*.toml)"))
        if chosen:
            self.save_file(Path(chosen))

    def save_file(self, file: Path) -> bool:
        """Writes the lesson; False when it cannot be written (the page says why)."""
        try:
            write(file, self.lesson)
        except InputError as error:
            self.page.notice.show_notice(str(error), "error")
            return False
        self.page.notice.show_notice(self.tr("Saved to %1").replace("%1", str(file)))
        return True

    # -- steps ---------------------------------------------------------------------------------------------------

    def go(self, place: int) -> None:
        """To a step, whose experiment comes on the Bench; −1 to the beginning. Asks about unsaved work first."""
        if place >= len(self.lesson.steps):
            keys = list(self.lessons)
            self.choose(keys[(keys.index(self.key) + 1) % len(keys)])
            return
        if place >= 0:
            spec = self.lesson.experiment(place)
            if self._spec is None and not self.window.session.may_close():
                return
            self.window.session.open_spec(spec)
            self._spec = spec
            self.page.board.log.setChecked(self.lesson.log)
        self._enter(place)

    def _enter(self, place: int) -> None:
        self._soon.stop()
        self.judge.cancel()
        self.place, self.guess, self.told, self.rows = place, None, False, []
        if place < 0:
            self._spec = None
        self._show_words()
        self._show_question()
        self._show_rows()
        lesson, page = self.lesson, self.page
        self.knobs.show(lesson.shown if place >= 0 else (), lesson.locked)
        self.chain.about(self.step.block if self.step else "")
        count = len(lesson.steps)
        page.place.setText(f"{place + 1} / {count}" if place >= 0 else "")
        page.back.setEnabled(place >= 0)
        page.run.setVisible(place >= 0)
        last = place == count - 1
        page.next.setText(self.tr("Begin") if place < 0 else self.tr("Next lesson") if last else self.tr("Next"))
        page.left_area.verticalScrollBar().setValue(0)
        self._show_run()

    def predict(self, guess: Any) -> None:
        """What the person expects: the place of a choice, or a number."""
        if not self.told:
            self.guess = guess
            self._show_run()

    def run(self) -> None:
        """Runs, or pauses."""
        self.experiment.toggle()

    def _show_run(self) -> None:
        page, going = self.page, self.experiment.running
        asked = self.step is not None and self.step.ask is not None and self.guess is None and not self.told
        page.run.setEnabled(not asked)
        page.run.setToolTip(self.tr("First say what you expect") if asked else "")
        page.run.setText(self.tr("Pause") if going else self.tr("Run"))

    def look(self) -> None:
        """The experiment's state has changed: after the run the claims are judged."""
        self._show_run()
        experiment = self.experiment
        over = experiment.current and experiment.state.status == "finished" and experiment.state.history is not None
        known = self._generation == experiment.state.generation
        if self.step is None or self._spec is None or not over or known or not self.page.isVisible():
            return
        self._generation = experiment.state.generation
        self.told = True
        self._tell()
        if self.step.claims:
            self._soon.start()

    def _tell(self) -> None:
        step, history, spec = self.step, self.experiment.state.history, self.experiment.spec
        if step is None or step.ask is None or history is None or spec is None:
            return
        verdict = self.rows[0]["verdict"] if self.rows else ""
        text, right = outcome(step.ask, self.guess, history, spec, verdict)
        self.page.prediction.show_outcome(text, right)

    # -- claims --------------------------------------------------------------------------------------------------

    def changes(self) -> list[str]:
        """What the person has changed of the step's experiment, as ``--set`` takes it."""
        if self._spec is None or self.experiment.spec is None:
            return []
        return [
            f"{path}={json.dumps(new)}"
            for path, _, new in differences(self._spec, self.experiment.spec)
            if new is not None and not path.endswith(".name")
        ]

    def _judge(self) -> None:
        """Also of an experiment that was changed after its first run."""
        if self.step is None:
            return
        self.rows = []
        sets = [part for change in self.changes() for part in ("--set", change)]
        self.judge.start(["lesson", *self.step.claims, *sets])
        self._show_rows()

    def _judged(self, row: dict[str, Any]) -> None:
        self.rows.append(row)
        if len(self.rows) <= CARDS or len(self.rows) % 8 == 0:
            self._show_rows()
        if len(self.rows) == 1:
            self._tell()

    def open_experiment(self, name: str) -> None:
        """A claim's experiment on the Bench; that of the step, with what was changed, if it is the claim's.

        Another one takes the present one's place: unsaved work is asked about first.
        """
        if self.step is None or self.step.experiment != name:
            if not self.window.session.may_close():
                return
            self.window.session.open_spec(claims[name].experiment())
            self._enter(-1)
        self.window.pages.show_page("bench")

    def _ended(self, error: str) -> None:
        if error:
            self.page.notice.show_notice(error.removeprefix("optimizer-lab: "), "warning")
        self._show_rows()

    def _show_rows(self) -> None:
        page = self.page
        _clear(page.cards)
        table = len(self.rows) > CARDS
        page.right.setCurrentWidget(page.table if table else page.board)
        page.chain_area.setVisible(not table)
        page.copy.setVisible(table and not self.judge.busy)
        if table:
            rows = [TableRow(at, tuple(row.get(name) for name in NAMES)) for at, row in enumerate(self.rows)]
            page.table.set_rows(NAMES, rows)
        if self.judge.busy:
            said = self.tr("Judging the claims by running their experiments: %1 so far…")
            page.cards.addWidget(Paragraph(said.replace("%1", str(len(self.rows))), muted=True))
        for row in self.rows[: 0 if table else CARDS]:
            card = ClaimCard()
            card.show_row(row)
            card.opened.connect(lambda name=row["name"]: self.open_experiment(name))
            page.cards.addWidget(card)

    # -- words ---------------------------------------------------------------------------------------------------

    def _show_words(self) -> None:
        page, step = self.page, self.step
        _clear(page.text)
        words = self.lesson.words(self.language)
        page.text.addWidget(Paragraph(words.title, heading=True))
        text = step.words(self.language).text if step else words.text
        for part in text.split("\n\n"):
            if part.strip():
                page.text.addWidget(Paragraph(" ".join(part.split())))
        if step is not None and step.formula:
            label = FormulaLabel(page.art, step.formula)
            page.formulas.ready.connect(label.formulas_changed)
            page.text.insertWidget(2, label)

    def _show_question(self) -> None:
        step, page = self.step, self.page
        page.prediction.setVisible(step is not None and step.ask is not None)
        if step is not None and step.ask is not None:
            spec = self._spec or self.lesson.experiment(self.place)
            page.prediction.ask(step.words(self.language).question, choices_of(step.ask, spec, self.language))

    def close(self) -> None:
        """The window is closing."""
        self._soon.stop()
        self.judge.cancel()
        self.chain.close()


def _clear(layout: Any) -> None:
    while layout.count():
        widget = layout.takeAt(0).widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
