"""The page's widgets and their places: the composer, and the finder of a rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from app.page_widget import PageWidget
from app.pages.schedules.composer_controller import ComposerController
from app.pages.schedules.finder_controller import FinderController
from widgets.edge_to_edge import edge_to_edge
from widgets.knob.choice_editor import ChoiceBox
from widgets.labels import muted_label
from widgets.log_button import LogButton
from widgets.notice_bar import NoticeBar
from widgets.page_tabs import PageTabs
from widgets.plot_panel import PlotPanel
from widgets.schedule.composer import Composer
from widgets.schedule.finder_form import FinderForm
from widgets.schedule.finder_plot import FinderPlot
from widgets.schedule.piece_form import PieceForm
from widgets.schedule.preview_plot import PreviewPlot
from widgets.schedule.time_line import TimeLine
from widgets.scroll_panel import side_panel
from widgets.section import Rule, Section
from widgets.sign_button import sign_button
from widgets.thin_splitter import ThinSplitter
from widgets.tool_row import ToolRow
from widgets.transport import small_buttons

if TYPE_CHECKING:
    from app.main_window import MainWindow

PANEL_WIDTH = 336


class SchedulesPage(PageWidget):
    """Two views on one bar: compose, find a rate."""

    painted = ("plot", "finder_plot")
    closed = ("controller", "finder")

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.views = PageTabs()
        self.views.addTab(self.tr("Compose"))
        self.views.addTab(self.tr("Find a rate"))
        self.run = ChoiceBox()
        self.run.setAccessibleName(self.tr("Run"))
        self.stack = QStackedWidget()
        self.plot, self.line, self.form = PreviewPlot(), TimeLine(), PieceForm()
        self.composer = Composer(self.plot, self.line, self.form, self)
        self.panel = PlotPanel("", [self.plot])
        self.notice = NoticeBar()
        self.finder_plot, self.finder_form = FinderPlot(), FinderForm()
        self.finder_panel = PlotPanel(self.tr("Range test"), [self.finder_plot])
        self.finder_notice = NoticeBar()
        self.stack.addWidget(self._compose_view())
        self.stack.addWidget(self._finder_view())
        edge_to_edge(self, Rule(), self._bar(window), Rule(), self.stack, grows=self.stack)
        self.views.currentChanged.connect(self.stack.setCurrentIndex)
        self.controller = ComposerController(self, window)
        self.finder = FinderController(self, window)

    # -- parts ---------------------------------------------------------------------------------------------------

    def _bar(self, window: MainWindow) -> QWidget:
        bar = ToolRow((12, 5, 12, 5))
        row = bar.row
        for button in small_buttons(window.actions_[key] for key in ("toggle", "step", "reset")):
            row.addWidget(button)
        row.addSpacing(6)
        row.addWidget(muted_label(self.tr("Run")))
        self.run.setMinimumWidth(190)
        row.addWidget(self.run)
        row.addStretch(1)
        row.addWidget(self.views)
        return bar

    def _compose_view(self) -> QWidget:
        right = QWidget()
        self.log = LogButton(self.plot)
        self.panel.add_control(self.log)
        edge_to_edge(right, self.notice, self.panel, Rule(), self.line, grows=self.panel)
        return _split([self._schedule_part(), self._piece_part(), self._export_part()], right)

    def _schedule_part(self) -> Section:
        self.presets = QPushButton(self.tr("Presets"))
        self.presets.setToolTip(self.tr("Ready-made schedules, and comparisons of several"))
        self.presets.setMenu(QMenu(self.presets))
        self.presets.menu().setToolTipsVisible(True)
        self.add = QPushButton(self.tr("Add a piece"))
        self.add.setToolTip(self.tr("One more schedule after the others of this track"))
        self.track = QPushButton(self.tr("Drive another knob"))
        self.track.setToolTip(self.tr("A track of its own for momentum, the batch size or any other knob"))
        self.track.setMenu(QMenu(self.track))
        self.all_runs = QCheckBox(self.tr("Apply to all runs"))
        self.all_runs.setToolTip(self.tr("What is edited here goes to every run whose optimizer has the driven knobs"))
        part = Section(self.tr("Schedule"))
        row = QHBoxLayout()
        row.addWidget(self.presets)
        row.addWidget(self.add)
        row.addStretch(1)
        part.body.addLayout(row)
        part.body.addWidget(self.track, 0, Qt.AlignmentFlag.AlignLeft)
        part.body.addWidget(self.all_runs)
        return part

    def _piece_part(self) -> Section:
        self.piece = Section(self.tr("Piece"))
        self.earlier = sign_button("←", self.tr("Earlier (Ctrl+Left)"))
        self.later = sign_button("→", self.tr("Later (Ctrl+Right)"))
        self.remove = sign_button("✕", self.tr("Remove this piece (Del)"))
        for button in (self.earlier, self.later, self.remove):
            self.piece.header.addWidget(button)
        self.nothing = muted_label(self.tr("Constant: the rate stays what it is. Add a piece, or choose a preset."))
        self.nothing.setWordWrap(True)
        self.piece.body.addWidget(self.nothing)
        self.piece.body.addWidget(self.form)
        return self.piece

    def _export_part(self) -> Section:
        part = Section(self.tr("PyTorch"))
        self.code = QPushButton(self.tr("Export as PyTorch code…"))
        self.torch_note = muted_label(self.tr("Nothing to export."))
        self.torch_note.setWordWrap(True)
        part.body.addWidget(self.torch_note)
        part.body.addWidget(self.code, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _finder_view(self) -> QWidget:
        section = Section(self.tr("Range test"))
        section.body.addWidget(self.finder_form)
        right = QWidget()
        edge_to_edge(right, self.finder_notice, self.finder_panel, grows=self.finder_panel)
        return _split([section], right)

    # -- what the window tells -----------------------------------------------------------------------------------

    def entered(self) -> None:
        """It came on screen."""
        self.controller.show_spec()
        super().entered()


def _split(sections: list[QWidget], right: QWidget) -> ThinSplitter:
    left = side_panel(sections, PANEL_WIDTH)
    return ThinSplitter(Qt.Orientation.Horizontal, [left, right], [PANEL_WIDTH, 944], 1)
