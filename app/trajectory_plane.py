"""The paths of many parameters in the plane in which they mostly lie."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from app.run_curves import run_curves
from widgets.plot.style import PathStyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.experiment_controller import ExperimentController
    from app.plot_board import PlotBoard
    from engine.host.state import Answer
    from engine.spec import ExperimentSpec

PERIOD_MS = 400
SHARE, MOST_REST = 200, 10.0
"""While it trains the engine rests from the plane for so many times what the last one cost, or so many seconds: it
makes no steps meanwhile, and a screen that follows it shows none.
"""
LOST_SECONDS = 5.0
"""A question that was not answered by then was lost with its engine."""
MARGIN, SLACK = 0.12, (0.6, 0.45)
"""Free part around the paths; they may shrink to these parts of the picture before it is cut anew."""


class TrajectoryPlane(QObject):
    """Asks the engine while it is `keep`-t up to date; `known` is whether there is something to see."""

    changed = Signal()

    def __init__(self, board: PlotBoard, experiment: ExperimentController) -> None:
        super().__init__(board)
        self.board, self.experiment = board, experiment
        self._found: Any = None
        self._bounds: tuple[float, float, float, float] | None = None
        self._asked: tuple[int, int] | None = None
        self._ticket: int | None = None
        self._asked_at = self._rest = 0.0
        self._clock = QTimer(self, interval=PERIOD_MS)
        self._clock.timeout.connect(self._ask)
        experiment.answered.connect(self._answered)

    @property
    def known(self) -> bool:
        """Whether the engine has answered."""
        return self._found is not None

    def forget(self) -> None:
        """Another experiment, or its start."""
        self._found = self._bounds = None

    def keep(self, on: bool) -> None:
        """Follow the experiment, or no longer."""
        if on and not self._clock.isActive():
            self._clock.start()
        elif not on:
            self._clock.stop()

    def _ask(self) -> None:
        experiment = self.experiment
        state = experiment.state
        if not experiment.current or state.step == 0 or not self.board.path_panel.isVisible():
            return
        now = (state.generation, state.step)
        same = self._asked is not None and self._asked[0] == state.generation
        waited = time.monotonic() - self._asked_at
        unanswered = self._ticket is not None and waited < LOST_SECONDS
        if same and (unanswered or (experiment.running and waited < self._rest)):
            return
        if self._asked != now and state.status not in ("starting", "restarting", "failed"):
            self._asked, self._asked_at = now, time.monotonic()
            self._ticket = experiment.host.ask("plane")

    def _answered(self, answer: Answer) -> None:
        if answer.ticket == self._ticket:
            self._ticket, self._rest = None, min(SHARE * (time.monotonic() - self._asked_at), MOST_REST)
        if answer.question != "plane" or answer.generation != self.experiment.state.generation or answer.value is None:
            return
        if not self.experiment.current or self.experiment.state.step == 0:
            return
        self._found = answer.value
        self.show()
        self.changed.emit()

    def show(self) -> None:
        """What is known, in the runs' present looks."""
        spec, plot = self.experiment.spec, self.board.plane
        if spec is None or self._found is None:
            return
        points, shares = np.asarray(self._found.points), self._found.shares
        paths = []
        history = self.experiment.state.history
        recorded = [run.name for run in spec.runs] if history is None else history.runs
        for run, place, name in runs_of(spec, recorded[: points.shape[1]]):
            x, y, look = points[:, place, 0], points[:, place, 1], self.experiment.looks[run]
            known = np.isfinite(x) & np.isfinite(y)
            paths.append(PathStyle(x[known], y[known], look.colour, name, look.visible, run=run))
        plot.set_paths(paths)
        name = self.tr("direction %1 (%2 %)")
        plot.set_names(*(name.replace("%1", str(i + 1)).replace("%2", f"{100 * s:.0f}") for i, s in enumerate(shares)))
        finite = points[np.isfinite(points).all(-1)]
        if len(finite):
            self._fit(finite.min(0), finite.max(0))

    def _fit(self, low: np.ndarray, high: np.ndarray) -> None:
        """The picture is cut anew where the paths leave it or have become small in it."""
        span = np.maximum(high - low, 1e-12)
        old = self._bounds
        if old is not None:
            inside = old[0] <= low[0] and high[0] <= old[1] and old[2] <= low[1] and high[1] <= old[3]
            if inside and span[0] > SLACK[0] * (old[1] - old[0]) and span[1] > SLACK[1] * (old[3] - old[2]):
                return
        low, high = low - MARGIN * span, high + MARGIN * span
        self._bounds = (float(low[0]), float(high[0]), float(low[1]), float(high[1]))
        self.board.plane.set_bounds(*self._bounds)


def runs_of(spec: ExperimentSpec, recorded: Sequence[str]) -> list[tuple[int, int, str]]:
    """(run of the settings, place in the history, name) of every path; all replicates belong to the first."""
    return [(one.run, place, one.name) for one in run_curves(recorded, spec) for place in one.members]
