"""Keeps the draft of a chain, shows what it does, and makes a run or a file of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, QTimer

from app.history_source import HistorySource
from app.pages.builder.class_file import ClassFile
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
    from collections.abc import Mapping

    from app.main_window import MainWindow
    from app.pages.builder.page import BuilderPage
    from engine.host.state import Answer

FIRST = "AdamW"
DEBOUNCE_MS = 60
LONGEST_NAME = 200
MINE, OTHER = "#2769BB", "#B25900"


class BuilderController(QObject):
    """`reference` is what the chain began with, for comparison."""

    def __init__(self, page: BuilderPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.window, self.experiment = page, window, window.experiment
        self.draft = Draft()
        self.reference: dict[str, Any] = {}
        self.reference_name = ""
        self._ticket: int | None = None
        self.file = ClassFile(page, window)
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
        page.export.clicked.connect(self._export)
        page.examples.activated.connect(lambda _place: self._timer.start())
        page.shown.connect(self._entered)
        self.experiment.answered.connect(self._answered)
        self.experiment.minded.add("steps")
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

    def kept(self) -> dict[str, Any]:
        """The draft in spec form, its name, and the rule that it is compared with; {} while a value is refused."""
        try:
            chain = self.draft.spec()
        except InputError:
            return {}
        name = self.page.name.text()
        return {"chain": chain, "name": name, "reference": self.reference, "reference_name": self.reference_name}

    def restore(self, table: Mapping[str, Any]) -> None:
        """Takes up what :meth:`kept` gave; begins anew where it is nothing or no chain."""
        chain, reference = table.get("chain"), table.get("reference")
        names = [table.get(key) for key in ("name", "reference_name")]
        try:
            if not isinstance(chain, dict) or not isinstance(reference, dict) or not all(map(_said_briefly, names)):
                raise InputError("no chain")
            draft, _ = draft_of(chain), draft_of(reference)
        except (InputError, KeyError, TypeError, ValueError):
            self.begin_with(FIRST, {"name": FIRST})
            return
        self.reference, self.reference_name = dict(reference), str(names[1])
        self.page.begin.setCurrentIndex(self.page.begin.findText(self.reference_name))
        self.page.name.show_text(str(names[0]))
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
        rules = [table, self.reference]
        self._ticket = self.experiment.host.ask("steps", gradients=gradients, rules=rules, start=1.0)

    def _answered(self, answer: Answer) -> None:
        if answer.ticket == self._ticket:
            self._ticket = None
            self._show_steps(answer)

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

    def _export(self) -> None:
        table = self.spec()
        if table is not None:
            self.file.ask(table, self.page.name.text())


def _said_briefly(name: object) -> bool:
    return isinstance(name, str) and len(name) <= LONGEST_NAME
