"""The selected run from several starts at once: faint paths beside its own."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.contour import surface_of
from widgets.plot.style import PathStyle

if TYPE_CHECKING:
    from app.experiment_controller import ExperimentController
    from app.plot_board import PlotBoard
    from engine.host.state import Answer

CLOUD = 24
SPREAD = 0.07
"""Standard deviation of a cloud in widths of the window."""
RUNNING_SECONDS = 0.3
LOST_SECONDS = 5.0
UPDATES = 1_000_000
"""Steps times starts that are made for one picture at most."""


class TrajectoryStarts(QObject):
    """Asks the engine for the paths when the experiment stands still or at most every 0.3 s."""

    changed = Signal()

    def __init__(self, board: PlotBoard, experiment: ExperimentController) -> None:
        super().__init__(board)
        self.board, self.experiment = board, experiment
        self.mode = "one"
        self._asked: Any = None
        self._asked_at = 0.0
        self._ticket: int | None = None
        self._found: tuple[int, tuple[np.ndarray, ...]] | None = None
        board.starts_edited.connect(self.choose)
        experiment.answered.connect(self._answered)

    def choose(self, mode: str) -> None:
        """'one', 'grid' or 'cloud'."""
        self.mode = mode
        box = self.board.starts
        if box.currentData() != mode:
            box.setCurrentIndex(max(box.findData(mode), 0))
        self._asked, self._found = None, None
        self.changed.emit()

    def paths(self) -> list[PathStyle]:
        """What is known of them."""
        experiment = self.experiment
        if self.mode == "one" or self._found is None or not experiment.current:
            return []
        run, found = self._found
        if run >= len(experiment.looks):
            return []
        look = experiment.looks[run]
        return [PathStyle(p[:, 0], p[:, 1], look.colour, "", look.visible, faint=True, run=run) for p in found]

    def frame(self, _moved: bool) -> None:
        """Asks, when something has changed."""
        experiment = self.experiment
        state, spec = experiment.state, experiment.spec
        if self.mode == "one" or spec is None or not experiment.current or state.spec is None:
            return
        if state.status not in ("running", "paused", "finished") or surface_of(state.spec.problem) is None:
            return
        waited = time.monotonic() - self._asked_at
        if self._ticket is not None and waited < LOST_SECONDS:
            return
        if experiment.running and waited < RUNNING_SECONDS:
            return
        wanted = (state.generation, state.step, experiment.selected, self.mode, state.events)
        if wanted == self._asked or experiment.selected >= len(state.spec.runs):
            return
        self._asked, self._asked_at = wanted, time.monotonic()
        starts = starts_of(state.spec.problem, self.mode)
        steps = min(state.step, UPDATES // len(starts))
        self._ticket = experiment.host.ask("starts", starts=starts, run=experiment.selected, steps=steps)

    def _answered(self, answer: Answer) -> None:
        if answer.ticket != self._ticket:
            return
        self._ticket = None
        if answer.value is not None and self._asked is not None:
            self._found = (self._asked[2], answer.value.paths)
            self.changed.emit()


def starts_of(problem: dict[str, Any], mode: str) -> list[list[float]]:
    """Nine places spread over the window of a surface, or a cloud around its start."""
    surface = surface_of(problem)
    assert surface is not None
    values = surface.values({key: value for key, value in problem.items() if key != "name"})
    x0, x1, y0, y1 = surface.view(values)
    if mode == "grid":
        shares = (1 / 6, 1 / 2, 5 / 6)
        return [[x0 + (x1 - x0) * s, y0 + (y1 - y0) * t] for t in shares for s in shares]
    around = np.random.default_rng(0).normal(size=(CLOUD, 2)) * SPREAD * np.array([x1 - x0, y1 - y0])
    return (np.array(values["start"]) + around).tolist()  # type: ignore[no-any-return]
