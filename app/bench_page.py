"""The Bench: set up an experiment at the left, watch it at the right, drive it at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.page_widget import PageWidget
from widgets.edge_to_edge import edge_to_edge
from widgets.notice_bar import NoticeBar
from widgets.optimizer_form import OptimizerForm
from widgets.problem_form import ProblemForm
from widgets.replicates_form import ReplicatesForm
from widgets.run_list import RunList
from widgets.schedule_form import ScheduleForm
from widgets.scroll_panel import PANEL_WIDTH, side_panel
from widgets.section import Rule, Section
from widgets.thin_splitter import ThinSplitter
from widgets.transport import Transport

if TYPE_CHECKING:
    from app.actions import Actions
    from app.plot_board import PlotBoard


class BenchPage(PageWidget):
    """Widgets and their places only; controllers fill and connect them."""

    def __init__(self, actions: Actions, board: PlotBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = ProblemForm()
        self.runs = RunList()
        self.optimizer = OptimizerForm(outside=True)
        self.replicates = ReplicatesForm()
        self.schedule = ScheduleForm()
        self.transport = Transport([actions[key] for key in ("toggle", "step_back", "step", "stop", "reset")])
        self.notice = NoticeBar()
        self.engine_notice = NoticeBar()
        self.code_notice = NoticeBar()
        self.board = board

        self.problem_section = Section(self.tr("Problem"))
        self.problem_section.body.addWidget(self.problem)
        self.runs_section = Section(self.tr("Runs"))
        for key in ("add_run", "duplicate_run", "remove_run"):
            self.runs_section.add_button(actions[key])
        self.runs_section.body.addWidget(self.runs)
        self.optimizer_section = Section(self.tr("Optimizer"))
        self.optimizer_section.body.addWidget(self.optimizer)
        self.optimizer_section.body.addWidget(self.replicates)
        self.schedule_section = Section(self.tr("Learning rate schedule"))
        self.schedule_section.body.addWidget(self.schedule)

        sections = (self.problem_section, self.runs_section, self.optimizer_section, self.schedule_section)
        self.scroll = side_panel(sections)

        right = QWidget()
        edge_to_edge(right, self.notice, self.code_notice, self.engine_notice, self.board, grows=self.board)

        self.splitter = ThinSplitter(Qt.Orientation.Horizontal, [self.scroll, right], [PANEL_WIDTH, 932], 1)

        edge_to_edge(self, Rule(), self.splitter, Rule(), self.transport, grows=self.splitter)

    def layout_table(self) -> dict[str, object]:
        """Where the dividers are, for a session file."""
        return {"splitter": self.splitter.sizes(), **self.board.layout_table()}

    def restore_layout(self, table: dict[str, object]) -> None:
        """Puts the dividers back; what does not fit is ignored."""
        sizes = table.get("splitter")
        if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(size, int) and size >= 0 for size in sizes):
            self.splitter.setSizes(sizes)
        self.board.restore_layout(table)

    def reset_layout(self) -> None:
        """The dividers as at first."""
        super().reset_layout()
        self.board.reset_layout()

