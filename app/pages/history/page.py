"""Widgets of the History page and their places; the controllers fill them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.bench_page import PANEL_WIDTH
from app.pages.history.branch_controller import BranchController
from app.pages.history.time_controller import TimeController
from widgets.history.branch_list import BranchList
from widgets.history.step_table import StepTable
from widgets.history.time_plot import TimePlot
from widgets.knob.choice_editor import ChoiceBox
from widgets.knob.slider import PlaceSlider
from widgets.plot_panel import PlotPanel
from widgets.section import Rule, Section, tool_button
from widgets.slim_scroll_bar import SlimScrollBar

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.theme import Theme


class HistoryPage(QWidget):
    """Experiments and a branch to be made at the left; one of the past steps at the right."""

    shown = Signal()
    hidden = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.experiments, self.notes = BranchList(), QPlainTextEdit()
        self.open, self.copy, self.remove = QPushButton(), QPushButton(), QPushButton()
        self.branch_note, self.branch_run, self.branch_body = QLabel(), ChoiceBox(), QVBoxLayout()
        self.run_on, self.branch, self.rewind = QCheckBox(), QPushButton(), QPushButton()
        self.plot, self.channel, self.log = TimePlot(), ChoiceBox(), QToolButton()
        self.panel = PlotPanel(self.tr("Past"), [self.plot])
        self.table, self.slider, self.step_label = StepTable(), PlaceSlider(), QLabel()
        self.back, self.forward, self.anatomy = QToolButton(), QToolButton(), QToolButton()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._left())
        splitter.addWidget(self._right())
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([PANEL_WIDTH, 932])
        outer.addWidget(Rule())
        outer.addWidget(splitter, 1)
        outer.addWidget(Rule())
        outer.addWidget(self._bottom(window))
        self.time = TimeController(self, window)
        self.branches = BranchController(self, window)

    def _left(self) -> QWidget:
        column = QWidget()
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
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
        for widget in (tree, Rule(), branch):
            rows.addWidget(widget)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setVerticalScrollBar(SlimScrollBar())
        scroll.setWidget(column)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(PANEL_WIDTH)
        return scroll

    def _right(self) -> QWidget:
        self.channel.setAccessibleName(self.tr("Quantity"))
        self.channel.setMinimumWidth(150)
        self.log.setText(self.tr("Log"))
        self.log.setCheckable(True)
        self.log.setChecked(True)
        self.log.toggled.connect(self.plot.set_log)
        self.plot.set_log(True)
        self.panel.add_control(self.channel)
        self.panel.add_control(self.log)
        right = QSplitter(Qt.Orientation.Vertical)
        right.setHandleWidth(1)
        right.setChildrenCollapsible(False)
        right.addWidget(self.panel)
        right.addWidget(self.table)
        right.setStretchFactor(0, 1)
        right.setSizes([430, 170])
        return right

    def _bottom(self, window: MainWindow) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 7, 14, 7)
        row.setSpacing(8)
        for key in ("toggle", "step", "reset"):
            button = tool_button(window.actions_[key], 18)
            button.setFixedSize(QSize(30, 28))
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

    def set_theme(self, theme: Theme) -> None:
        """Light or dark."""
        self.plot.set_palette(theme.plots)

    def retranslate(self) -> None:
        """The place in time, and the plot's title."""
        self.time.show_curves()
        self.time.show_step()

    def entered(self) -> None:
        """It came on screen."""
        self.shown.emit()

    def left(self) -> None:
        """It went."""
        self.hidden.emit()

    def close_page(self) -> None:
        """The window is closing."""
        self.time.close()
