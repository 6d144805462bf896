"""Plots that show the same steps: panning one pans them all."""

from functools import partial
from weakref import ref

from PySide6.QtCore import QObject
from shiboken6 import isValid

from widgets.plot.curve_plot import CurvePlot


class LinkedSteps(QObject):
    """Keeps the x range and the follow mode of its plots equal; plots may be destroyed at any time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plots: list[ref[CurvePlot]] = []

    def add(self, plot: CurvePlot) -> None:
        """Let `plot` take part; it takes over the range of those already here."""
        others = self._living()
        if others:
            plot.show_steps(*others[0].step_range, following=others[0].following)
        self._plots.append(ref(plot))
        plot.steps_edited.connect(partial(self._spread, ref(plot)))

    def _living(self) -> list[CurvePlot]:
        return [plot for entry in self._plots if (plot := entry()) is not None and isValid(plot)]

    def _spread(self, origin: "ref[CurvePlot]", low: float, high: float, following: bool) -> None:
        for plot in self._living():
            if plot is not origin():
                plot.show_steps(low, high, following=following)
