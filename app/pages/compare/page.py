"""Widgets of the Compare page and their places; the controller fills them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from app.page_widget import PageWidget
from app.pages.compare.controller import CompareController
from widgets.channel_box import ChannelBox
from widgets.compare.run_table import RunTable
from widgets.edge_to_edge import edge_to_edge
from widgets.knob.choice_editor import ChoiceBox
from widgets.log_button import LogButton
from widgets.notice_bar import NoticeBar
from widgets.plot.curve_plot import CurvePlot
from widgets.plot_panel import PlotPanel
from widgets.section import Rule
from widgets.thin_splitter import ThinSplitter
from widgets.tool_row import ToolRow

if TYPE_CHECKING:
    from app.main_window import MainWindow


class ComparePage(PageWidget):
    """What to show at the top, the table, and the curves of its rows."""

    painted = ("plot",)
    closed = ("controller",)

    says = ("CompareController",)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.add, self.forget = QPushButton(self.tr("Add sessions…")), QToolButton()
        self.filter, self.group = QLineEdit(), ChoiceBox()
        self.columns, self.differences, self.copy = QToolButton(), QToolButton(), QToolButton()
        self.table = RunTable()
        self.plot, self.channel = CurvePlot(), ChannelBox()
        self.panel = PlotPanel("", [self.plot])
        self.notice = NoticeBar()
        splitter = ThinSplitter(Qt.Orientation.Vertical, [self.table, self._bottom()], [280, 340], 1)
        edge_to_edge(self, Rule(), self._top(), self.notice, Rule(), splitter, grows=splitter)
        self.controller = CompareController(self, window)

    def _top(self) -> QWidget:
        bar = ToolRow()
        row = bar.row
        self.add.setToolTip(self.tr("Runs of other session files beside those of this session"))
        self.forget.setText(self.tr("Only this session"))
        self.filter.setPlaceholderText(self.tr("Filter, such as  lr>0.01 optimizer=Adam"))
        self.filter.setToolTip(
            self.tr("Words of a row, and tests of columns. The tool tip of a header has the name that a test needs")
        )
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(self.tr("Filter"))
        self.group.setAccessibleName(self.tr("Group by"))
        self.group.setMinimumWidth(130)
        self.columns.setText(self.tr("Columns"))
        self.columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.columns.setMenu(QMenu(self.columns, toolTipsVisible=True))
        self.differences.setText(self.tr("Differences only"))
        self.differences.setCheckable(True)
        self.differences.setChecked(True)
        self.differences.setToolTip(self.tr("Leaves out the settings that are the same in all runs shown"))
        self.copy.setText(self.tr("Copy table"))
        for widget in (self.add, self.forget, self.filter):
            row.addWidget(widget, 1 if widget is self.filter else 0)
        row.addWidget(QLabel(self.tr("Group by")))
        for widget in (self.group, self.differences, self.columns, self.copy):
            row.addWidget(widget)
        return bar

    def _bottom(self) -> QWidget:
        self.panel.add_control(self.channel)
        self.panel.add_control(LogButton(self.plot, on=True))
        return self.panel

    # -- what the window calls -----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Headers of the table, names of columns, quantities and curves."""
        self.controller.gather()
