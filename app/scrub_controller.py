"""A moment of runs that are computed to their end: moved by hand along their future, or played slowly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from widgets.plot.number_text import step_text

if TYPE_CHECKING:
    from app.experiment_controller import ExperimentController
    from app.plot_board import PlotBoard

POWER = 1.5
"""Moments are closer together at first, where most happens."""


class ScrubController(QObject):
    """The bar under the plots of the Bench, and the line over their curves. At its right end it shows all."""

    changed = Signal()
    """`step` is another one."""

    def __init__(self, board: PlotBoard, experiment: ExperimentController) -> None:
        super().__init__(board)
        self.board, self.experiment, self.bar = board, experiment, board.scrub
        self.step: int | None = None
        """The moment; None for the end."""
        self._offered = False
        self.bar.show_axis(self.tr("Moment"), self.bar.last)
        self.bar.moved.connect(lambda _frame: self.show())
        self.bar.due.connect(self.bar.advance)
        for plot in board.timed:
            plot.step_picked.connect(self._pick)
        board.instant.toggled.connect(lambda _on: self.show())
        experiment.state_changed.connect(self.show)

    def offer(self, surface: bool) -> None:
        """Whether the problem is a surface that can be seen from above."""
        self._offered = surface
        self.show()

    @property
    def there(self) -> bool:
        """Whether everything is computed."""
        experiment = self.experiment
        return experiment.current and experiment.state.status == "finished" and experiment.state.step > 0

    def show(self) -> None:
        """The bar, and the moment on all plots, as everything now stands."""
        offered = self._offered and self.board.instant.isChecked()
        there, last = offered and self.there, self.experiment.state.step
        self.bar.setVisible(offered)
        self.bar.setEnabled(there)
        if not there and (not offered or self.experiment.running):
            self.bar.play.setChecked(False)
        moment = round(last * (self.bar.frame / self.bar.last) ** POWER) if there else last
        step = moment if there and self.bar.frame < self.bar.last else None
        self.bar.show_value(step_text(moment) if there else "")
        if step != self.step:
            self.step = step
            for plot in self.board.timed:
                plot.set_step(step)
            self.changed.emit()

    def _pick(self, step: int) -> None:
        last = max(self.experiment.state.step, 1)
        self.bar.go(round(self.bar.last * min(step / last, 1.0) ** (1 / POWER)))
