"""Connects the forms, the list of runs and the transport of the Bench with the experiment."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from app.replicates import names, shown_name
from app.spec_change import short_name
from engine.optimizer import optimizers
from engine.replicates import groups, needless
from widgets.colour_menu import ColourMenu
from widgets.engine_text import sentence, translated
from widgets.knob.number import shown
from widgets.plot.number_text import step_text, value_text
from widgets.plot.palette import RUN_COLOURS
from widgets.run_row import RunRow, RunState

if TYPE_CHECKING:
    from app.actions import Actions
    from app.bench_page import BenchPage
    from app.experiment_controller import ExperimentController
    from engine.run_history import RunHistory
    from engine.run_spec import RunSpec


class BenchController(QObject):
    """Forms show the controller's spec; what a person does in them becomes a call of the controller."""

    def __init__(self, page: BenchPage, experiment: ExperimentController, actions: Actions) -> None:
        super().__init__(page)
        self.page, self.experiment, self.actions = page, experiment, actions
        self._rows: list[RunRow] = []
        self._message = ""
        page.problem.chosen.connect(experiment.choose_problem)
        page.problem.value_changed.connect(self._edit)
        page.optimizer.chosen.connect(lambda name: experiment.choose_optimizer(experiment.selected, name))
        page.optimizer.value_changed.connect(
            lambda path, value: self._edit(f"runs.{experiment.selected}.optimizer.{path}", value)
        )
        page.schedule.value_changed.connect(self._edit_schedule)
        page.schedule.edited.connect(self._edit_schedule)
        page.replicates.edited.connect(lambda count: experiment.replicate(experiment.selected, count))
        page.runs.chosen.connect(lambda row: experiment.select(self._first(row)))
        page.runs.renamed.connect(lambda row, name: experiment.rename(self._first(row), name))
        page.runs.visibility_edited.connect(lambda row, on: experiment.set_look(self._first(row), visible=on))
        page.runs.colour_requested.connect(lambda row, place: self._ask_colour(self._first(row), place))
        page.runs.remove_requested.connect(lambda row: experiment.remove_run(self._first(row)))
        page.transport.speed.edited.connect(experiment.set_speed)
        page.notice.chosen.connect(lambda key: experiment.restart() if key == "restart" else experiment.undo())
        experiment.spec_changed.connect(self.show_spec)
        experiment.selection_changed.connect(page.optimizer.clear_errors)
        experiment.selection_changed.connect(self.show_spec)
        experiment.looks_changed.connect(self.show_rows)
        experiment.state_changed.connect(self.show_state)
        experiment.refused.connect(self._refuse)
        experiment.restart_changed.connect(self._ask_restart)

    # -- from the forms ------------------------------------------------------------------------------------------

    def _edit(self, path: str, value: object) -> None:
        if path == "watch" and isinstance(value, tuple):
            value = [round(number) for number in value]
        self.experiment.edit(path, list(value) if isinstance(value, tuple) else value)

    def _edit_schedule(self, entries: list[dict[str, object]]) -> None:
        if self.experiment.edit(f"runs.{self.experiment.selected}.schedule", entries):
            self.page.schedule.set_error("")

    def _first(self, row: int) -> int:
        """The run of a row of the list: the first one where it stands for replicates."""
        spec = self.experiment.spec
        assert spec is not None
        return groups(names(spec))[row][0]

    def _ask_colour(self, run: int, place: QPoint) -> None:
        menu = ColourMenu(RUN_COLOURS, self.experiment.looks[run].colour, self.page)
        menu.picked.connect(lambda colour: self.experiment.set_look(run, colour=colour))
        menu.popup(place)

    # -- to the forms --------------------------------------------------------------------------------------------

    def show_spec(self) -> None:
        """Fills all forms from the spec."""
        spec, page = self.experiment.spec, self.page
        if spec is None:
            return
        page.problem.set_problem(spec.problem, {
            "steps": spec.steps, "seed": spec.seed, "dtype": spec.dtype, "watch": spec.watch,
        })  # fmt: skip
        selected = self.experiment.selected
        run = spec.runs[selected]
        page.optimizer.set_optimizer(run.optimizer)
        page.schedule.set_schedule(run.schedule, spec.steps, float(run.optimizer.get("lr", 1e-3)))
        page.optimizer_section.set_title(self.tr("Optimizer of “%1”").replace("%1", _short(shown_name(spec, selected))))
        together = groups(names(spec))
        row = next(row for row, members in enumerate(together) if selected in members)
        reason = needless(spec.problem)
        page.replicates.set_count(len(together[row]), sentence(reason) + "." if reason else "")
        self.actions["remove_run"].setEnabled(len(together) > 1)
        self.show_rows()
        page.runs.set_current(row)

    def show_rows(self) -> None:
        """Fills the list of runs."""
        spec, state = self.experiment.spec, self.experiment.state
        if spec is None:
            return
        history = state.history if self.experiment.current else None
        there = history is not None and not self.experiment.restart_needed
        rows = []
        for members in groups(names(spec)):
            run, look = spec.runs[members[0]], self.experiment.looks[members[0]]
            summary, status = _summary(run, shown_name(spec, members[0])), self._status()
            if len(members) > 1:
                summary = self.tr("%1 replicates, %2").replace("%1", str(len(members))).replace("%2", summary)
            loss, detail = "", summary
            if there and history is not None and members[-1] < len(history.runs):
                records = [history[history.runs[place]] for place in members]
                ends = [float(one["loss"][-1]) for one in records if one.written and "loss" in one]
                if ends and self.experiment.started:
                    loss = value_text(mean_of(ends))
                fallen = [one for one in records if one.diverged_at is not None]
                if fallen:
                    status = "diverged" if len(fallen) == len(members) else status
                    detail = self._fall(fallen, len(members))
            rows.append(RunRow(shown_name(spec, members[0]), summary, look.colour, look.visible, status, loss, detail))
        if rows != self._rows:
            self._rows = rows
            self.page.runs.set_rows(rows)

    def _fall(self, fallen: list[RunHistory], count: int) -> str:
        """When and why a run diverged, or the first of its replicates, and how many did."""
        first = min(fallen, key=lambda one: one.diverged_at or 0)
        said = self.tr("Diverged at step %1: %2")
        if count > 1:
            said = self.tr("%3 of %4 replicates diverged, the first at step %1: %2")
            said = said.replace("%3", str(len(fallen))).replace("%4", str(count))
        return said.replace("%1", step_text(first.diverged_at or 0)).replace("%2", translated(first.diverged_reason))

    def _status(self) -> RunState:
        experiment = self.experiment
        if experiment.stopped:
            return "stopped"
        if not experiment.current or experiment.state.step == 0:
            return "running" if experiment.running else "ready"
        states: dict[str, RunState] = {"running": "running", "finished": "finished"}
        return states.get(experiment.state.status, "paused")

    def show_state(self) -> None:
        """Buttons and the engine's message."""
        experiment = self.experiment
        state = experiment.state
        going = experiment.running
        toggle = self.actions["toggle"]
        done = state.step > 0 and (experiment.stopped or state.status == "finished")
        label = self.tr("Pause") if going else self.tr("Run again") if done else self.tr("Run")
        toggle.setText(label)
        toggle.setProperty("shows", "pause" if going else "run")
        self.actions["stop"].setEnabled(state.step > 0 and not done)
        self.actions["step"].setEnabled(not going)
        self.actions["step_back"].setEnabled(not going and state.step > 0)
        self.actions["reset"].setEnabled(state.step > 0)
        message = "" if experiment.awaited else state.message
        if message != self._message:
            self._message = message
            if message:
                kind = "error" if state.status == "failed" else "warning"
                self.page.engine_notice.show_notice(sentence(message), kind)
            else:
                self.page.engine_notice.clear()
        if experiment.current and state.history is not None:
            self.page.optimizer.box.set_refusals(dict(state.refusals))
        self.show_rows()
        self.show_progress()

    def show_progress(self) -> None:
        """Where the experiment is; called by the frame clock."""
        experiment = self.experiment
        spec, state = experiment.spec, experiment.state
        if spec is None:
            return
        step = state.step if experiment.current else 0
        notes = {"starting": self.tr("Starting the engine…"), "restarting": self.tr("Restarting the engine…")}
        note = notes.get(state.status, "")
        if not note and state.status == "finished":
            note = self.tr("Finished")
        elif not note and experiment.stopped:
            note = self.tr("Stopped")
        elif not note and state.status == "paused":
            note = self.tr("Paused") if step else self.tr("Press Run, or the space bar")
        steps = state.spec.steps if experiment.current and state.spec is not None else spec.steps
        self.page.transport.set_progress(
            step, steps, state.steps_per_epoch, state.speed, running=experiment.running, note=note
        )

    def _refuse(self, path: str, text: str) -> None:
        page, selected = self.page, self.experiment.selected
        own = f"runs.{selected}.optimizer."
        if path == f"runs.{selected}.replicates":
            page.replicates.set_error(sentence(text))
            return
        if path.startswith(own) and page.optimizer.set_error(path.removeprefix(own), text):
            return
        if path.startswith(f"runs.{selected}.schedule"):
            page.schedule.set_error(sentence(text))
            return
        if page.problem.set_error(path, text):
            return
        page.engine_notice.show_notice(sentence(text), "error")

    def _ask_restart(self, needed: bool) -> None:
        if needed:
            self.page.notice.show_notice(
                self.tr("This change needs a restart."), "note",
                [("restart", self.tr("Restart")), ("undo", self.tr("Undo"))],
            )  # fmt: skip
        else:
            self.page.notice.clear()


def mean_of(values: list[float]) -> float:
    """The mean of the finite values, at least one; of a single value itself."""
    finite = [value for value in values if isfinite(value)]
    return sum(finite) / len(finite) if finite else values[0]


def _summary(run: RunSpec, shown_as: str) -> str:
    optimizer = optimizers[run.optimizer["name"]]
    values = run.knobs()
    name = short_name(run.optimizer)
    parts = [] if shown_as == name else [name]
    if "lr" in values:
        parts.append(f"lr {shown(values['lr'])}")
    parts += [
        f"{knob.name.replace('_', ' ')} {shown(values[knob.name])}"
        for knob in optimizer.knobs
        if knob.name in ("momentum", "weight_decay") and values[knob.name]
    ]
    if run.schedule:
        parts.append(" → ".join(str(entry.get("name", "product")) for entry in run.schedule))
    return ", ".join(parts)


def _short(name: str) -> str:
    return name if len(name) <= 24 else name[:23] + "…"
