"""What is to be known of one quantity: how to read it, its unit and cost, and how often it is taken."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from widgets.dashboard.offer_list import Offer

MOST = 1_000_000


class StepsBox(QSpinBox):
    """A number of steps; leaves the wheel to the page while it has no focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(1, MOST)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only with focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class OfferDetails(QWidget):
    """`edited(name, every)` when the user has set another cadence, `parted(name, on)` when every tensor of the problem
    is to have a plot of its own, or no longer.
    """

    edited = Signal(str, int)
    parted = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer: Offer | None = None
        self.text, self.facts, self.every = QLabel(), QLabel(), StepsBox()
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setMinimumHeight(6 * self.fontMetrics().lineSpacing())
        self.facts.setWordWrap(True)
        self.facts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.every.setAccessibleName(self.tr("Steps from one measurement to the next"))
        self.every.valueChanged.connect(self._changed)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(self.tr("every")))
        row.addWidget(self.every)
        row.addWidget(QLabel(self.tr("steps")))
        row.addStretch(1)
        self.apart = QCheckBox(self.tr("Layer by layer"))
        self.apart.setToolTip(self.tr("Also of each tensor of the network alone; needs a restart"))
        self.apart.clicked.connect(lambda on: self.offer and self.parted.emit(self.offer.name, on))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.text, self.facts, self._row, self.apart):
            column.addWidget(widget)
        self.show_offer(None)

    def show_offer(self, offer: Offer | None) -> None:
        """Tells of this one; emits nothing."""
        self.offer = offer
        self.setVisible(offer is not None)
        if offer is None:
            return
        told = offer.help
        if offer.reason:
            told = self.tr("Not here: {reason}").format(reason=offer.reason)
        elif offer.failure:
            told = self.tr("Could not be measured: {reason}").format(reason=offer.failure)
        self.text.setText(told)
        self.facts.setText(" · ".join(part for part in (offer.unit, offer.cost) if part))
        self.facts.setVisible(bool(self.facts.text()))
        self._row.setEnabled(offer.paced and not offer.reason)
        self.apart.setVisible(offer.tensors > 1)
        self.apart.setEnabled(not offer.reason)
        self.apart.setChecked(offer.apart)
        self.every.blockSignals(True)
        self.every.setValue(offer.every)
        self.every.blockSignals(False)

    def _changed(self, every: int) -> None:
        if self.offer is not None and every != self.offer.every:
            self.edited.emit(self.offer.name, every)
