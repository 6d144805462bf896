"""The calculator's widgets and their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QToolButton, QWidget

from app.formula_maker import formulas_of
from app.icons import icon
from app.page_widget import PageWidget
from app.pages.steps.controller import EXAMPLES, StepsController
from widgets.anatomy.formula_art import FormulaArt
from widgets.edge_to_edge import edge_to_edge
from widgets.knob.choice_editor import ChoiceBox
from widgets.knob.editor import error_colour
from widgets.knob.entry import Entry
from widgets.notice_bar import NoticeBar
from widgets.plot.curve_plot import CurvePlot
from widgets.plot_panel import PlotPanel
from widgets.scroll_panel import PANEL_WIDTH, side_panel
from widgets.section import Rule, Section
from widgets.steps.sheet_table import SheetTable
from widgets.thin_splitter import ThinSplitter

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.theme import Theme


class StepsPage(PageWidget):
    """Gradients and rules at the left, the path and the table at the right."""

    painted = ("plot",)
    closed = ("formulas",)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.formulas = formulas_of(window)
        self.art = FormulaArt(self.formulas.svg)
        self.gradients, self.start = Entry(), Entry()
        self.examples = ChoiceBox()
        self.error = QLabel()
        self.add = QToolButton()
        self.add_menu = QMenu(self.add)
        self.export = QToolButton()
        self.table = SheetTable(self.art)
        self.plot = CurvePlot()
        self.view = ChoiceBox()
        self.plot_panel = PlotPanel(self.tr("The path"), [self.plot])
        self.notice = NoticeBar()
        self.formulas.ready.connect(self.table.header.viewport().update)
        splitter = ThinSplitter(Qt.Orientation.Horizontal, [self._left(), self._right()], [PANEL_WIDTH, 932], 1)
        edge_to_edge(self, Rule(), splitter, grows=splitter)
        self.controller = StepsController(self, window)

    def _left(self) -> QWidget:
        given = Section(self.tr("Gradients"))
        for text, _ in EXAMPLES:
            self.examples.addItem(QCoreApplication.translate("StepsPage", text))
        self.examples.setAccessibleName(self.tr("Examples"))
        self.gradients.setAccessibleName(self.tr("Gradients"))
        self.gradients.setToolTip(
            self.tr("Numbers with commas between them; 0.001 × 20 means twenty times 0.001")
        )
        self.start.setAccessibleName(self.tr("Start"))
        self.start.setToolTip(self.tr("Where the parameter w begins; weight decay needs it"))
        self.start.setMaximumWidth(90)
        self.error.setWordWrap(True)
        self.error.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (label, widget) in enumerate((
            (self.tr("Example"), self.examples), (self.tr("Sequence"), self.gradients),
            (self.tr("Start w"), self.start),
        )):  # fmt: skip
            title = QLabel(label)
            title.setBuddy(widget)
            grid.addWidget(title, row, 0)
            grid.addWidget(widget, row, 1)
        given.body.addLayout(grid)
        given.body.addWidget(self.error)
        rules = Section(self.tr("Rules"))
        self.add.setAutoRaise(True)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setMenu(self.add_menu)
        self.add.setToolTip(self.tr("Add a rule, or one of the experiment's runs"))
        self.add.setAccessibleName(self.tr("Add a rule"))
        rules.header.addWidget(self.add)
        self.rules = rules.body
        self.rules.setSpacing(10)
        return side_panel([given, rules])

    def _right(self) -> QWidget:
        self.export.setText(self.tr("Export CSV…"))
        self.export.setAutoRaise(True)
        self.export.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.view.setAccessibleName(self.tr("What the curves show"))
        self.table.setAccessibleName(self.tr("The path"))
        self.view.setMinimumContentsLength(12)
        self.view.addItem(self.tr("Parameter w"), "parameter")
        self.view.addItem(self.tr("Update Δ"), "update")
        self.plot_panel.add_control(self.export)
        self.plot_panel.add_control(self.view)
        rows = ThinSplitter(Qt.Orientation.Vertical, [self.plot_panel, self.table], [230, 440], 1)
        right = QWidget()
        edge_to_edge(right, self.notice, rows, grows=rows)
        return right

    def show_error(self, text: str) -> None:
        """A line under the sequence; empty takes it away."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
        palette = self.error.palette()
        palette.setColor(QPalette.ColorRole.WindowText, error_colour(self.palette()))
        self.error.setPalette(palette)

    # -- what the window tells a page ----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.add.setIcon(icon("add", theme.text, theme.disabled))
        self.export.setIcon(icon("export", theme.text, theme.disabled))
