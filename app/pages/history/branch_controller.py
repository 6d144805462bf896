"""The tree of experiments, and the branch that one is about to make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.book.entry import changes
from engine.errors import InputError
from engine.optimizer import declared, values_of
from widgets.engine_text import translated
from widgets.history.branches import BranchRow
from widgets.knob.form import KnobForm
from widgets.knob.number import shown
from widgets.plot.number_text import step_text

if TYPE_CHECKING:
    from app.book.entry import Entry
    from app.main_window import MainWindow
    from app.pages.history.page import HistoryPage
    from engine.knob import Knob
    from engine.optimizer import Optimizer
    from engine.spec import ExperimentSpec
    from engine.spec_difference import Difference


class BranchController(QObject):
    """`values` are the settings, by path, that the next branch changes."""

    def __init__(self, page: HistoryPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.window, self.book, self.time = page, window, window.book, page.time
        self.values: dict[str, Any] = {}
        self.form: KnobForm | None = None
        self._rule: Optimizer | None = None
        self._seen: object = None
        page.experiments.opened.connect(self.book.open)
        page.experiments.chosen.connect(lambda _key: self._show_chosen())
        page.experiments.renamed.connect(self.book.rename)
        page.open.clicked.connect(self._open)
        page.copy.clicked.connect(self.book.copy)
        page.remove.clicked.connect(self._remove)
        page.notes.textChanged.connect(self._note)
        page.branch_run.activated.connect(lambda _place: self._show_form())
        page.branch.clicked.connect(self.branch)
        page.rewind.clicked.connect(self.rewind)
        self.book.changed.connect(self._changed)
        self.time.moved.connect(self.show_step)
        page.shown.connect(self._changed)

    # -- the tree ------------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        if self.page.isVisible():
            self.show_tree()
            self.show_step()

    def show_tree(self) -> None:
        """All experiments."""
        rows = []
        for entry in self.book.entries:
            summary = ", ".join(sorted({str(run.optimizer["name"]) for run in entry.record.initial_spec.runs}))
            if entry.parent is not None:
                summary = self._summary(entry, changes(entry, self.book[entry.parent]))
            active = entry.key == self.book.active
            step = self.window.experiment.state.step if active else entry.record.step
            rows.append(BranchRow(
                entry.key, entry.record.name, summary, self.tr("step %1").replace("%1", step_text(step)),
                entry.record.notes, active, entry.parent,
            ))  # fmt: skip
        self.page.experiments.set_rows(rows)
        self._show_chosen()

    def _summary(self, entry: Entry, found: tuple[Difference, ...]) -> str:
        said = [f"{said_path(entry.spec, path)} {shown(old)} → {shown(new)}" for path, old, new in found[:3]]
        if len(found) > 3:
            said.append(self.tr("%1 more").replace("%1", str(len(found) - 3)))
        at = self.tr("at step %1").replace("%1", step_text(entry.step)) if entry.step else self.tr("from the start")
        return f"{at}: {', '.join(said) or self.tr('the same settings')}"

    def _show_chosen(self) -> None:
        key = self.page.experiments.current()
        there = key is not None and any(entry.key == key for entry in self.book.entries)
        self.page.open.setEnabled(there and key != self.book.active)
        self.page.remove.setEnabled(there and key != self.book.active)
        self.page.notes.setEnabled(there)
        notes = self.book[key].record.notes if there and key is not None else ""
        if self.page.notes.toPlainText() != notes:
            self.page.notes.blockSignals(True)
            self.page.notes.setPlainText(notes)
            self.page.notes.blockSignals(False)

    def _open(self) -> None:
        key = self.page.experiments.current()
        if key is not None:
            self.book.open(key)

    def _remove(self) -> None:
        key = self.page.experiments.current()
        if key is not None:
            self.book.remove(key)

    def _note(self) -> None:
        key = self.page.experiments.current()
        if key is not None:
            self.book.set_notes(key, self.page.notes.toPlainText())

    # -- the branch ----------------------------------------------------------------------------------------------

    def show_step(self) -> None:
        """The settings that were in force at the shown step, ready to be changed."""
        experiment, page = self.window.experiment, self.page
        ready = experiment.current and experiment.state.initial_spec is not None
        for widget in (page.branch, page.rewind, page.run_on, page.branch_run):
            widget.setEnabled(ready)
        if not ready:
            return
        step = self.time.shown
        said = self.tr("A new experiment: this one up to step %1, then with what you change here.")
        page.branch_note.setText(said.replace("%1", step_text(step)))
        page.rewind.setEnabled(step < self.time.last)
        spec = self.book.present_spec(step)
        names = [run.name for run in spec.runs]
        if [page.branch_run.itemText(place) for place in range(page.branch_run.count())] != names:
            page.branch_run.clear()
            page.branch_run.addItems(names)
            page.branch_run.setCurrentIndex(min(experiment.selected, len(names) - 1))
        seen = (experiment.state.generation, step)
        if seen != self._seen:
            self._seen = seen
            self.values = {}
            self._show_form(spec)

    def _show_form(self, spec: ExperimentSpec | None = None) -> None:
        spec = spec or self.book.present_spec(self.time.shown)
        place = max(self.page.branch_run.currentIndex(), 0)
        table = spec.runs[place].optimizer
        rule = declared(table)
        if rule is not self._rule:
            self._rule = rule
            if self.form is not None:
                self.page.branch_body.removeWidget(self.form)
                self.form.hide()
                self.form.deleteLater()
            self.form = KnobForm(tuple(knob for knob in rule.knobs if knob.live))
            self.form.edited.connect(self._edited)
            self.page.branch_body.addWidget(self.form)
        assert self.form is not None
        changed = {
            path.removeprefix(f"runs.{place}.optimizer."): value
            for path, value in self.values.items()
            if path.startswith(f"runs.{place}.optimizer.")
        }
        values = dict(values_of(table))
        values |= {knob.name: changed[knob.path] for knob in rule.knobs if knob.path in changed}
        self.form.set_values(values)

    def _edited(self, knob: Knob, value: Any) -> None:
        place = max(self.page.branch_run.currentIndex(), 0)
        self.values[f"runs.{place}.optimizer.{knob.path}"] = value

    def branch(self) -> None:
        """Makes it."""
        try:
            self.book.branch(self.time.shown, self.values, run_on=self.page.run_on.isChecked())
        except InputError as error:
            self.page.branch_note.setText(translated(str(error)))
        else:
            self.values = {}
            self.time.step = None

    def rewind(self) -> None:
        """Takes the experiment itself back to the shown step."""
        self.window.experiment.rewind(self.time.shown)
        self.time.step = None


def said_path(spec: ExperimentSpec, path: str) -> str:
    """`runs.0.optimizer.betas.0` as `Adam beta1`; without the run's name where there is one run."""
    parts = path.split(".", 3)
    if len(parts) < 4 or parts[0] != "runs" or not parts[1].isdigit() or int(parts[1]) >= len(spec.runs):
        return path
    run, name = spec.runs[int(parts[1])], parts[3]
    if parts[2] == "optimizer":
        rule = declared(run.optimizer)
        name = next((knob.name for knob in rule.knobs if name in (knob.path, knob.name)), name)
    return name if len(spec.runs) == 1 else f"{run.name} {name}"
