"""Keeps the draft of a chain, shows what it does, and makes a run or a file of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from app.history_source import HistorySource
from app.pages.builder.draft import Draft, draft_of, offered
from app.pages.steps.controller import EXAMPLES
from app.pages.steps.sequence import sequence
from engine.chain import blocks
from engine.errors import InputError
from engine.history import History
from engine.optimizer import declared, optimizers
from widgets.builder.offer import Offer, Placed
from widgets.engine_text import translated
from widgets.plot.style import CurveStyle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.main_window import MainWindow
    from app.pages.builder.page import BuilderPage
    from engine.host.state import Answer

FIRST = "AdamW"
DEBOUNCE_MS = 60
MINE, OTHER = "#2769BB", "#B25900"


class BuilderController(QObject):
    """`reference` is what the chain began with, for comparison."""

    def __init__(self, page: BuilderPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.window, self.experiment = page, window, window.experiment
        self.draft = Draft()
        self.reference: dict[str, Any] = {}
        self.reference_name = ""
        self._tickets: dict[int, str] = {}
        self._file: Path | None = None
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self._ask)
        page.blocks.set_offers([self._offer(key) for key in offered()])
        page.blocks.chosen.connect(lambda key: self._add(key, len(self.draft.entries)))
        page.chain.added.connect(self._add)
        page.chain.moved.connect(lambda place, to: self._set(self.draft.moved(place, to)))
        page.chain.removed.connect(lambda place: self._set(self.draft.removed(place)))
        page.chain.parted.connect(
            lambda place, on: self._set(self.draft.parted(place) if on else self.draft.joined(place))
        )
        page.chain.turned.connect(lambda name, value: self._set(self.draft.turned(name, value)))
        page.begin.activated.connect(lambda place: self.begin_with(*page.begin.itemData(place)))
        page.name.entered.connect(page.name.show_text)
        page.use.clicked.connect(self.add_run)
        page.apply.clicked.connect(self.apply)
        page.export.clicked.connect(self.ask_file)
        page.examples.activated.connect(lambda _place: self._timer.start())
        page.shown.connect(self._entered)
        self.experiment.answered.connect(self._answered)
        self.experiment.minded |= {"steps", "source"}
        self.experiment.spec_changed.connect(self._fill)
        self._fill()
        self.begin_with(FIRST, {"name": FIRST})

    def _offer(self, key: str) -> Offer:
        block = blocks()[key]
        return Offer(key, translated(block.title), translated(block.help), block.formula)

    # -- the draft -----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """What a chain may begin with: the rules, and the runs of the experiment."""
        box, spec = self.page.begin, self.experiment.spec
        offers: list[tuple[str, Mapping[str, Any]]] = []
        if spec is not None:
            offers += [(self.tr("Run: %1").replace("%1", run.name), run.optimizer) for run in spec.runs]
        offers += [(rule.name, {"name": rule.name}) for rule in optimizers if rule.foreign is None]
        kept = box.currentText()
        box.clear()
        for text, table in offers:
            box.addItem(text, (text, dict(table)))
        box.setCurrentIndex(max(box.findText(kept), -1))

    def begin_with(self, name: str, table: Mapping[str, Any]) -> None:
        """Takes a rule apart."""
        try:
            draft = draft_of(table)
        except InputError as error:
            self.page.notice.show_notice(error.message, "warning")
            return
        self.reference, self.reference_name = dict(table), name
        self.page.begin.setCurrentIndex(self.page.begin.findText(name))
        base = name.rpartition(": ")[2]
        self.page.name.show_text(self.tr("My %1").replace("%1", base))
        self._set(draft)

    def _add(self, key: str, place: int) -> None:
        try:
            self._set(self.draft.added(key, place))
        except InputError as error:
            self.page.notice.show_notice(error.message, "warning")

    def _set(self, draft: Draft) -> None:
        self.draft = draft
        self.page.notice.clear()
        self.page.chain.set_chain([self._placed(place) for place in range(len(draft.entries))])
        self._timer.start()

    def _placed(self, place: int) -> Placed:
        draft, entry = self.draft, self.draft.entries[place]
        knobs = draft.knobs(place)
        values = {knob.name: draft.value(knob.name) for knob in knobs}
        return Placed(self._offer(entry.key), knobs, values, draft.shares(place), bool(entry.names))

    def spec(self) -> dict[str, Any] | None:
        """The chain in spec form; None when a value was refused, which is said."""
        try:
            return self.draft.spec()
        except InputError as error:
            self.page.notice.show_notice(error.message, "warning")
            return None

    # -- what it does --------------------------------------------------------------------------------------------

    def _entered(self) -> None:
        self.page.apply.setText(self.tr("Apply to the run “%1”").replace("%1", self._selected_name()))
        self._timer.start()

    def _selected_name(self) -> str:
        spec = self.experiment.spec
        return spec.runs[self.experiment.selected].name if spec is not None else ""

    def _ask(self) -> None:
        table = self.spec() if self.page.isVisible() else None
        if table is None:
            return
        gradients = sequence(EXAMPLES[max(self.page.examples.currentIndex(), 0)][1])
        ticket = self.experiment.host.ask("steps", gradients=gradients, rules=[table, self.reference], start=1.0)
        self._tickets = {key: why for key, why in self._tickets.items() if why != "steps"} | {ticket: "steps"}

    def _answered(self, answer: Answer) -> None:
        why = self._tickets.pop(answer.ticket, "")
        if why == "steps":
            self._show_steps(answer)
        elif why == "source":
            self._write(answer)

    def _show_steps(self, answer: Answer) -> None:
        if answer.value is None:
            if self.experiment.state.status not in ("failed", "idle"):
                self._timer.start(500)  # the experiment was being replaced
            return
        names = [self.page.name.text(), self.reference_name]
        shown = [
            (name, colour, steps)
            for name, colour, steps in zip(names, (MINE, OTHER), answer.value.steps, strict=True)
            if steps
        ]
        self.page.plot_panel.show_empty(answer.value.errors[0])
        if not shown or answer.value.errors[0]:
            return
        labels = [name if place == 0 or name != names[0] else f"{name} (2)" for place, (name, _, _) in enumerate(shown)]
        rows = np.array([[1.0, *(step.parameter for step in steps)] for _, _, steps in shown]).T[:, None, :]
        history = History.allocate(labels, ("parameter",), len(rows))
        history.write(0, rows)
        plot = self.page.plot
        plot.set_source(HistorySource(history))
        plot.set_curves([
            CurveStyle(place, "parameter", labels[place], colour, dashed=place == 1)
            for place, (_, colour, _) in enumerate(shown)
        ])
        plot.refresh()
        plot.reset_view()

    # -- what becomes of it --------------------------------------------------------------------------------------

    def add_run(self) -> None:
        """One more run of the experiment."""
        table, experiment = self.spec(), self.experiment
        if table is None or experiment.spec is None:
            return
        experiment.duplicate_run(experiment.selected)
        place = len(experiment.spec.runs) - 1
        taken = {run.name for run in experiment.spec.runs[:place]}
        base = name = self.page.name.text().strip() or declared(table).title
        number = 2
        while name in taken:
            name, number = f"{base} {number}", number + 1
        if experiment.edit(f"runs.{place}.optimizer", table):
            experiment.rename(place, name)
            self.page.notice.show_notice(self.tr("“%1” is a run of the experiment now.").replace("%1", name))
        else:
            experiment.remove_run(place)

    def apply(self) -> None:
        """The chain takes the place of the selected run's optimizer, also while it runs."""
        table = self.spec()
        if table is not None and self.experiment.edit(f"runs.{self.experiment.selected}.optimizer", table):
            text = self.tr("“%1” trains with this chain now.").replace("%1", self._selected_name())
            self.page.notice.show_notice(text)

    def ask_file(self) -> None:
        """Where to write the class."""
        table = self.spec()
        if table is None:
            return
        title = class_name(self.page.name.text())
        folder = str(self.window.settings.get("export_folder", str(Path.home())))
        start = str(Path(folder) / f"{file_name(title)}.py")
        chosen, _ = QFileDialog.getSaveFileName(self.window, self.tr("Export"), start, self.tr("Python (*.py)"))
        if chosen:
            self.export(table, title, Path(chosen))

    def export(self, table: Mapping[str, Any], title: str, file: Path) -> None:
        """Has the class made and checked; it is written when it has passed."""
        self._file = file if file.suffix else file.with_suffix(".py")
        self.window.settings.set("export_folder", str(file.parent))
        self._tickets[self.experiment.host.ask("source", optimizer=dict(table), name=title)] = "source"
        self.page.notice.show_notice(self.tr("Running the class beside the chain…"))

    def _write(self, answer: Answer) -> None:
        assert self._file is not None
        self._said(answer.error, lambda file: file.write_text(answer.value, encoding="utf-8"))

    def _said(self, error: str, write: Callable[[Path], object]) -> None:
        file, notice = self._file, self.page.notice
        assert file is not None
        if not error:
            try:
                write(file)
            except OSError as problem:
                error = f"{file}: {problem.strerror or problem}"
        if error:
            notice.show_notice(error[:1].upper() + error[1:], "error")
        else:
            notice.show_notice(self.tr("Checked to be equal, and exported to %1").replace("%1", str(file)))


def class_name(text: str) -> str:
    """A Python name of a class from any text: `My AdamW 2` gives `MyAdamW2`."""
    words = re.findall(r"[A-Za-z0-9_]+", text)
    name = "".join(word[:1].upper() + word[1:] for word in words)
    return name if name.isidentifier() else f"Chain{name}"


def file_name(title: str) -> str:
    """`MyAdamW` gives `my_adam_w`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", title).lower()
