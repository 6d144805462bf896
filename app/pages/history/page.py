"""Widgets of the History page and their places; the controllers fill them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.page_widget import PageWidget
from app.pages.history.branch_controller import BranchController
from app.pages.history.time_controller import TimeController
from widgets.channel_box import ChannelBox
from widgets.edge_to_edge import edge_to_edge
from widgets.history.branch_list import BranchList
from widgets.history.step_table import StepTable
from widgets.history.time_plot import TimePlot
from widgets.knob.choice_editor import ChoiceBox
from widgets.knob.slider import PlaceSlider
from widgets.log_button import LogButton
from widgets.plot_panel import PlotPanel
from widgets.scroll_panel import PANEL_WIDTH, side_panel
from widgets.section import Rule, Section
from widgets.thin_splitter import ThinSplitter
from widgets.tool_row import ToolRow
from widgets.transport import small_buttons

if TYPE_CHECKING:
    from app.main_window import MainWindow


class HistoryPage(PageWidget):
    """Experiments and a branch to be made at the left; one of the past steps at the right."""

    painted = ("plot",)
    closed = ("time",)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.experiments, self.notes = BranchList(), QPlainTextEdit()
        self.open, self.copy, self.remove = QPushButton(), QPushButton(), QPushButton()
        self.branch_note, self.branch_run, self.branch_body = QLabel(), ChoiceBox(), QVBoxLayout()
        self.run_on, self.branch, self.rewind = QCheckBox(), QPushButton(), QPushButton()
        self.plot, self.channel = TimePlot(), ChannelBox()
        self.panel = PlotPanel(self.tr("Past"), [self.plot])
        self.table, self.slider, self.step_label = StepTable(), PlaceSlider(), QLabel()
        self.back, self.forward, self.anatomy = QToolButton(), QToolButton(), QToolButton()
        splitter = ThinSplitter(Qt.Orientation.Horizontal, [self._left(), self._right()], [PANEL_WIDTH, 932], 1)
        edge_to_edge(self, Rule(), splitter, Rule(), self._bottom(window), grows=splitter)
        self.time = TimeController(self, window)
        self.branches = BranchController(self, window)

    def _left(self) -> QWidget:
        tree = Section(self.tr("Experiments of this session"))
        tree.body.addWidget(self.experiments)
        buttons = QHBoxLayout()
        self.open.setText(self.tr("Put on the Bench"))
        self.copy.setText(self.tr("Copy"))
        self.copy.setToolTip(self.tr("A new experiment with the present settings, at step 0"))
        self.remove.setText(self.tr("Remove"))
        for button in (self.open, self.copy, self.remove):
            buttons.addWidget(button)
        tree.body.addLayout(buttons)
        self.notes.setPlaceholderText(self.tr("Notes about this experiment"))
        self.notes.setAccessibleName(self.tr("Notes"))
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(46)
        tree.body.addWidget(self.notes)
        branch = Section(self.tr("Branch from this step"))
        self.branch_note.setWordWrap(True)
        self.branch_note.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.branch_run.setAccessibleName(self.tr("Run"))
        self.run_on.setText(self.tr("Run on as far as the present one"))
        self.run_on.setChecked(True)
        self.branch.setText(self.tr("Branch"))
        self.rewind.setText(self.tr("Rewind to here"))
        self.rewind.setToolTip(self.tr("Takes the experiment itself back; what came later is given up"))
        branch.body.addWidget(self.branch_note)
        branch.body.addWidget(self.branch_run)
        branch.body.addLayout(self.branch_body)
        branch.body.addWidget(self.run_on)
        last = QHBoxLayout()
        last.addWidget(self.branch)
        last.addWidget(self.rewind)
        branch.body.addLayout(last)
        return side_panel([tree, branch])

    def _right(self) -> QWidget:
        self.panel.add_control(self.channel)
        self.panel.add_control(LogButton(self.plot, on=True))
        return ThinSplitter(Qt.Orientation.Vertical, [self.panel, self.table], [430, 170], 0)

    def _bottom(self, window: MainWindow) -> QWidget:
        bar = ToolRow((12, 7, 14, 7))
        row = bar.row
        for button in small_buttons(window.actions_[key] for key in ("toggle", "step", "reset")):
            row.addWidget(button)
        for button, text, tip in (
            (self.back, "◀", self.tr("One step back (Left)")), (self.forward, "▶", self.tr("One step on (Right)")),
        ):  # fmt: skip
            button.setText(text)
            button.setAutoRaise(True)
            button.setAutoRepeat(True)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            row.addWidget(button)
        self.slider.setAccessibleName(self.tr("Step"))
        self.slider.setRange(0, 100_000)
        row.addWidget(self.slider, 1)
        self.step_label.setMinimumWidth(self.step_label.fontMetrics().horizontalAdvance("0 000 000 of 0 000 000"))
        row.addWidget(self.step_label)
        self.anatomy.setText(self.tr("Anatomy of this step"))
        self.anatomy.setToolTip(self.tr("The update that was made here, block by block"))
        row.addWidget(self.anatomy)
        return bar

    # -- what the window calls -----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """The place in time, and the plot's title."""
        self.time.show_curves()
        self.time.show_step()
