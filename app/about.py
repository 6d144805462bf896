"""What this program is, its version, and whose work it stands on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.icons import icon
from engine.session.writer import stamped
from widgets.labels import embolden

PROJECTS = (
    "PyTorch, NumPy, SymPy, LLVM (llvmlite), Qt (PySide6), pyqtgraph, pydantic, safetensors, Pillow, ziamath, pypdf"
)
NAMES = {"program": "Optimizer Lab", "python": "Python", "torch": "PyTorch", "numpy": "NumPy"}


class About(QDialog):
    """Versions can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Optimizer Lab"))
        versions = stamped({})
        picture = QLabel()
        picture.setPixmap(icon("app").pixmap(72, 72))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        title = QLabel("Optimizer Lab")
        embolden(title, 1.5)
        listed = "\n".join(f"{name}  {versions[key]}" for key, name in NAMES.items())
        body = QLabel(
            self.tr("A laboratory in which you see what optimizers do, step by step and block by block. MIT licence.")
            + f"\n\n{listed}\n\n" + self.tr("It stands on the work of") + f" {PROJECTS}."
        )  # fmt: skip
        body.setWordWrap(True)
        body.setMinimumWidth(380)
        body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout()
        column.addWidget(title)
        column.addWidget(body)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(picture)
        row.addLayout(column)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 14)
        outer.addLayout(row)
        outer.addWidget(buttons)
