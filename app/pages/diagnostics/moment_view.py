"""The view of one moment: how numbers are spread, how parts of the batch pull at each other, every batch's loss."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.knob.choice_editor import ChoiceBox
from widgets.plot_panel import PlotPanel
from widgets.spread.bars import Bars
from widgets.spread.table import Table
from widgets.thin_splitter import ThinSplitter

PARTS = (4, 8, 16, 32, 64)


class MomentView(QWidget):
    """`of`, `against` and `tensor` choose the histogram, `parts` into how many the batch is cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.of, self.against, self.tensor, self.parts = (ChoiceBox() for _ in range(4))
        self.counts, self.pairs = Bars(), Table()
        self.influence, self.losses = Table(), Bars()
        self.spread = PlotPanel(self.tr("How numbers are spread"), [self.counts, self.pairs])
        self.pull = PlotPanel(self.tr("How parts of the batch pull at each other"), [self.influence])
        self.batches = PlotPanel(self.tr("Loss of each batch"), [self.losses])
        names = (self.tr("Numbers"), self.tr("Against"), self.tr("Layer"), self.tr("Parts of the batch"))
        for box, name in zip((self.of, self.against, self.tensor, self.parts), names, strict=True):
            box.setAccessibleName(name)
            box.setToolTip(name)
        for box in (self.of, self.against, self.tensor):
            box.setMinimumContentsLength(18)
            self.spread.add_control(box)
        self.parts.addItems([str(count) for count in PARTS])
        self.parts.setCurrentIndex(1)
        self.pull.add_control(self.parts)
        below = ThinSplitter(Qt.Orientation.Horizontal, [self.pull, self.batches], [600, 600])
        whole = ThinSplitter(Qt.Orientation.Vertical, [self.spread, below], [300, 300])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(whole)
