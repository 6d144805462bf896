"""The field that shows which optimizer is used and, when opened, a searchable list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from engine.optimizer import optimizers
from widgets.engine_text import translated
from widgets.knob.choice_editor import ChoiceBox
from widgets.optimizer_list import OptimizerList
from widgets.optimizer_offer import OptimizerOffer

if TYPE_CHECKING:
    from collections.abc import Mapping

SMALLEST, HEIGHT = 270, 400


class OptimizerPopup(QFrame):
    """The list, and a way to classes from outside."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.list = OptimizerList()
        self.other = QPushButton(self.tr("Another class…"))
        self.other.setToolTip(self.tr("A torch.optim.Optimizer of a package, a Python file, or pytorch_optimizer"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 8)
        outer.setSpacing(6)
        outer.addWidget(self.list, 1)
        outer.addWidget(self.other)


class OptimizerChoice(ChoiceBox):
    """`activated` as of any list to open; `other_requested`: a class that is not in it."""

    other_requested = Signal()

    def __init__(self, outside: bool = False, parent: QWidget | None = None) -> None:
        """`outside`: classes from outside are offered."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Optimizer"))
        self._outside = outside
        self._reasons: dict[str, str] = {}
        self.popup: OptimizerPopup | None = None
        for optimizer in optimizers:
            self.addItem(optimizer.name)
        self._show_reasons()

    def set_refusals(self, reasons: Mapping[str, str]) -> None:
        """Why some rules cannot be used on the present problem, by name."""
        if dict(reasons) != self._reasons:
            self._reasons = dict(reasons)
            self._show_reasons()

    def offers(self) -> list[OptimizerOffer]:
        """Every rule of the project."""
        found = []
        for rule in optimizers:
            reason = self._reasons.get(rule.name, "").removeprefix(f"{rule.name} cannot be used here: ")
            title, told = translated(rule.title), translated(rule.help)
            found.append(OptimizerOffer(rule.name, title, told, rule.family, translated(reason)))
        return found

    def _show_reasons(self) -> None:
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        for place, offer in enumerate(self.offers()):
            model.item(place).setEnabled(not offer.reason)
            model.item(place).setToolTip(offer.tip)

    def showPopup(self) -> None:
        """The searchable list instead of the plain one."""
        if self.popup is None:
            self.popup = OptimizerPopup(self)
            self.popup.list.chosen.connect(self._take)
            self.popup.other.setVisible(self._outside)
            self.popup.other.clicked.connect(self._other)
        height = min(HEIGHT, self.screen().availableGeometry().height())
        self.popup.resize(max(self.width(), SMALLEST), height)
        self.popup.ensurePolished()
        self.popup.list.resize(self.popup.width() - 16, height)
        self.popup.list.search.clear()
        self.popup.list.set_offers(self.offers(), self.currentText())
        below = self.mapToGlobal(QPoint(0, self.height() + 1))
        room = self.screen().availableGeometry()
        top = min(below.y(), room.bottom() - height)
        self.popup.move(min(below.x(), room.right() - self.popup.width()), max(top, room.top()))
        self.popup.show()
        self.popup.list.search.setFocus()

    def hidePopup(self) -> None:
        """Also the searchable one."""
        if self.popup is not None:
            self.popup.hide()
        super().hidePopup()

    def _take(self, name: str) -> None:
        self.hidePopup()
        place = self.findText(name)
        self.setCurrentIndex(place)
        self.activated.emit(place)

    def _other(self) -> None:
        self.hidePopup()
        self.other_requested.emit()
