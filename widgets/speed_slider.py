"""How fast the experiment goes: from one step per click to full speed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from widgets.knob.slider import PlaceSlider
from widgets.plot.number_text import step_text

SPEEDS: tuple[float | None, ...] = (
    0.0, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0, None,
)  # fmt: skip
"""Steps per second; 0 is one step per click, None as fast as it goes."""


class SpeedSlider(QWidget):
    """`edited` carries steps per second, 0 for one step per click, None for full speed."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slider = PlaceSlider()
        self._slider.setRange(0, len(SPEEDS) - 1)
        self._slider.setSingleStep(1)
        self._slider.setPageStep(3)
        self._slider.setFixedWidth(116)
        self._slider.setAccessibleName(self.tr("Speed"))
        self._slider.setToolTip(self.tr("Speed: from one step per click (left) to full speed (right)"))
        self._label = QLabel()
        self._label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        metrics = self._label.fontMetrics()
        self._label.setFixedWidth(max(metrics.horizontalAdvance(_name(speed)) for speed in SPEEDS) + 4)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._slider)
        row.addWidget(self._label)
        self._slider.valueChanged.connect(self._changed)
        self.set_value(None)

    def value(self) -> float | None:
        """Steps per second; see the class."""
        return SPEEDS[self._slider.value()]

    def set_value(self, speed: float | None) -> None:
        """Shows the nearest speed not below; emits nothing."""
        places = [i for i, known in enumerate(SPEEDS) if known is None or (speed is not None and known >= speed)]
        self._slider.blockSignals(True)
        self._slider.setValue(places[0])
        self._slider.blockSignals(False)
        self._slider.update()
        self._label.setText(_name(self.value()))

    def _changed(self) -> None:
        self._label.setText(_name(self.value()))
        self.edited.emit(self.value())


def _name(speed: float | None) -> str:
    if speed is None:
        return QCoreApplication.translate("SpeedSlider", "Full speed")
    if speed == 0:
        return QCoreApplication.translate("SpeedSlider", "Step per click")
    return QCoreApplication.translate("SpeedSlider", "%1 steps/s").replace("%1", step_text(speed))
