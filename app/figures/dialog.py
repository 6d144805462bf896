"""Asks how a figure is to look, and shows it while one chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.figures import paint
from app.figures.look import KNOBS, PAPERS, Look
from widgets.knob.choice_editor import ChoiceBox
from widgets.knob.form import KnobForm

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.figures.paint import Drawable
    from engine.knob import Knob

PREVIEW = (560, 420)
DEBOUNCE_MS = 60


class FigureDialog(QDialog):
    """`save_requested` and `copy_requested` carry the chosen look; the dialog stays open when saving fails."""

    save_requested = Signal(object)
    copy_requested = Signal(object)

    def __init__(
        self, drawn: Drawable, title: str, look: Look, parent: QWidget | None = None, asked: Collection[str] = ()
    ) -> None:
        """`asked`: the knobs of the look that matter; none for all."""
        super().__init__(parent)
        self.drawn, self.title, self.look = drawn, title, look
        self.setWindowTitle(self.tr("Export “%1”").replace("%1", title))
        self.paper = ChoiceBox()
        self.paper.setAccessibleName(self.tr("Size"))
        self.paper.addItem(self.tr("Size of one's own"), "")
        for name, (width, height) in PAPERS.items():
            said = QCoreApplication.translate("Paper", name)
            self.paper.addItem(f"{said}, {width:g} × {height:g} mm", name)
        self.paper.activated.connect(self._choose_paper)
        self.form = KnobForm(tuple(knob for knob in KNOBS if not asked or knob.name in asked))
        self.form.edited.connect(self._edited)
        self.form.value_changed.connect(self._edited)
        self.preview = QLabel()
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setFixedSize(*PREVIEW)
        self.preview.setFrameShape(QFrame.Shape.NoFrame)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        save, copy = QPushButton(self.tr("Save…")), QPushButton(self.tr("Copy"))
        save.setDefault(True)
        buttons.addButton(save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        save.clicked.connect(lambda: self.save_requested.emit(self.look))
        copy.clicked.connect(lambda: self.copy_requested.emit(self.look))
        buttons.rejected.connect(self.reject)
        left = QVBoxLayout()
        left.addWidget(self.paper)
        left.addWidget(self.form)
        left.addStretch(1)
        left.addWidget(self.note)
        row = QHBoxLayout()
        row.addLayout(left)
        row.addSpacing(12)
        row.addWidget(self.preview)
        outer = QGridLayout(self)
        outer.addLayout(row, 0, 0)
        outer.addWidget(buttons, 1, 0)
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self.show_preview)
        self.form.set_values(look.table())
        self._show_paper()
        self.show_preview()

    def _choose_paper(self, _place: int) -> None:
        name = self.paper.currentData()
        if name:
            self.look = self.look.on(name)
            self.form.set_values(self.look.table())
            self._timer.start()

    def _edited(self, knob: Knob, value: Any) -> None:
        self.look = Look(**(self.look.table() | {knob.name: value}))
        self._show_paper()
        self._timer.start()

    def _show_paper(self) -> None:
        size = (self.look.width, self.look.height)
        known = next((name for name, paper in PAPERS.items() if paper == size), "")
        self.paper.setCurrentIndex(self.paper.findData(known))

    def show_preview(self) -> None:
        """The figure as it will be, to fit."""
        ratio = self.devicePixelRatioF()
        width, height = PREVIEW[0] * ratio, PREVIEW[1] * ratio
        dpi = min(width / self.look.width, height / self.look.height) * paint.INCH
        image = paint.picture(self.drawn, self.look, dpi, self.title)
        image.setDevicePixelRatio(ratio)
        self.preview.setPixmap(QPixmap.fromImage(image))
        pixels = [round(side / paint.INCH * self.look.dpi) for side in (self.look.width, self.look.height)]
        said = self.tr("As PNG %1 × %2 pixels. The figure carries its experiment: drop it on the window to reopen it.")
        self.note.setText(said.replace("%1", str(pixels[0])).replace("%2", str(pixels[1])))
