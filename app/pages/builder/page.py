"""The builder's widgets and their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.formula_maker import formulas_of
from app.page_widget import PageWidget
from app.pages.builder.controller import BuilderController
from app.pages.steps.controller import EXAMPLES
from widgets.anatomy.formula_art import FormulaArt
from widgets.builder.block_list import BlockList
from widgets.builder.chain_editor import ChainEditor
from widgets.edge_to_edge import edge_to_edge
from widgets.knob.choice_editor import ChoiceBox
from widgets.knob.entry import Entry
from widgets.labels import bold_label, muted_label
from widgets.notice_bar import NoticeBar
from widgets.plot.curve_plot import CurvePlot
from widgets.plot_panel import PlotPanel
from widgets.scroll_panel import ScrollPanel
from widgets.section import Rule, Section
from widgets.thin_splitter import ThinSplitter

if TYPE_CHECKING:
    from app.main_window import MainWindow


class BuilderPage(PageWidget):
    """Blocks at the left, the chain in the middle, what becomes of it at the right."""

    painted = ("plot",)
    closed = ("formulas",)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.formulas = formulas_of(window)
        self.art = FormulaArt(self.formulas.svg)
        self.blocks = BlockList()
        self.chain = ChainEditor(self.art)
        self.begin = ChoiceBox()
        self.name = Entry()
        self.use = QPushButton(self.tr("Add as a run"))
        self.apply = QPushButton(self.tr("Apply to the selected run"))
        self.export = QPushButton(self.tr("Export as a PyTorch class…"))
        self.examples = ChoiceBox()
        self.plot = CurvePlot()
        self.plot_panel = PlotPanel(self.tr("What it does"), [self.plot])
        self.notice = NoticeBar()
        self.formulas.ready.connect(self.chain.formulas_changed)
        parts = [self._left(), self._middle(), self._right()]
        splitter = ThinSplitter(Qt.Orientation.Horizontal, parts, [250, 560, 470], 1)
        edge_to_edge(self, Rule(), self.notice, splitter, grows=splitter)
        self.controller = BuilderController(self, window)

    def _left(self) -> QWidget:
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(14, 12, 8, 8)
        column.setSpacing(8)
        said = muted_label(self.tr("Drag one into the chain, or double-click it."))
        said.setWordWrap(True)
        column.addWidget(bold_label(self.tr("Blocks")))
        column.addWidget(said)
        column.addWidget(self.blocks, 1)
        panel.setMinimumWidth(210)
        return panel

    def _middle(self) -> QWidget:
        self.scroll = ScrollPanel(self.chain, 400)
        return self.scroll

    def _right(self) -> QWidget:
        section = Section(self.tr("Your optimizer"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.begin.setToolTip(self.tr("Takes a rule, or a run of the experiment, apart into its blocks"))
        self.name.setToolTip(self.tr("The name of the run, and of the class"))
        for row, (label, widget) in enumerate(((self.tr("Begin with"), self.begin), (self.tr("Name"), self.name))):
            title = QLabel(label)
            title.setBuddy(widget)
            widget.setAccessibleName(label)
            grid.addWidget(title, row, 0)
            grid.addWidget(widget, row, 1)
        section.body.addLayout(grid)
        self.use.setToolTip(self.tr("One more run of the experiment, with this chain; it is saved with the session"))
        self.export.setToolTip(
            self.tr("A file that needs nothing of this program. It is run beside the chain first and must be equal")
        )
        for button in (self.use, self.apply, self.export):
            section.body.addWidget(button)
        for text, _ in EXAMPLES:
            self.examples.addItem(QCoreApplication.translate("StepsPage", text))
        self.examples.setAccessibleName(self.tr("Gradients"))
        self.examples.setMinimumContentsLength(20)
        self.examples.setCurrentIndex(1)
        self.plot_panel.add_control(self.examples)
        self.plot.set_labels(self.tr("step"), self.tr("parameter w"))
        panel = QWidget()
        edge_to_edge(panel, section, Rule(), self.plot_panel, grows=self.plot_panel)
        panel.setMinimumWidth(320)
        return panel

    # -- what the window tells a page ----------------------------------------------------------------------------

    def layout_table(self) -> dict[str, object]:
        """The chain that is being built, as data, for a session file."""
        return self.controller.kept()

    def restore_layout(self, table: dict[str, object]) -> None:
        """Puts it back; what is no chain is ignored."""
        self.controller.restore(table)
