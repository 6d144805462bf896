"""The alarm before a spike, live: reads the signs while they are recorded, says so in a line, marks the plots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.replicates import shown_name
from engine.report.alarm import QUANTITIES, alarms
from widgets.plot.number_text import step_text, value_text
from widgets.plot.style import EventMarker

if TYPE_CHECKING:
    from app.experiment_controller import ExperimentController
    from engine.history import History
    from widgets.notice_bar import NoticeBar

PERIOD_MS = 200
APART = 20
"""Steps: signs closer together are one alarm."""
MOST = 50
"""Alarms of one run that are marked."""
COLOUR = "#D08A00"


@dataclass(frozen=True)
class Alarm:
    """Run ``run`` showed the signs at ``step``: g² ``lag`` times v̂, the step's ``curvature`` in units of its limit."""

    run: int
    step: int
    lag: float
    curvature: float


class AlarmController(QObject):
    """``alarms`` of the experiment on the Bench, in the order in which they came; `sounded` when there are more."""

    sounded = Signal()

    def __init__(self, experiment: ExperimentController, notice: NoticeBar) -> None:
        super().__init__(experiment)
        self.experiment, self.notice = experiment, notice
        self.alarms: list[Alarm] = []
        self._about: object = None
        self._seen: dict[int, int] = {}
        self._said = ""
        self._clock = QTimer(self, interval=PERIOD_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()

    def look(self) -> None:
        """Reads what has been recorded since the last look."""
        state = self.experiment.state
        history = state.history if self.experiment.current else None
        if self._about != (state.generation, history is None):
            self._about, self._seen = (state.generation, history is None), {}
            self._quiet()
        if history is None or self.experiment.spec is None or not set(QUANTITIES) <= set(history.channels):
            return
        found = [alarm for run in range(len(self.experiment.looks)) for alarm in self._new(history, run)]
        if found:
            self.alarms += found
            self._say(found[-1])
            self.sounded.emit()

    def _new(self, history: History, run: int) -> list[Alarm]:
        rows, seen = history.rows_of(run) if run < len(history.runs) else 0, self._seen.get(run, 0)
        if rows <= seen:
            return []
        self._seen[run] = rows
        first = max(0, seen - APART)
        record = history[history.runs[run]]
        lag, curvature = (record[name][first:rows] for name in QUANTITIES)
        steps = [first + row for row in alarms(lag, curvature, APART) if first + row >= seen]
        room = MOST - sum(alarm.run == run for alarm in self.alarms)
        return [
            Alarm(run, step, float(lag[step - first]), float(curvature[step - first])) for step in steps[: max(room, 0)]
        ]

    def _quiet(self) -> None:
        if self.alarms:
            self.alarms = []
            self.sounded.emit()
        if self._said and self.notice.text() == self._said:
            self.notice.clear()
        self._said = ""

    def _say(self, alarm: Alarm) -> None:
        """In the line over the page, unless it says something else."""
        if self.notice.text() not in ("", self._said):
            return
        said = self.tr("%1 at step %2: a spike may follow. %3")
        said = said.replace("%1", self._name(alarm)).replace("%2", step_text(alarm.step))
        self.notice.show_notice(said.replace("%3", self._signs(alarm)), "warning")
        self._said = self.notice.text()

    def _name(self, alarm: Alarm) -> str:
        spec = self.experiment.spec
        return "" if spec is None or alarm.run >= len(spec.runs) else shown_name(spec, alarm.run)

    def _signs(self, alarm: Alarm) -> str:
        said = self.tr("g² is %1 times v̂, and the loss along the step is bent %2 times as much as is stable.")
        return said.replace("%1", value_text(alarm.lag)).replace("%2", value_text(alarm.curvature))

    def marks(self) -> list[tuple[int, EventMarker]]:
        """A mark for each alarm, with its run."""
        return [(one.run, EventMarker(one.step, self._mark_text(one), COLOUR)) for one in self.alarms]

    def _mark_text(self, alarm: Alarm) -> str:
        said = self.tr("%1: signs before a spike. %2")
        return said.replace("%1", self._name(alarm)).replace("%2", self._signs(alarm))
