"""A small dialog that asks over how many steps to smooth, with a live preview."""

from collections.abc import Callable

from PySide6.QtWidgets import QInputDialog, QWidget


class SmoothingDialog(QInputDialog):
    """Calls `apply` with every number typed, and with the first one again when cancelled."""

    def __init__(self, parent: QWidget, before: int, apply: Callable[[int], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Smoothing"))
        self.setLabelText(self.tr("Average over steps (0 = off):"))
        self.setInputMode(QInputDialog.InputMode.IntInput)
        self.setIntRange(0, 10_000_000)
        self.setIntValue(before)
        self.intValueChanged.connect(apply)
        self.rejected.connect(lambda: apply(before))
        self.finished.connect(self.deleteLater)
