"""Widgets of the Diagnostics page and their places; the controllers fill them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.page_widget import PageWidget
from app.pages.diagnostics.bands_controller import BandsController
from app.pages.diagnostics.board_controller import BoardController
from app.pages.diagnostics.chooser_controller import ChooserController
from app.pages.diagnostics.moment_controller import MomentController
from app.pages.diagnostics.moment_view import MomentView
from app.pages.diagnostics.report_controller import ReportController
from engine.diagnostic import diagnostics
from engine.history_layout import parameter_channels
from widgets.dashboard.board import Board
from widgets.dashboard.chooser import Chooser
from widgets.edge_to_edge import edge_to_edge
from widgets.knob.choice_editor import ChoiceBox
from widgets.page_tabs import PageTabs
from widgets.plot.curve_plot import CurvePlot
from widgets.plot_panel import PlotPanel
from widgets.report.view import ReportView
from widgets.section import Rule
from widgets.thin_splitter import ThinSplitter
from widgets.tool_row import ToolRow

if TYPE_CHECKING:
    from app.main_window import MainWindow


class DiagnosticsPage(PageWidget):
    """Four views on one bar: the dashboard, the loss bands, what happened, and how things stand now."""

    painted = ("board_view", "bands")
    closed = ("board", "lens", "now")

    says = ("Axis", "Gauge", "Report")

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.views, self.run, self.stack = PageTabs(), ChoiceBox(), QStackedWidget()
        for title in (self.tr("Dashboard"), self.tr("Loss bands"), self.tr("What happened?"), self.tr("This moment")):
            self.views.addTab(title)
        self.run.setAccessibleName(self.tr("Run"))
        self.run.setMinimumWidth(190)
        self.chooser, self.board_view, self.axis = Chooser(), Board(), ChoiceBox()
        self.axis.setAccessibleName(self.tr("Horizontal axis"))
        self.axis.setMinimumWidth(170)
        self.warn = QCheckBox(self.tr("Warn before spikes"))
        self.bands, self.shuffle, self.predict = CurvePlot(), QCheckBox(), QPushButton()
        self.bands_panel = PlotPanel(self.tr("Loss by epoch, one curve for each batch"), [self.bands])
        self.look, self.story = QPushButton(self.tr("Look at this run")), ReportView()
        self.moment = MomentView()
        bar = ToolRow((12, 5, 12, 5), 6)
        row = bar.row
        row.addWidget(QLabel(self.tr("Run")))
        row.addWidget(self.run)
        self._over = QLabel(self.tr("over"))
        row.addSpacing(12)
        row.addWidget(self._over)
        row.addWidget(self.axis)
        row.addSpacing(12)
        row.addWidget(self.warn)
        row.addWidget(self.look)
        row.addStretch(1)
        row.addWidget(self.views)
        for view in (self._dashboard(), self._bands(), self._report(), self.moment):
            self.stack.addWidget(view)
        edge_to_edge(self, Rule(), bar, Rule(), self.stack, grows=self.stack)
        self.views.currentChanged.connect(self._show_view)
        self.offers = ChooserController(self, window)
        self.board = BoardController(self, window)
        self.lens = BandsController(self, window)
        self.report = ReportController(self, window)
        self.now = MomentController(self, window)

    def _dashboard(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 8, 8, 12)
        column.addWidget(self.chooser)
        return ThinSplitter(Qt.Orientation.Horizontal, [left, self.board_view], [300, 980], 1)

    def _show_view(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        for widget in (self._over, self.axis, self.warn):
            widget.setVisible(place == 0)
        self.look.setVisible(place == 2)

    def _bands(self) -> QWidget:
        self.shuffle.setText(self.tr("Shuffle"))
        self.shuffle.setToolTip(self.tr("Another order of the samples in every epoch; needs a restart"))
        self.predict.setText(self.tr("Predict the limit cycle"))
        self.predict.setToolTip(self.tr("Dashed: the loss of each batch that the fixed order leads to"))
        self.bands_panel.add_control(self.shuffle)
        self.bands_panel.add_control(self.predict)
        self.bands.set_log(True)
        self.bands.set_labels(self.tr("epoch"), "")
        return self.bands_panel

    def _report(self) -> QWidget:
        self.look.setToolTip(self.tr("Replays the run up to where its loss jumped, and tries out changes"))
        self.look.hide()
        return self.story

    # -- what the window tells -----------------------------------------------------------------------------------

    def layout_table(self) -> dict[str, object]:
        """The dashboard's plots in their order, what is pinned, and the axis, for a session file."""
        return {"axis": self.board.wanted, "pins": list(self.board_view.pins), "order": list(self.board_view.order)}

    def restore_layout(self, table: dict[str, object]) -> None:
        """Puts them back; what does not fit is ignored."""
        axis = table.get("axis")
        self.board_view.pins, self.board_view.order = (_names(table.get(what)) for what in ("pins", "order"))
        self.board.wanted = axis if isinstance(axis, str) else "step"
        self.board.show_all()

    def retranslate(self) -> None:
        """Titles and notes of the plots, and of what can be added."""
        self.board.show_all()


def _names(found: object) -> list[str]:
    """The names of quantities and parameters in a list from a file, each once."""
    given = [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
    known = [one for one in given if one.partition(".")[0] in diagnostics or parameter_channels([one])]
    return list(dict.fromkeys(known))
