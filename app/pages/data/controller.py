"""Fills the page of a table from what is in a file, and makes the race."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from app.pages.data.race import race
from app.pages.data.reader import TableReader
from engine.data.table_report import task_of
from engine.data.text_encoding import TITLES
from engine.errors import InputError
from widgets.data.missing import all_missing

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.data.page import DataPage
    from engine.data.table_report import TableReport

PATIENCE_MS = 300
"""How long a file may be looked through before that is said."""
SMALLEST_PICTURE = 16
"""Features from which a square number of them may be a picture."""
KINDS = "*.csv *.tsv *.txt *.data *.npz"


class DataController(QObject):
    """`report` is of the last file that was looked through."""

    def __init__(self, page: DataPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.window = page, window
        self.report: TableReport | None = None
        self.reader = TableReader(self)
        self._refusal = ""
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._say_reading)
        page.choose.clicked.connect(self.ask)
        page.start.clicked.connect(self.race)
        page.target.activated.connect(lambda _place: self.choose_target(page.target.currentData()))
        page.columns.columns.features_edited.connect(self._features_changed)
        page.form.edited.connect(lambda _knob, _value: self._show_start())
        self.reader.read.connect(self._show)
        self.reader.failed.connect(lambda text: page.notice.show_notice(text, "error"))

    # -- a file --------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Asks for a file."""
        folder = str(self.window.settings.get("data_folder", str(Path.home())))
        chosen, _ = QFileDialog.getOpenFileName(
            self.page, self.tr("Choose a table"), folder, self.tr("Tables (%1)").replace("%1", KINDS)
        )
        if chosen:
            self.window.settings.set("data_folder", str(Path(chosen).parent))
            self.open(Path(chosen))

    def open(self, file: Path) -> None:
        """Looks through a file; what is in it is shown when that is done."""
        self.page.notice.clear()
        self.reader.open(file)
        self._patience.start()

    def _say_reading(self) -> None:
        if self.reader.busy:
            self.page.notice.show_notice(self.tr("Reading %1…").replace("%1", self.reader.name))

    def _show(self, report: TableReport) -> None:
        self.report, self._refusal = report, ""
        page = self.page
        page.columns.columns.set_report(report)
        page.preview.rows.set_report(report)
        page.columns.fit()
        page.preview.fit()
        page.file.setText(Path(report.path).name)
        page.file.setToolTip(report.path)
        page.size_.setText(self._size(report))
        page.notice.clear()
        missing = all_missing(report)
        if missing:
            page.notice.show_notice(self.tr("Missing values: %1").replace("%1", missing), "warning")
        page.target.clear()
        for column in report.columns:
            page.target.addItem(column.name, column.name)
        self.choose_target(report.target)
        page.stack.setCurrentIndex(1)
        if page.start.isEnabled():
            page.start.setFocus()

    def _size(self, report: TableReport) -> str:
        text = self.tr("%1 rows, %2 columns")
        if report.encoding not in ("", "utf-8-sig"):
            text = self.tr("%1 rows, %2 columns, read as %3").replace("%3", TITLES[report.encoding])
        return text.replace("%1", str(report.rows)).replace("%2", str(len(report.columns)))

    # -- what is learned -----------------------------------------------------------------------------------------

    def choose_target(self, name: str) -> None:
        """Another column is learned, of the kind that it seems to be."""
        assert self.report is not None
        page = self.page
        page.target.setCurrentIndex(page.target.findData(name))
        page.columns.columns.set_target(name)
        page.form.set_values({**page.form.values(), "kind": task_of(self.report.column(name), self.report.rows)})
        self._features_changed()

    def _features_changed(self) -> None:
        count = len(self.page.columns.columns.features())
        picture = count >= SMALLEST_PICTURE and math.isqrt(count) ** 2 == count
        if not picture:
            self.page.pictures.set_values({"channels": ()})
        self.page.pictures.setVisible(picture)
        self._show_start()

    def _show_start(self) -> None:
        """Whether these columns can be learned; why not is said at once."""
        if self.report is None:
            return
        page, model = self.page, self.page.columns.columns
        refusal = self.report.refusal(model.target, model.features(), page.form.values()["kind"])
        if refusal:
            page.notice.show_notice(refusal, "error")
        elif self._refusal:
            page.notice.clear()
        self._refusal = refusal
        page.start.setEnabled(not refusal)
        page.start.setToolTip(refusal)

    # -- the race ------------------------------------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """The knobs of the problem that the page shows."""
        given = {**self.page.form.values(), **self.page.pictures.values()}
        return {name: list(v) if isinstance(v, tuple) else v for name, v in given.items()}

    def race(self) -> None:
        """Builds the experiment, and shows it on the Bench, running."""
        assert self.report is not None
        model = self.page.columns.columns
        try:
            spec = race(self.report, model.target, model.features(), self.values())
        except InputError as error:
            self.page.notice.show_notice(str(error), "error")
            return
        if not self.window.session.may_close():
            return
        self.window.session.open_spec(spec)
        self.window.pages.show_page("bench")
        self.window.experiment.run()

    def close(self) -> None:
        """The window is closing."""
        self.reader.close()
