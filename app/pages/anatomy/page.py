"""The page's widgets and their places; the controller fills them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.formula_maker import formulas_of
from app.icons import icon
from app.page_widget import PageWidget
from app.pages.anatomy.controller import AnatomyController
from widgets.anatomy.chain_view import ChainView
from widgets.anatomy.formula_art import FormulaArt
from widgets.anatomy.rates_plot import RatesPlot
from widgets.anatomy.regimes_plot import RegimesPlot
from widgets.edge_to_edge import edge_to_edge
from widgets.knob.choice_editor import ChoiceBox
from widgets.knob.entry import Entry
from widgets.knob.slider import PlaceSlider
from widgets.labels import embolden, muted_label
from widgets.plot.trajectory_plot import TrajectoryPlot
from widgets.plot_panel import PlotPanel
from widgets.scroll_panel import ScrollPanel
from widgets.section import Rule
from widgets.thin_splitter import ThinSplitter
from widgets.tool_row import ToolRow
from widgets.transport import small_buttons

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.theme import Theme


class AnatomyPage(PageWidget):
    """The chain at the left, what it does to the parameters at the right, the step at the bottom."""

    painted = ("contour", "regimes", "rates")
    closed = ("controller", "formulas")

    says = ("AnatomyController", "UpdateView")

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.formulas = formulas_of(window)
        self.art = FormulaArt(self.formulas.svg)
        self.run, self.beside, self.parameter = ChoiceBox(), ChoiceBox(), Entry()
        self.parameter_label = QLabel()
        self.slider, self.live = PlaceSlider(), QToolButton()
        self.step_label = QLabel()
        self.copy_text, self.copy_latex = QToolButton(), QToolButton()
        self.chains = (ChainView(self.art), ChainView(self.art))
        self.contour, self.regimes, self.rates = TrajectoryPlot(), RegimesPlot(), RatesPlot()
        self.view = ChoiceBox()
        self.lengths = QToolButton()
        self.parameters_panel = PlotPanel("", [self.contour, self.regimes])
        self.rates_panel = PlotPanel(self.tr("Effective learning rate |Δ| / |g|"), [self.rates])
        self.message = QLabel()
        self.closed_note = QLabel()
        """That a run's optimizer is no chain of blocks."""
        middle = self._middle()
        edge_to_edge(self, Rule(), self._top(window), Rule(), middle, Rule(), self._bottom(), grows=middle)
        for chain in self.chains:
            self.formulas.ready.connect(chain.formulas_changed)
        self.controller = AnatomyController(self, window)

    # -- parts ---------------------------------------------------------------------------------------------------

    def _top(self, window: MainWindow) -> QWidget:
        bar = ToolRow()
        row = bar.row
        for button in small_buttons(window.actions_[key] for key in ("toggle", "step", "reset")):
            row.addWidget(button)
        row.addSpacing(6)
        self.run.setAccessibleName(self.tr("Run"))
        self.beside.setAccessibleName(self.tr("Beside it"))
        self.beside.setToolTip(self.tr("A second run beside it; the blocks that make the difference are marked"))
        for label, box in ((self.tr("Run"), self.run), (self.tr("beside"), self.beside)):
            row.addWidget(muted_label(label))
            box.setMinimumWidth(170)
            row.addWidget(box)
        row.addSpacing(6)
        self.parameter_title = muted_label(self.tr("Parameter"))
        self.parameter.setAccessibleName(self.tr("Parameter"))
        self.parameter.setToolTip(self.tr("The number of a parameter, counted from 0; or click a point of the scatter"))
        self.parameter.setFixedWidth(76)
        self.parameter_label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for widget in (self.parameter_title, self.parameter, self.parameter_label):
            row.addWidget(widget)
        row.addStretch(1)
        self.copy_text.setText(self.tr("Copy text"))
        self.copy_text.setToolTip(self.tr("Every number with all its digits, to the clipboard"))
        self.copy_latex.setText(self.tr("Copy LaTeX"))
        self.copy_latex.setToolTip(self.tr("The chain as formulas with numbers, to the clipboard"))
        for button in (self.copy_text, self.copy_latex):
            button.setAutoRaise(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            row.addWidget(button)
        return bar

    def _middle(self) -> QWidget:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.titles = (QLabel(), QLabel())
        self.columns = (QWidget(), QWidget())
        for title, chain, part in zip(self.titles, self.chains, self.columns, strict=True):
            embolden(title)
            title.setContentsMargins(14, 10, 12, 0)
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(title)
            column.addWidget(chain)
            column.addStretch(1)
            row.addWidget(part, 1)
        self.scroll = ScrollPanel(content, name=self.tr("Blocks"))
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.message.setMargin(24)
        self.message.hide()
        self.message.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scroll, 1)
        column.addWidget(self.message, 1)
        self.closed_note.setWordWrap(True)
        self.closed_note.setContentsMargins(16, 8, 16, 12)
        self.closed_note.hide()
        self.closed_note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column.addWidget(self.closed_note)
        self.lengths.setText(self.tr("True lengths"))
        self.lengths.setCheckable(True)
        self.lengths.setAutoRaise(True)
        self.lengths.setToolTip(self.tr("Off: arrows show directions only. On: each is as long as what it stands for"))
        self.parameters_panel.add_control(self.lengths)
        self.parameters_panel.add_control(self.view)
        self.contour.set_pickable(False)
        self.contour.set_legend(False)
        panels = [self.parameters_panel, self.rates_panel]
        self.right = ThinSplitter(Qt.Orientation.Vertical, panels, [370, 210])
        self.splitter = ThinSplitter(Qt.Orientation.Horizontal, [left, self.right], [720, 560])
        for place in (0, 1):
            self.splitter.setStretchFactor(place, 1)
        return self.splitter

    def _bottom(self) -> QWidget:
        bar = ToolRow((12, 7, 14, 7), 10)
        row = bar.row
        self.live.setText(self.tr("Follow"))
        self.live.setCheckable(True)
        self.live.setChecked(True)
        self.live.setToolTip(self.tr("Shows the update that comes next, also while the experiment runs"))
        self.slider.setAccessibleName(self.tr("Step"))
        self.slider.setRange(0, 100_000)
        self.slider.setToolTip(self.tr("Any step that was made: it is replayed, to the last bit"))
        self.step_label.setMinimumWidth(self.step_label.fontMetrics().horizontalAdvance("0 000 000") * 3)
        row.addWidget(muted_label(self.tr("Step")))
        row.addWidget(self.slider, 1)
        row.addWidget(self.step_label)
        row.addWidget(self.live)
        return bar

    # -- what the window tells a page ----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for button in (self.copy_text, self.copy_latex):
            button.setIcon(icon("duplicate", theme.text, theme.disabled))

    def retranslate(self) -> None:
        """The blocks of the shown update, and its place."""
        self.controller.show_picture()
