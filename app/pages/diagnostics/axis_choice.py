"""The x axes that an experiment can be drawn over: steps, epochs, gradient evaluations, effective time, seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.optimizer import optimizers
from widgets.dashboard.axes import Axis, Course, straight

if TYPE_CHECKING:
    from engine.history import History
    from engine.host.clock import Clock
    from engine.host.state import EngineState
    from engine.run_spec import RunSpec
    from engine.spec import ExperimentSpec

POINTS = 2000
MICROSECOND = 1e-6


def evaluations(run: RunSpec) -> int | None:
    """Gradients of one step: one, and one more for each block that looks elsewhere; None where steps differ."""
    declared = optimizers[run.optimizer["name"]]
    if declared.foreign is not None:
        return None
    blocks = declared.blocks(declared.values({k: v for k, v in run.optimizer.items() if k != "name"}))
    if any("curvature" in block.arguments for block in blocks):
        return None
    return 1 + sum(block.probe is not None for block in blocks)


def spent_rate(history: History, run: int, unit: float) -> Course | None:
    """Sum of the learning rates of the updates that led to each step, in units of ``unit``."""
    rows = history.rows_of(run)
    if rows < 2:
        return None
    found = history.read(run, "lr", 0, rows, POINTS)
    ends = np.append(found.steps[1:], rows)
    spent = np.cumsum(np.nan_to_num(found.mean) * (ends - found.steps)) / unit
    return Course(np.append(found.steps, rows).astype(np.float64), np.concatenate([[0.0], spent]))


def computing(clock: Clock | None) -> Course | None:
    """The microseconds of computing behind each step; None where the beginning of the run is not known."""
    if clock is None:
        return None
    steps, seconds = clock.course()
    return Course(steps, seconds / MICROSECOND) if len(steps) > 1 and steps[0] == 0 else None


def axes(spec: ExperimentSpec, state: EngineState, history: History | None) -> list[Axis]:
    """Those that are known for every run of ``spec``; the first is over steps."""
    translate = QCoreApplication.translate
    same = straight()
    found = [Axis("step", translate("Axis", "step"), 1.0, lambda run: same)]
    if state.steps_per_epoch:
        found.append(Axis("epoch", translate("Axis", "epoch"), 1.0 / state.steps_per_epoch, lambda run: same))
    counts = [evaluations(run) for run in spec.runs]
    known = [count for count in counts if count is not None]
    if len(known) == len(counts):
        ways = [straight(count) for count in known]
        found.append(Axis("evaluations", translate("Axis", "gradient evaluations"), 1.0, lambda run: ways[run]))
    if computing(state.clock) is not None:
        label = translate("Axis", "seconds of computing")
        found.append(Axis("seconds", label, MICROSECOND, lambda run: computing(state.clock)))
    if "lr" in spec.record:
        unit = max([float(run.optimizer.get("lr") or 0.0) for run in spec.runs]) or 1.0
        found.append(Axis("time", translate("Axis", "effective time Ση"), unit, _Rates(history, unit)))
    return found


class _Rates:
    """Courses by run, read again when the history has grown."""

    def __init__(self, history: History | None, unit: float) -> None:
        self.history, self.unit = history, unit
        self._kept: dict[int, tuple[int, Course | None]] = {}

    def __call__(self, run: int) -> Course | None:
        history = self.history
        if history is None or run >= len(history.runs) or "lr" not in history.channels:
            return None
        version = history.version
        if run not in self._kept or self._kept[run][0] != version:
            self._kept[run] = (version, spent_rate(history, run, self.unit))
        return self._kept[run][1]
