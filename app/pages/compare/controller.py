"""Fills the table from the experiments of this session and of other files; the plot follows the chosen rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from app.channel_words import channel_title
from app.pages.compare import curves
from app.pages.compare.titles import title
from app.session_content import live_record
from engine import compare
from engine.errors import InputError
from widgets.compare.run_table import TableRow
from widgets.plot.band_menu import band_names

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.compare.page import ComparePage
    from engine.compare import RunCard

PERIOD_MS = 700
SUMMED = ("final loss", "best loss", "validation accuracy")


class CompareController(QObject):
    """`others` are the runs of other files, read once; those of this session are looked up again while they grow."""

    def __init__(self, page: ComparePage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.window = page, window
        self.others: list[RunCard] = []
        self.cards: list[RunCard] = []
        self.shown: list[RunCard] = []
        self.hidden_columns: set[str] = set()
        self._version: object = None
        self._clock = QTimer(self, interval=PERIOD_MS)
        self._clock.timeout.connect(self.look)
        page.shown.connect(self._enter)
        page.hidden.connect(self._clock.stop)
        page.add.clicked.connect(self.ask)
        page.forget.clicked.connect(self.forget_others)
        page.filter.textChanged.connect(lambda _text: self.show())
        page.group.activated.connect(lambda _place: self.show())
        page.differences.toggled.connect(lambda _on: self.show())
        page.columns.menu().aboutToShow.connect(self._fill_columns)
        page.copy.clicked.connect(self.copy)
        page.table.chosen.connect(lambda _keys: self.show_curves())
        page.channel.activated.connect(lambda _place: self.show_curves())
        page.plot.band_edited.connect(window.experiment.set_band)
        window.experiment.looks_changed.connect(self._show_band)
        window.book.changed.connect(self._changed)

    # -- what there is -------------------------------------------------------------------------------------------

    def _enter(self) -> None:
        self._clock.start()
        self._version = None
        self.look()

    def _changed(self) -> None:
        self._version = None
        if self.page.isVisible():
            self.look()

    def look(self) -> None:
        """Reads this session's runs again if they have changed."""
        state = self.window.experiment.state
        history = state.history
        version = (state.generation, None if history is None else history.version, len(self.others))
        if version != self._version:
            self._version = version
            self.gather()
        self.page.plot.refresh()

    def gather(self) -> None:
        """Cards of every experiment of the session, then of other files."""
        found: list[RunCard] = []
        if self.window.experiment.current and self.window.experiment.state.initial_spec is not None:
            for record in self.window.book.records(live_record(self.window)):
                found += compare.cards(record, record.name)
        self.cards = found + self.others
        self._fill_groups()
        self.show()

    def ask(self) -> None:
        """Asks for session files."""
        folder = str(self.window.settings.get("folder", str(Path.home())))
        files, _ = QFileDialog.getOpenFileNames(
            self.page, self.tr("Add sessions"), folder, self.tr("Sessions (*.optlab)")
        )
        for file in files:
            self.add(Path(file))

    def add(self, file: Path) -> None:
        """The runs of another session file."""
        from engine.session import open_session

        try:
            session = open_session(file)
        except InputError as error:
            self.page.notice.show_notice(str(error), "error")
            return
        several = len(session.experiments) > 1
        for record in session.experiments:
            self.others += compare.cards(record, f"{file.stem}: {record.name}" if several else file.stem)
        self._version = None
        self.look()

    def forget_others(self) -> None:
        """Leaves out what came from other files."""
        self.others = []
        self._version = None
        self.look()

    # -- the table -----------------------------------------------------------------------------------------------

    def _fill_groups(self) -> None:
        box = self.page.group
        names = ["", *dict.fromkeys([*compare.varying(self.cards), "source", "optimizer", "problem"])]
        titles = {name: title(name) or self.tr("nothing") for name in names}
        if {box.itemData(place): box.itemText(place) for place in range(box.count())} != titles:
            chosen = box.currentData()
            box.clear()
            for name in names:
                box.addItem(titles[name], name)
            box.setCurrentIndex(max(box.findData(chosen), 0))

    def names(self) -> list[str]:
        """The columns to show."""
        settings = compare.varying(self.shown) if self.page.differences.isChecked() else None
        every = compare.columns(self.shown)
        results = {name for card in self.shown for name in card.results}
        fixed = {"source", "run", *results}
        if len({card.source for card in self.shown}) == 1:
            fixed.discard("source")
        wanted = [name for name in every if name in fixed or settings is None or name in settings]
        return [name for name in wanted if name not in self.hidden_columns]

    def show(self) -> None:
        """Filter, columns and groups have their say."""
        page = self.page
        try:
            self.shown = compare.matching(self.cards, page.filter.text())
        except InputError as error:
            page.notice.show_notice(str(error), "warning")
            return
        page.notice.clear()
        page.forget.setVisible(bool(self.others))
        column = page.group.currentData() or ""
        if column:
            self._show_groups(column)
        else:
            names = self.names()
            rows = [
                TableRow(place, tuple(card.value(name) for name in names), curves.colour(place))
                for place, card in enumerate(self.shown)
            ]
            page.table.set_rows(names, rows, [title(name) for name in names])
        channels = dict.fromkeys(name for card in self.shown for name in card.history.channels)
        page.channel.set_channels({name: channel_title(name) for name in channels})
        self.show_curves()

    def _show_groups(self, column: str) -> None:
        results = [name for name in SUMMED if any(card.results.get(name) is not None for card in self.shown)]
        names, titles = [column, "runs"], [title(column), title("runs")]
        for name in results:
            names += [f"{name} mean", f"{name} std"]
            titles += [self.tr("%1, mean").replace("%1", title(name)), self.tr("± std")]
        rows = []
        for place, (value, members) in enumerate(compare.grouped(self.shown, column)):
            cells: list[object] = [value, len(members)]
            for name in results:
                mean, deviation, _ = compare.statistics(members, name)
                cells += [mean if mean == mean else None, deviation if deviation == deviation else None]
            rows.append(TableRow(place, tuple(cells), curves.colour(place)))
        self.page.table.set_rows(names, rows, titles)

    def _fill_columns(self) -> None:
        menu = self.page.columns.menu()
        menu.clear()
        for name in compare.columns(self.shown):
            action = menu.addAction(title(name))
            action.setToolTip(name)
            action.setCheckable(True)
            action.setChecked(name not in self.hidden_columns)
            action.toggled.connect(lambda on, name=name: self._show_column(name, on))

    def _show_column(self, name: str, on: bool) -> None:
        (self.hidden_columns.discard if on else self.hidden_columns.add)(name)
        self.show()

    def copy(self) -> None:
        """The table to the clipboard."""
        QGuiApplication.clipboard().setText(self.page.table.text())

    def _show_band(self) -> None:
        if self.page.isVisible() and self.page.plot.band != self.window.experiment.band:
            self.show_curves()

    # -- the plot ------------------------------------------------------------------------------------------------

    def show_curves(self) -> None:
        """Of the chosen rows; of the first ones, replicates together, while none is chosen."""
        page, channel = self.page, self.page.channel.channel
        page.panel.set_title(page.channel.title or self.tr("Curves"))
        column, keys = page.group.currentData() or "", page.table.keys()
        band = page.plot.band = self.window.experiment.band
        note = ""
        if column:
            source, styles = curves.grouped(self.shown, column, keys, channel, band)
        elif keys:
            source, styles = curves.chosen(self.shown, keys, channel)
        else:
            source, styles, more = curves.first(self.shown, channel, band)
            note = self.tr("choose rows to see others") if more else ""
        page.plot.set_source(source)
        page.plot.set_curves(styles)
        page.panel.set_note(note or (band_names()[band] if any(style.band for style in styles) else ""))
        page.plot.refresh()

    def close(self) -> None:
        """The window is closing."""
        self._clock.stop()
        self.page.plot.set_source(None)
