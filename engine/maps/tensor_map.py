"""Pixels of a map as ordinary experiments, many runs at a time: whatever trains on the Bench can be mapped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.maps.by_problem import by_problem
from engine.maps.figures import distance, oscillations, winner
from engine.maps.task import put
from engine.spec import MAX_RUNS, parse

if TYPE_CHECKING:
    from engine.foreign.permission import Permission
    from engine.maps.task import MapTask
    from engine.run_history import RunHistory

Array = NDArray[np.float64]
Pixels = NDArray[np.int64]
ROOM = 1 << 22
"""Recorded numbers of one experiment at most."""
TOGETHER, ALONE = 256, 8
"""Pixels of a tile at most; fewer where each is an experiment of its own, which larger tiles would not make faster."""


class TensorMap:
    """Answers the figures of any pixels of ``task`` on ``device``. Raises InputError as an experiment does.

    Pixels with the same problem and seed are runs of one experiment. ``allow_code``: as of an Experiment.
    """

    def __init__(self, task: MapTask, device: str = "cpu", allow_code: Permission = False) -> None:
        self.task, self.device, self.allow_code = task, device, allow_code
        most = ALONE if all(axis.shared for axis in task.axes) else TOGETHER
        self.most = max(1, min(MAX_RUNS // len(task.runs), most, ROOM // ((task.spec.steps + 1) * 4 * len(task.runs))))

    def figures(self, pixels: Pixels, cancelled: Callable[[], bool] = lambda: False) -> dict[str, Array] | None:
        """As of a FusedMap."""
        return by_problem(self.task, pixels, lambda places: self._experiment(places, cancelled))

    def _experiment(self, places: tuple[Pixels, Pixels], cancelled: Callable[[], bool]) -> dict[str, Array] | None:
        from engine.experiment import Experiment

        task, count = self.task, len(places[0])
        table = task.spec.table() | {"axes": [], "record": ["loss"], "watch": [], "measure_every": None}
        runs = []
        for pixel in range(count):
            whole = task.spec.table()
            for axis, place in zip(task.axes, places, strict=True):
                for path in axis.paths:
                    put(table if axis.shared else whole, path, axis.value(int(place[pixel])))
            runs += [whole["runs"][run] | {"name": f"{pixel} {run}"} for run in task.runs]
        experiment = Experiment(parse(table | {"runs": runs}), self.device, allow_code=self.allow_code)
        while not experiment.finished:
            if cancelled():
                return None
            experiment.advance(experiment.longest)
        assert experiment.history is not None
        figures = [self._figures(experiment.history[f"{p} {r}"], experiment) for p in range(count) for r in task.runs]
        if task.colour == "winner":
            losses = np.array([one["final_loss"] for one in figures]).reshape(count, len(task.runs)).T
            return {"winner": winner(losses), "final_loss": np.fmin.reduce(losses)}
        return {name: np.array([one[name] for one in figures]) for name in figures[0]}

    def _figures(self, run: RunHistory, experiment: object) -> dict[str, float]:
        task = self.task
        loss, diverged = run["loss"], np.nan if run.diverged_at is None else float(run.diverged_at)
        alive = loss if run.diverged_at is None else loss[: run.diverged_at]
        reached = np.flatnonzero(alive <= task.tolerance)
        found = {
            "final_loss": float(loss[-1]) if run.diverged_at is None else np.nan,
            "diverged_at": diverged,
            "steps_to_tolerance": float(reached[0]) if len(reached) else np.nan,
        }
        if task.colour == "oscillations":
            found["oscillations"] = float(oscillations(loss[:, None], np.array([diverged]))[0])
        if task.colour == "distance":
            surface = task.surface
            assert surface is not None
            values = experiment.spec.problem_values()  # type: ignore[attr-defined]
            minima = np.array(surface.minima(values), np.float64)[:, :, None]
            place = run["x"][-1 if run.diverged_at is None else run.diverged_at - 1]
            found["distance"] = float(distance(place[None], minima)[0])
        return found
