"""Asks for an optimizer class from outside: a name, a class in a Python file, or one of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.knob.entry import Entry
from widgets.optimizer_list import OptimizerList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from widgets.optimizer_offer import OptimizerOffer


class OutsideDialog(QDialog):
    """Shows what would run; it knows no code itself. `name_changed` with every name, `use_requested` when it is agreed.

    `file_requested`: a Python file is to be chosen; `list_requested`: the classes of pytorch_optimizer.
    """

    name_changed = Signal(str)
    use_requested = Signal(str)
    file_requested = Signal()
    list_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Another optimizer class"))
        self.resize(QSize(560, 480))
        self.name = Entry()
        self.name.setAccessibleName(self.tr("Class"))
        self.name.setPlaceholderText("package.module:Class, file.py:Class")
        self.file = QPushButton(self.tr("Choose a file…"))
        self.file.clicked.connect(self.file_requested)
        self.list = OptimizerList()
        self.offer = QLabel()
        self.offer.setWordWrap(True)
        self.show_list = QPushButton(self.tr("Allow and list"))
        self.show_list.clicked.connect(self.list_requested)
        self.consent = QLabel()
        self.consent.setWordWrap(True)
        self.consent.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.consent.setMinimumHeight(3 * self.fontMetrics().lineSpacing() + 4)
        self.consent.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.use = QPushButton(self.tr("Use"))
        self.use.setEnabled(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.use, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        self.use.clicked.connect(lambda: self.use_requested.emit(self.name.text().strip()))
        self.name.textChanged.connect(lambda text: self.name_changed.emit(text.strip()))
        self.list.moved.connect(lambda name: self.set_name(name) if name else None)
        self.list.chosen.connect(self.set_name)
        self._lay_out(buttons)
        self.show_offers(())
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Return in a line must not agree to anything

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        help = QLabel(self.tr("Any torch.optim.Optimizer, run as it is:"))
        help.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        first = QHBoxLayout()
        first.addWidget(self.name, 1)
        first.addWidget(self.file)
        frame = QFrame()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(8, 8, 8, 8)
        row = QHBoxLayout()
        row.addWidget(self.offer, 1)
        row.addWidget(self.show_list)
        inner.addWidget(self.list, 1)
        inner.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setSpacing(8)
        outer.addWidget(help)
        outer.addLayout(first)
        outer.addWidget(frame, 1)
        outer.addWidget(self.consent)
        outer.addWidget(buttons)

    def set_name(self, name: str) -> None:
        """Puts a name into the field."""
        self.name.setText(name)

    def show_consent(self, text: str, usable: bool, agrees: bool) -> None:
        """What would run; `usable`: the name can be used; `agrees`: using it agrees to running code."""
        self.consent.setText(text)
        self.use.setEnabled(usable)
        self.use.setText(self.tr("Allow and use") if agrees else self.tr("Use"))

    def show_offers(self, offers: Sequence[OptimizerOffer]) -> None:
        """Classes to choose from."""
        self.list.setVisible(bool(offers))
        self.list.set_offers(offers)

    def show_list_note(self, text: str, button: bool) -> None:
        """Says something about the list; `button`: it can be asked for."""
        self.offer.setText(text)
        self.offer.setVisible(bool(text))
        self.show_list.setVisible(button)
