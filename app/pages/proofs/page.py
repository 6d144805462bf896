"""The Proofs page: a table of all proofs by group, and what the chosen one says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QToolButton, QWidget

from app.judge import Judge
from app.page_widget import PageWidget
from engine.proof import proofs
from engine.spec import parse
from widgets.compare.run_table import RunTable, TableRow
from widgets.edge_to_edge import edge_to_edge
from widgets.engine_text import translated
from widgets.knob.choice_editor import ChoiceBox
from widgets.notice_bar import NoticeBar
from widgets.plot.number_text import value_text
from widgets.section import Rule
from widgets.thin_splitter import ThinSplitter
from widgets.tool_row import ToolRow

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.steps.page import StepsPage
    from app.theme import Theme
    from engine.proof import Proof

COLUMNS = ("ok", "name", "title", "measured", "expected", "tolerance", "seconds", "source")
WIDTHS = {"ok": 64, "name": 190, "title": 400, "measured": 90, "expected": 90, "tolerance": 90, "seconds": 76}
DIGIT = 8
"""Pixels of a digit in the type that these widths are for."""


class ProofsPage(PageWidget):
    """Proofs run in a process beside the window, one after another; rows come in as they are found."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window_ = window
        self.proofs: list[Proof] = list(proofs)
        self.rows: dict[str, dict[str, Any]] = {}
        self.awaited: list[str] = []
        self.judge = Judge(self)
        self.judge.found.connect(self._found)
        self.judge.ended.connect(self._ended)
        self.group = ChoiceBox()
        self.group.setAccessibleName(self.tr("Group"))
        self.group.setMinimumWidth(180)
        self.run_all, self.run_quick = QPushButton(self.tr("Run all")), QPushButton(self.tr("Run the quick ones"))
        self.run_one, self.cancel = QPushButton(self.tr("Run the chosen")), QPushButton(self.tr("Cancel"))
        self.open = QPushButton(self.tr("Open the experiment"))
        self.copy = QToolButton()
        self.progress, self.count = QProgressBar(), QLabel()
        self.notice = NoticeBar()
        self.table = RunTable()
        self.table.setAccessibleName(self.tr("Proofs"))
        self.table.setWordWrap(False)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.detail = QLabel()
        self.detail.setWordWrap(True)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setMargin(16)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.setMinimumHeight(130)
        splitter = ThinSplitter(Qt.Orientation.Vertical, [self.table, self.detail], [460, 150], 0)
        edge_to_edge(self, Rule(), self._top(), self.notice, Rule(), splitter, grows=splitter)
        names = dict.fromkeys(proof.name.partition(".")[0] for proof in self.proofs)
        self.group.addItem(self.tr("All groups"), "")
        for name in names:
            self.group.addItem(name.replace("_", " "), name)
        self.group.activated.connect(self.show_rows)
        self.table.chosen.connect(self._chosen)
        self.run_all.clicked.connect(lambda: self.run([proof.name for proof in self.listed()]))
        self.run_quick.clicked.connect(lambda: self.run([proof.name for proof in self.listed() if proof.quick]))
        self.run_one.clicked.connect(lambda: self.run([self.listed()[key].name for key in self._keys()]))
        self.open.clicked.connect(self.open_experiment)
        self.cancel.clicked.connect(self.stop)
        self.show_rows()
        self._chosen([])

    def _top(self) -> QWidget:
        bar = ToolRow()
        row = bar.row
        self.copy.setText(self.tr("Copy table"))
        self.copy.clicked.connect(self._copy)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(8)
        self.progress.hide()
        for widget in (self.group, self.run_all, self.run_quick, self.run_one, self.open, self.cancel):
            row.addWidget(widget)
        row.addWidget(self.progress, 1)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.copy)
        return bar

    # -- the table -----------------------------------------------------------------------------------------------

    def listed(self) -> list[Proof]:
        """The proofs of the chosen group."""
        group = self.group.currentData() or ""
        return [proof for proof in self.proofs if not group or proof.name.partition(".")[0] == group]

    def show_rows(self) -> None:
        """What is known of each."""
        rows = []
        for place, proof in enumerate(self.listed()):
            row = self.rows.get(proof.name, {})
            measured, seconds = row.get("measured"), row.get("seconds")
            values = (
                row.get("ok"), proof.name, translated(proof.title), measured, float(proof.expected()), proof.tolerance,
                seconds, proof.source,
            )  # fmt: skip
            rows.append(TableRow(place, values))
        titles = [
            self.tr("holds"), self.tr("name"), self.tr("what is shown"), self.tr("measured"), self.tr("expected"),
            self.tr("tolerance"), self.tr("seconds"), self.tr("source"),
        ]  # fmt: skip
        self.table.set_rows(COLUMNS, rows, titles)
        size = self.table.fontMetrics().horizontalAdvance("0") / DIGIT
        for name, width in WIDTHS.items():
            self.table.setColumnWidth(COLUMNS.index(name), round(width * size))
        self._buttons()

    def _keys(self) -> list[int]:
        return self.table.keys()

    def _chosen(self, keys: list[int]) -> None:
        self._buttons()
        if not keys:
            self.detail.setText(
                self.tr(
                    "Every row is a result that somebody else has published or that follows from a closed form. “Run” "
                    "measures it on this machine, beside the window; a proof holds when measured and expected "
                    "differ by at most the tolerance, which was fixed beforehand."
                )
            )
            return
        proof = self.listed()[keys[0]]
        row = self.rows.get(proof.name)
        lines = [translated(proof.title), self.tr("Source: %1").replace("%1", proof.source)]
        if row is not None and row["measured"] is not None:
            said = self.tr("Measured %1, expected %2, difference %3 (tolerance %4)")
            given = (row["measured"], row["expected"], abs(row["measured"] - row["expected"]), row["tolerance"])
            for number, value in enumerate(given, 1):
                said = said.replace(f"%{number}", value_text(value, 6))
            lines.append(said)
        lines.append(self.tr("Why this tolerance: %1").replace("%1", translated(proof.reason)))
        lines.append(self.tr("What must fail: %1").replace("%1", translated(proof.control)))
        if proof.shows:
            lines.append(self.tr("The experiment that can be opened: %1").replace("%1", translated(proof.shows)))
        self.detail.setText("\n".join(lines))

    # -- running -------------------------------------------------------------------------------------------------

    def run(self, names: list[str]) -> None:
        """Measures these, in the background."""
        if not names:
            return
        self.notice.clear()
        for name in names:
            self.rows.pop(name, None)
        self.awaited = list(names)
        self.progress.setRange(0, len(names))
        self.progress.setValue(0)
        self.judge.start(["prove", *names])
        self.show_rows()

    def open_experiment(self) -> None:
        """The run that the chosen proof measures, or one that shows it, on the Bench: asks about unsaved work first.

        A proof of given gradients opens in the calculator.
        """
        proof = self.listed()[self.table.keys()[0]]
        if proof.given is not None:
            steps: StepsPage = self.window_.pages.show_page("steps")
            steps.controller.show_given(proof.given.rules, proof.given.gradients)
        elif proof.experiment is not None and self.window_.session.may_close():
            self.window_.session.open_spec(parse(proof.experiment()))
            self.window_.pages.show_page("bench")

    def stop(self) -> None:
        """What was found stays."""
        self.judge.cancel()
        self._buttons()

    def _found(self, row: dict[str, Any]) -> None:
        self.rows[row["name"]] = row
        self.progress.setValue(sum(name in self.rows for name in self.awaited))
        self.show_rows()
        self._chosen(self.table.keys())

    def _ended(self, error: str) -> None:
        if error:
            self.notice.show_notice(error, "error")
        self._buttons()

    def _buttons(self) -> None:
        busy = self.judge.busy
        for button in (self.run_all, self.run_quick, self.group):
            button.setEnabled(not busy)
        self.run_one.setEnabled(not busy and bool(self.table.keys()))
        keys = self.table.keys()
        self.open.setEnabled(len(keys) == 1)
        self.cancel.setVisible(busy)
        self.progress.setVisible(busy)
        held = sum(bool(row["ok"]) for row in self.rows.values())
        said = self.tr("%1 measured, %2 hold").replace("%1", str(len(self.rows))).replace("%2", str(held))
        self.count.setText(said if self.rows else self.tr("%1 proofs").replace("%1", str(len(self.proofs))))

    def _copy(self) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(self.table.text())

    # -- what the window calls -----------------------------------------------------------------------------------

    def set_theme(self, _theme: Theme) -> None:
        """Light or dark: the palette does it."""
        self.update()

    def close_page(self) -> None:
        """The window is closing."""
        self.judge.cancel()
