"""The button for a logarithmic axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QToolButton

if TYPE_CHECKING:
    from widgets.plot.curve_plot import CurvePlot


class LogButton(QToolButton):
    """Goes with one plot: each follows the other, also where the plot's own menu is used."""

    def __init__(self, plot: CurvePlot, *, on: bool = False) -> None:
        super().__init__()
        self.setText(self.tr("Log"))
        self.setToolTip(self.tr("Logarithmic axis"))
        self.setCheckable(True)
        self.setChecked(on)
        plot.set_log(on)
        self.toggled.connect(plot.set_log)
        plot.log_edited.connect(self.setChecked)
