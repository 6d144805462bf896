"""The page's widgets and their places; the controllers fill them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.page_widget import PageWidget
from app.pages.landscape.controller import LandscapeController
from app.pages.landscape.line_controller import LineController
from engine.knob import Knob
from widgets.edge_to_edge import edge_to_edge
from widgets.knob.choice_editor import ChoiceBox
from widgets.knob.form import LABEL_WIDTH, KnobForm
from widgets.landscape.series_plot import SeriesPlot
from widgets.landscape.trust_table import TrustTable
from widgets.notice_bar import NoticeBar
from widgets.plot.trajectory_plot import TrajectoryPlot
from widgets.plot_panel import PlotPanel
from widgets.scroll_panel import PANEL_WIDTH, side_panel
from widgets.section import Rule, Section
from widgets.thin_splitter import ThinSplitter

if TYPE_CHECKING:
    from app.main_window import MainWindow

SEED = Knob("seed", 0, low=0, high=2**31 - 1, kind="integer", soft=(0, 20), help="Which two directions are drawn")
COUNTS = (33, 65, 129, 257)
"""Points a side: each coarser picture is every second point of the next one."""


class LandscapePage(PageWidget):
    """What is drawn is chosen at the left, with the numbers that say how far to trust it; the pictures at the right."""

    painted = ("plane", "series")

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.kind, self.count = ChoiceBox(), ChoiceBox()
        self.runs = (ChoiceBox(), ChoiceBox(), ChoiceBox())
        self.seed = KnobForm((SEED,))
        self.draw_, self.cancel, self.save = QPushButton(), QPushButton(), QPushButton()
        self.explained, self.trust, self.off_note = QLabel(), TrustTable(), QLabel()
        self.notice = NoticeBar()
        self.plane, self.series = TrajectoryPlot(), SeriesPlot()
        self.plane.set_pickable(False)
        self.plane_panel = PlotPanel(self.tr("Loss on the plane"), [self.plane])
        self.view, self.first, self.second = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.series_panel = PlotPanel("", [self.series])
        self.rows: dict[str, QWidget] = {}
        splitter = ThinSplitter(Qt.Orientation.Horizontal, [self._left(), self._right()], [PANEL_WIDTH, 932], 1)
        edge_to_edge(self, Rule(), self.notice, splitter, grows=splitter)
        self.line = LineController(self, window)
        self.controller = LandscapeController(self, window)

    def _left(self) -> QWidget:
        plane = Section(self.tr("Plane"))
        for key, text, tip in (
            ("random", self.tr("Two random directions"), self.tr("Each filter as long as the network's own (Li 2018)")),
            ("path", self.tr("Main plane of the paths (PCA)"), self.tr("Where the runs moved most")),
            ("three_points", self.tr("Through three end points"), self.tr("Three runs' present places")),
            ("curvature", self.tr("Sharpest directions"), self.tr("The Hessian's two largest eigenvalues")),
        ):
            self.kind.addItem(text, key)
            self.kind.setItemData(self.kind.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        for number in COUNTS:
            self.count.addItem(f"{number} × {number}", number)
        self.count.setCurrentIndex(1)
        names = (self.tr("Around"), self.tr("Second"), self.tr("Third"))
        self._row(plane, "kind", self.tr("Directions"), self.kind)
        for place, (name, box) in enumerate(zip(names, self.runs, strict=True)):
            self._row(plane, f"run{place}", name, box)
        plane.body.addWidget(self.seed)
        self._row(plane, "count", self.tr("Points"), self.count)
        buttons = QHBoxLayout()
        self.draw_.setText(self.tr("Draw"))
        self.draw_.setDefault(True)
        self.draw_.setToolTip(self.tr("From where the runs stand now; coarse at once, then finer"))
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setEnabled(False)
        self.save.setText(self.tr("Save numbers…"))
        self.save.setToolTip(self.tr("Grid, paths and distances as NPZ. Pictures: the plot's own menu"))
        self.save.setEnabled(False)
        for button in (self.draw_, self.cancel, self.save):
            buttons.addWidget(button)
        plane.body.addLayout(buttons)
        trust = Section(self.tr("How far to trust it"))
        for label in (self.explained, self.off_note):
            label.setWordWrap(True)
        self.off_note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for widget in (self.explained, self.trust, self.off_note):
            trust.body.addWidget(widget)
        return side_panel([plane, trust])

    def _row(self, section: Section, key: str, text: str, box: ChoiceBox) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        label = QLabel(text)
        label.setFixedWidth(LABEL_WIDTH)
        box.setAccessibleName(text)
        row.addWidget(label)
        row.addWidget(box, 1)
        self.rows[key] = holder
        section.body.addWidget(holder)

    def _right(self) -> QWidget:
        self.view.addItem(self.tr("Loss along the paths"), "paths")
        self.view.addItem(self.tr("Straight line between two runs"), "line")
        self.view.setAccessibleName(self.tr("Lower plot"))
        self.view.setMinimumWidth(230)
        for box, name in ((self.first, self.tr("From")), (self.second, self.tr("To"))):
            box.setAccessibleName(name)
            box.setMinimumWidth(120)
            self.series_panel.add_control(box)
        self.series_panel.add_control(self.view)
        return ThinSplitter(Qt.Orientation.Vertical, [self.plane_panel, self.series_panel], [420, 220])

    # -- what the window tells a page ----------------------------------------------------------------------------

    def entered(self) -> None:
        """It came on screen."""
        self.controller.entered()

    def left(self) -> None:
        """It went: nothing more is asked."""
        self.controller.cancel()

    def close_page(self) -> None:
        """The window is closing."""
        self.controller.cancel()
