"""Widgets of the Lessons page and their places: text and question, the live plots, the chain of the update."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from app.chinese_font import provide
from app.formula_maker import formulas_of
from app.language.language import spoken
from app.page_widget import PageWidget
from app.pages.lessons.controller import LessonsController
from app.plot_board import PlotBoard
from app.plots_controller import PlotsController
from engine.lesson_file import LANGUAGES
from widgets.anatomy.chain_view import ChainView
from widgets.anatomy.formula_art import FormulaArt
from widgets.compare.run_table import RunTable
from widgets.edge_to_edge import edge_to_edge
from widgets.knob.choice_editor import ChoiceBox
from widgets.lesson.paragraph import Paragraph
from widgets.lesson.prediction import Prediction
from widgets.notice_bar import NoticeBar
from widgets.scroll_panel import ScrollPanel
from widgets.section import Rule
from widgets.thin_splitter import ThinSplitter
from widgets.tool_row import ToolRow

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.theme import Theme


class LessonsPage(PageWidget):
    """The controller fills it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        provide()
        self.formulas = formulas_of(window)
        self.art = FormulaArt(self.formulas.svg)
        self.lesson, self.language = ChoiceBox(), ChoiceBox()
        self.open_file, self.save_file = QToolButton(), QToolButton()
        self.write_new, self.edit = QToolButton(), QToolButton()
        self.back, self.next, self.run = QPushButton(self.tr("Back")), QPushButton(), QPushButton(self.tr("Run"))
        self.place = QLabel()
        self.notice = NoticeBar()
        self.text, self.numbers = QVBoxLayout(), Paragraph("")
        self.prediction = Prediction()
        self.knobs, self.tool, self.cards = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.board = PlotBoard()
        self.copy = QPushButton(self.tr("Copy the table"))
        self.table, self.chain = RunTable(), ChainView(self.art)
        self.right = QStackedWidget()
        self.board.top.setOrientation(Qt.Orientation.Vertical)
        self.show_beside("")
        self.right.addWidget(self.board)
        self.right.addWidget(self.table)
        self.table.setWordWrap(False)
        self.chain_area = self._update()
        parts = [self._left(), self.right, self.chain_area]
        splitter = ThinSplitter(Qt.Orientation.Horizontal, parts, [400, 520, 360], 1)
        edge_to_edge(self, Rule(), self._top(), self.notice, Rule(), splitter, grows=splitter)
        self.formulas.ready.connect(self.chain.formulas_changed)
        self.plots = PlotsController(self, window.experiment, window.bench)  # type: ignore[arg-type]
        self.controller = LessonsController(self, window)

    def _top(self) -> QWidget:
        bar = ToolRow()
        row = bar.row
        self.lesson.setAccessibleName(self.tr("Lesson"))
        self.lesson.setMinimumWidth(330)
        self.language.setAccessibleName(self.tr("Language of the lesson"))
        self.open_file.setText(self.tr("Open a lesson file…"))
        self.save_file.setText(self.tr("Save a copy…"))
        self.save_file.setToolTip(self.tr("This lesson as a file to share or to rewrite"))
        self.place.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.write_new.setText(self.tr("Write a lesson…"))
        self.write_new.setToolTip(self.tr("A new lesson that begins with the present experiment"))
        self.edit.setText(self.tr("Edit…"))
        self.edit.setToolTip(self.tr("This lesson in the editor; it is saved as a file of its own"))
        for widget in (self.lesson, self.open_file, self.save_file, self.edit, self.write_new):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.language)
        return bar

    def _left(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 14, 14)
        column.setSpacing(12)
        for layout in (self.text, self.knobs, self.tool, self.cards):
            layout.setSpacing(9)
        column.addLayout(self.text)
        column.addWidget(self.prediction)
        column.addLayout(self.knobs)
        column.addLayout(self.tool)
        column.addLayout(self.cards)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.left_area = ScrollPanel(content, name=self.tr("Lesson"))
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(14, 8, 14, 8)
        row.addWidget(self.back)
        row.addWidget(self.place, 1, Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.run)
        row.addWidget(self.next)
        side = QWidget()
        side.setMinimumWidth(340)
        edge_to_edge(side, self.left_area, Rule(), buttons, grows=self.left_area)
        return side

    def _update(self) -> QWidget:
        """The rule with its numbers, and the chain below it."""
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.numbers.setContentsMargins(16, 12, 12, 8)
        self.numbers.hide()
        for widget in (self.numbers, ScrollPanel(self.chain, name=self.tr("Update"))):
            column.addWidget(widget, 0 if widget is self.numbers else 1)
        return side

    def show_table(self, shown: bool, finished: bool = True) -> None:
        """The table in place of the plots and the chain, or not; once it is `finished` it can be copied."""
        self.right.setCurrentWidget(self.table if shown else self.board)
        self.chain_area.setVisible(not shown)
        self.copy.setVisible(shown and finished)

    def show_beside(self, channel: str) -> None:
        """What stands below the loss: a recorded channel (``grad_norm``, ``lr``), or the trajectory."""
        board = self.board
        board.path_panel.setVisible(not channel)
        board.bottom.setVisible(bool(channel))
        board.rate_panel.setVisible(channel == "lr")
        board.gradient_panel.setVisible(channel == "grad_norm")

    # -- what the window calls -----------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Light or dark."""
        for _, plot, _ in self.board.plots():
            plot.set_palette(theme.plots)

    def reset_layout(self) -> None:
        """The dividers as at first, those between the plots too."""
        super().reset_layout()
        self.board.reset_layout()

    def retranslate(self) -> None:
        """The lesson speaks the window's language from now on."""
        self.controller.speak(spoken() if spoken() in LANGUAGES else LANGUAGES[0])

    def entered(self) -> None:
        """It came on screen."""
        self.plots.start()
        self.plots.show_curves()
        super().entered()

    def left(self) -> None:
        """It went."""
        self.plots.rest()
        super().left()

    def close_page(self) -> None:
        """The window is closing."""
        self.controller.close()
        self.plots.stop()
