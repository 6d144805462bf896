"""The page of a table: its file, its columns, its first rows, and what is to be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.page_widget import PageWidget
from app.pages.data.controller import DataController
from engine.problem import problems
from widgets.data.column_table import ColumnTable
from widgets.data.preview_table import PreviewTable
from widgets.edge_to_edge import edge_to_edge
from widgets.knob.choice_editor import ChoiceBox
from widgets.knob.form import LABEL_WIDTH, KnobForm
from widgets.labels import bold_label, muted_label
from widgets.notice_bar import NoticeBar
from widgets.scroll_panel import ScrollPanel
from widgets.section import Rule, Section
from widgets.thin_splitter import ThinSplitter

if TYPE_CHECKING:
    from pathlib import Path

    from app.main_window import MainWindow

PANEL_WIDTH = 348
KNOBS = ("kind", "missing", "standardise", "validation", "hidden", "batch_size")


class DataPage(PageWidget):
    """The guesses that are made of a file stand where they can be corrected; the controller fills them in."""

    closed = ("controller",)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.columns, self.preview = ColumnTable(), PreviewTable()
        self.notice = NoticeBar()
        self.target = ChoiceBox()
        self.target.setAccessibleName(self.tr("Target"))
        knobs = {knob.name: knob for knob in problems["table"].knobs}
        self.form = KnobForm(tuple(knobs[name] for name in KNOBS))
        self.pictures = KnobForm((knobs["channels"],))
        self.file = QLabel()
        self.file.setWordWrap(True)
        self.size_ = QLabel()
        self.size_.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.choose = QPushButton(self.tr("Choose another file…"))
        self.start = QPushButton(self.tr("Race three optimizers"))
        self.start.setDefault(True)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._empty())
        self.stack.addWidget(self._filled())
        edge_to_edge(self, Rule(), self.notice, self.stack, grows=self.stack)
        self.controller = DataController(self, window)

    # -- places --------------------------------------------------------------------------------------------------

    def _empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(2)
        title = QLabel(self.tr("Drop a CSV or NPZ file on the window"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.35)
        title.setFont(font)
        text = muted_label(
            self.tr("Every column is a feature or the target. You see what is in it before anything is trained.")
        )
        button = QPushButton(self.tr("Choose a file…"))
        button.clicked.connect(lambda _checked=False: self.ask())
        for widget in (title, text, button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
            column.addSpacing(10)
        column.addStretch(3)
        return page

    def _filled(self) -> QWidget:
        table = Section(self.tr("Table"))
        for widget in (self.file, self.size_, self.choose):
            table.body.addWidget(widget)
        learn = Section(self.tr("What is learned"))
        row = QHBoxLayout()
        row.setSpacing(6)
        label = QLabel(self.tr("Target"))
        label.setFixedWidth(LABEL_WIDTH)
        row.addWidget(label)
        row.addWidget(self.target, 1)
        row.addSpacing(24)
        learn.body.addLayout(row)
        learn.body.addWidget(self.form)
        learn.body.addWidget(self.pictures)
        content = QWidget()
        left = QVBoxLayout(content)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(table)
        left.addWidget(Rule())
        left.addWidget(learn)
        left.addStretch(1)
        scroll = ScrollPanel(content)
        side = QWidget()
        side.setMinimumWidth(PANEL_WIDTH)
        side_column = QVBoxLayout(side)
        side_column.setContentsMargins(0, 0, 0, 0)
        side_column.setSpacing(0)
        side_column.addWidget(scroll, 1)
        side_column.addWidget(Rule())
        go = QHBoxLayout()
        go.setContentsMargins(14, 10, 14, 12)
        go.addWidget(self.start, 1)
        side_column.addLayout(go)
        tables = [_titled(self.tr("Columns"), self.columns), _titled(self.tr("First rows"), self.preview)]
        right = ThinSplitter(Qt.Orientation.Vertical, tables, [330, 300])
        return ThinSplitter(Qt.Orientation.Horizontal, [side, right], [PANEL_WIDTH, 932], 1)

    # -- what the window tells -----------------------------------------------------------------------------------

    def ask(self) -> None:
        """Asks for a file."""
        self.controller.ask()

    def open(self, file: Path) -> None:
        """Looks through a file; what is in it is shown when that is done."""
        self.controller.open(file)


def _titled(title: str, view: QWidget) -> QWidget:
    """A table under its title."""
    panel = QWidget()
    panel.setAutoFillBackground(True)
    panel.setBackgroundRole(QPalette.ColorRole.Base)
    label = bold_label(title)
    label.setContentsMargins(12, 8, 8, 4)
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label)
    inset = QHBoxLayout()
    inset.setContentsMargins(9, 0, 0, 0)
    inset.addWidget(view)
    column.addLayout(inset, 1)
    return panel
