"""Leads through a lesson: opens a step's experiment, keeps the prediction, and judges when the run is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app.language.language import spoken
from app.pages.lessons.chain_watch import ChainWatch
from app.pages.lessons.files import Files
from app.pages.lessons.knobs import Knobs
from app.pages.lessons.outcome import outcome
from app.pages.lessons.scale_tool import ScaleTool
from app.pages.lessons.verdicts import Verdicts, changes
from app.pages.lessons.words import show_question, show_words
from app.pages.lessons.writing import Writing
from engine.errors import InputError
from engine.lesson import claims
from engine.lesson_file import LANGUAGES, read, shipped

if TYPE_CHECKING:
    from pathlib import Path

    from app.main_window import MainWindow
    from app.pages.lessons.page import LessonsPage
    from engine.lesson_file import LessonFile, Step
    from engine.spec import ExperimentSpec

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
        self._spec: ExperimentSpec | None = None
        self.verdicts, self.tool = Verdicts(page), ScaleTool(page)
        self.verdicts.first.connect(self._tell)
        self.verdicts.opened.connect(self.open_experiment)
        self.tool.wanted.connect(self.set_up)
        page.table.doubleClicked.connect(lambda _index: self.open_row(page.table.keys()))
        self.knobs = Knobs(page.knobs, window.experiment)
        self.chain = ChainWatch(page, window)
        kept = str(window.settings.get("lesson_language", spoken()))
        self.language = kept if kept in LANGUAGES else "en"
        for name in LANGUAGES:
            page.language.addItem(LANGUAGE_NAMES[name], name)
        page.language.setCurrentIndex(LANGUAGES.index(self.language))
        page.language.activated.connect(lambda at: self.speak(LANGUAGES[at]))
        page.lesson.activated.connect(lambda at: self.choose(page.lesson.itemData(at)))
        self.files = Files(self)
        page.open_file.clicked.connect(self.files.ask_open)
        page.save_file.clicked.connect(self.files.ask_save)
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
        if self.told:
            self._tell()

    def choose(self, key: str) -> None:
        """Another lesson, from its beginning. What is on the Bench stays until the first step."""
        self.key = key
        self.page.lesson.setCurrentIndex(self.page.lesson.findData(key))
        self._enter(-1)

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

    # -- steps ---------------------------------------------------------------------------------------------------

    def go(self, place: int) -> None:
        """To a step, whose experiment comes on the Bench; −1 to the beginning. Asks about unsaved work first."""
        if place >= len(self.lesson.steps):
            keys = list(self.lessons)
            self.choose(keys[(keys.index(self.key) + 1) % len(keys)])
            return
        if place >= 0:
            own = self.lesson.steps[place].tool
            spec = self.tool.comparison.spec() if own else self.lesson.experiment(place)
            if self._spec is None and not self.window.session.may_close():
                return
            self.window.session.open_spec(spec)
            self._spec = spec
            self.page.board.log.setChecked(self.lesson.log)
        self._enter(place)

    def _enter(self, place: int) -> None:
        self.place, self.guess, self.told = place, None, False
        if place < 0:
            self._spec = None
        self._show_words()
        self.verdicts.clear()
        self.tool.clear()
        if self.step is not None and self.step.tool:
            self.tool.show()
        lesson, page = self.lesson, self.page
        with_knobs = self.step is not None and not self.step.tool
        self.knobs.show(lesson.shown if with_knobs else (), lesson.locked if with_knobs else ())
        page.show_beside(self.step.beside if self.step else "")
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
            self.verdicts.begin(self.step.claims, self.changes(), self.step.thresholds)
        elif self.step.tool:
            self.tool.measure()

    def _tell(self) -> None:
        step, history = self.step, self.experiment.state.history
        if step is None or step.ask is None or history is None:
            return
        rows = self.verdicts.rows
        verdict = rows[0]["verdict"] if rows else ""
        text, right = outcome(step.ask, self.guess, history, verdict)
        self.page.prediction.show_outcome(text, right)

    # -- claims --------------------------------------------------------------------------------------------------

    def changes(self) -> list[str]:
        """What the person has changed of the step's experiment, as ``--set`` takes it."""
        present = self.experiment.spec
        return [] if self._spec is None or present is None else changes(self._spec, present)

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

    def open_row(self, keys: list[int]) -> None:
        """The experiment of a row of the table: a claim's, or that of an optimizer in the tool."""
        if keys and self.verdicts.rows:
            self.open_experiment(self.verdicts.rows[keys[0]]["name"])
        elif keys and self.tool.rows:
            self.tool.choose(self.tool.rows[keys[0]]["optimizer"])

    def set_up(self, spec: ExperimentSpec) -> None:
        """The experiment that the step's tool describes."""
        self.window.session.open_spec(spec)
        self._spec = spec

    def _show_words(self) -> None:
        show_words(self.page, self.lesson.words(self.language), self.step, self.language)
        spec = self._spec or (self.lesson.experiment(self.place) if self.step else None)
        show_question(self.page, self.step, spec, self.language)

    def close(self) -> None:
        """The window is closing."""
        self.verdicts.close()
        self.tool.close()
        self.chain.close()
