"""Asks the engine what the rules make of the gradients, and shows it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from app import export
from app.history_source import HistorySource
from app.pages.steps.sequence import sequence
from app.pages.steps.sheet_of import sheet_of
from app.run_look import free_colour
from engine.errors import InputError
from engine.history import History
from engine.optimizer import CHAIN, declared, optimizers
from widgets.plot.palette import RUN_COLOURS
from widgets.plot.style import CurveStyle
from widgets.steps.rule_editor import RuleEditor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.main_window import MainWindow
    from app.pages.steps.page import StepsPage
    from engine.host.state import Answer
    from widgets.steps.sheet import Sheet

EXAMPLES = (
    (QT_TRANSLATE_NOOP("StepsPage", "Three gradients: 5, −2, 3"), "5, −2, 3"),
    (QT_TRANSLATE_NOOP("StepsPage", "A steady slope"), "1 × 30"),
    (QT_TRANSLATE_NOOP("StepsPage", "Swinging between two walls"), ", ".join(["1, −0.9"] * 15)),
    (QT_TRANSLATE_NOOP("StepsPage", "A long quiet stretch, then one step"), "1, 0.000001 × 30, 1, 0.000001 × 10"),
    (QT_TRANSLATE_NOOP("StepsPage", "A slope that fades"), "8, 4, 2, 1, 0.5, 0.25, 0.12, 0.06, 0.03, 0.01"),
)
FIRST = ({"name": "SGD", "lr": 1.0}, {"name": "SGD", "lr": 1.0, "momentum": 0.9}, {"name": "Adam", "lr": 1.0})
DEBOUNCE_MS = 40
MOST = 10


class StepsController(QObject):
    """`rules` are optimizers in spec form, each with a title ('' for its own) and a colour."""

    def __init__(self, page: StepsPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.window, self.experiment = page, window, window.experiment
        self.rules: list[tuple[dict[str, Any], str, str]] = []
        self.editors: list[RuleEditor] = []
        self.numbers: list[float] = []
        self.start = 0.0
        self.sheet: Sheet | None = None
        self._ticket: int | None = None
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self._ask)
        page.examples.activated.connect(lambda place: self.type_gradients(EXAMPLES[place][1]))
        page.gradients.entered.connect(self.type_gradients)
        page.start.entered.connect(self._type_start)
        page.add_menu.aboutToShow.connect(self._fill_menu)
        page.view.activated.connect(lambda _place: self._show_curves())
        page.export.clicked.connect(self.ask_csv)
        page.shown.connect(self._timer.start)
        self.experiment.answered.connect(self._answered)
        self.experiment.minded.add("steps")
        for table in FIRST:
            self.add(table)
        page.start.show_text("0")
        self.type_gradients(EXAMPLES[0][1])

    # -- what is asked -------------------------------------------------------------------------------------------

    def type_gradients(self, text: str) -> None:
        """Another sequence."""
        try:
            self.numbers = sequence(text)
        except InputError as error:
            self.page.gradients.set_bad(True)
            self.page.show_error(error.message)
            return
        self.page.gradients.set_bad(False)
        self.page.gradients.show_text(text)
        self.page.show_error("")
        self._timer.start()

    def _type_start(self, text: str) -> None:
        try:
            (start,) = sequence(text)
        except (InputError, ValueError):
            self.page.start.set_bad(True)
            return
        self.page.start.set_bad(False)
        self.start = start
        self._timer.start()

    def add(self, table: dict[str, Any], title: str = "") -> None:
        """One more rule."""
        if len(self.rules) >= MOST:
            return
        colour = free_colour(RUN_COLOURS, [colour for _, _, colour in self.rules])
        registered = table["name"] in optimizers
        editor = RuleEditor(colour, table, "" if registered else title or declared(table).title)
        self.rules.append((dict(table), title, colour))
        self.editors.append(editor)
        editor.chosen.connect(lambda name: self._change(editor, {"name": name}))
        editor.value_changed.connect(lambda path, value: self._turn(editor, path, value))
        editor.removed.connect(lambda: self._remove(editor))
        self.page.rules.addWidget(editor)
        self._timer.start()

    def show_given(self, rules: Iterable[Mapping[str, Any]], gradients: Iterable[float]) -> None:
        """Another page's rules and gradients in place of what is here."""
        for editor in list(self.editors):
            self._remove(editor)
        for table in rules:
            self.add(dict(table))
        self.type_gradients(", ".join(f"{gradient:g}" for gradient in gradients))

    def _remove(self, editor: RuleEditor) -> None:
        place = self.editors.index(editor)
        del self.rules[place], self.editors[place]
        self.page.rules.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        self._timer.start()

    def _change(self, editor: RuleEditor, table: dict[str, Any]) -> None:
        place = self.editors.index(editor)
        rule = declared(table)
        whole = {"name": table["name"], **rule.arguments(rule.defaults())}
        if "lr" in rule.by_name:
            whole["lr"] = self.rules[place][0].get("lr", 1.0)
        self.rules[place] = (whole, "", self.rules[place][2])
        editor.set_table(whole)
        self._timer.start()

    def _turn(self, editor: RuleEditor, path: str, value: object) -> None:
        """A knob: `betas.0` is a place in a list."""
        place = self.editors.index(editor)
        table, title, colour = self.rules[place]
        rule = declared(table)
        values = rule.values({key: item for key, item in table.items() if key != "name"})
        values[rule.knob_at(path).name] = value
        self.rules[place] = ({"name": table["name"], **rule.arguments(values)}, title, colour)
        self._timer.start()

    def _fill_menu(self) -> None:
        menu = self.page.add_menu
        menu.clear()
        spec = self.experiment.spec
        if spec is not None:
            runs = menu.addMenu(self.tr("From the experiment"))
            for run in spec.runs:
                action = runs.addAction(run.name)
                action.triggered.connect(lambda _on=False, run=run: self.add(dict(run.optimizer), run.name))
            menu.addSeparator()
        for rule in optimizers:
            action = menu.addAction(rule.name)
            action.setToolTip(rule.title)
            table = {"name": rule.name, **({"lr": 1.0} if "lr" in rule.by_name else {})}
            action.triggered.connect(lambda _on=False, table=table: self.add(table))

    # -- asking and showing --------------------------------------------------------------------------------------

    def _ask(self) -> None:
        if not self.page.isVisible() or not self.numbers:
            return
        rules = [table for table, _, _ in self.rules]
        self._ticket = self.experiment.host.ask("steps", gradients=self.numbers, rules=rules, start=self.start)

    def _answered(self, answer: Answer) -> None:
        if answer.ticket != self._ticket:
            return
        self._ticket = None
        if answer.value is None:
            if self.experiment.state.status not in ("failed", "idle"):
                self._timer.start(500)  # the experiment was being replaced
            return
        if len(answer.value.steps) != len(self.rules):
            self._timer.start()
            return
        self.sheet = sheet_of(answer.value, self.titles(), [colour for _, _, colour in self.rules])
        errors = [f"{rule.title}: {rule.error}" for rule in self.sheet.rules if rule.error]
        if errors:
            self.page.notice.show_notice("\n".join(errors), "warning")
        else:
            self.page.notice.clear()
        self.page.table.set_sheet(self.sheet)
        self._show_curves()

    def titles(self) -> list[str]:
        """A different one for each rule, with the knobs that are not at their default."""
        found: list[str] = []
        for table, title, _ in self.rules:
            name = title or _described(table)
            count = 2
            while name in found:
                name, count = f"{title or _described(table)} ({count})", count + 1
            found.append(name)
        return found

    def _show_curves(self) -> None:
        sheet, page = self.sheet, self.page
        channel = page.view.currentData()
        if sheet is None or not any(rule.columns for rule in sheet.rules):
            page.plot.set_source(None)
            page.plot.set_curves([])
            return
        shown = [(rule, next(c for c in rule.columns if c.name == channel)) for rule in sheet.rules if rule.columns]
        rows = np.stack([np.array(column.values) for _, column in shown], axis=1)[:, None, :]
        rows = np.concatenate([np.full((1, *rows.shape[1:]), self.start if channel == "parameter" else np.nan), rows])
        history = History.allocate([rule.title for rule, _ in shown], (channel,), len(rows))
        history.write(0, rows)
        page.plot.set_source(HistorySource(history))
        page.plot.set_curves(
            [CurveStyle(place, channel, rule.title, rule.colour, width=1.8) for place, (rule, _) in enumerate(shown)]
        )
        page.plot.refresh()
        page.plot.reset_view()

    # -- files ---------------------------------------------------------------------------------------------------

    def ask_csv(self) -> None:
        """The whole sheet."""
        sheet = self.sheet
        if sheet is not None:
            self._save("steps.csv", self.tr("Tables (*.csv)"), lambda file: export.save_table(*sheet.to_table(), file))

    def _save(self, name: str, kinds: str, write: Any) -> None:
        folder = str(self.window.settings.get("export_folder", str(Path.home())))
        chosen, _ = QFileDialog.getSaveFileName(self.window, self.tr("Export"), str(Path(folder) / name), kinds)
        if not chosen:
            return
        file = Path(chosen)
        file = file if file.suffix else file.with_suffix(Path(name).suffix)
        self.window.settings.set("export_folder", str(file.parent))
        try:
            write(file)
        except InputError as error:
            self.page.notice.show_notice(str(error), "error")
        else:
            self.page.notice.show_notice(self.tr("Exported to %1").replace("%1", str(file)))


def _described(table: dict[str, Any]) -> str:
    """`SGD, momentum 0.9`."""
    if table["name"] == CHAIN:
        return declared(table).title
    rule = declared(table)
    values = rule.values({key: value for key, value in table.items() if key != "name"})
    parts = [
        f"{knob.name.replace('_', ' ')} {values[knob.name]:g}"
        for knob in rule.knobs
        if knob.name != "lr" and knob.kind in ("real", "integer") and values[knob.name] != knob.default
    ]
    return ", ".join([rule.name, *parts])
