"""Between the forms and the engine: the experiment as the person has set it up, and what becomes of each change.

At step 0 a change loads the experiment anew, quietly and at most every 50 ms. Afterwards a live knob is edited
live. What cannot change while running waits for a restart; the person is asked in a line over the page.

On a surface steps cost next to nothing. There a change of the problem runs the experiment anew to where it stood; with
`instant` every change runs it anew to its end. The former picture stays until the new one is whole.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.rerun import PATIENCE_SECONDS, comparable, instantly, rerunnable
from app.run_look import RunLook, free_colour
from engine.errors import InputError
from engine.event import edited
from engine.optimizer import optimizers
from engine.problem import problems
from engine.spec import DEFAULT_RECORD, MEASURES, ExperimentSpec, parse
from engine.spec_difference import at_step
from widgets.plot.palette import RUN_COLOURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.event import Event
    from engine.history import History
    from engine.host.host import EngineHost
    from engine.host.state import EngineState

DEBOUNCE_MS = 50
SOON_MS = 1


class ExperimentController(QObject):
    """`spec` is what the forms show; the engine has it too, unless `restart_needed`."""

    spec_changed = Signal()
    looks_changed = Signal()
    selection_changed = Signal()
    state_changed = Signal()
    """Status, generation, message, events or frozen runs differ from the last poll."""
    refused = Signal(str, str)
    """A change was refused: (path, one line)."""
    restart_changed = Signal(bool)
    answered = Signal(object)
    """The engine's `Answer` to a question."""

    def __init__(self, host: EngineHost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.host = host
        self.state: EngineState = host.state
        self.spec: ExperimentSpec | None = None
        self.looks: list[RunLook] = []
        self.selected = 0
        self.restart_needed = False
        self.stopped = False
        self.minded: set[str] = set()
        """Questions whose askers say themselves what went wrong."""
        self.speed: float | None = None
        self._generation = -1
        self._wants_run = False
        self._until: int | None = None
        self.instant = True
        self._quiet = self._unasked = False
        self._sent_at = 0.0
        self._shown: int | None = None
        self._undo: tuple[ExperimentSpec, list[RunLook], int] | None = None
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self._load_when_free)

    # -- the engine's state --------------------------------------------------------------------------------------

    def poll(self) -> bool:
        """Looks at the engine; whether anything but the step count differs."""
        for answer in self.host.answers():
            self.answered.emit(answer)
            heard = answer.question in self.minded
            if answer.error and answer.generation == self.state.generation and not heard:
                self.refused.emit("", answer.error)
        old, new = self.state, self.host.state
        if new is old:
            return False
        if self._quiet and self._held(new):
            return False
        self.state = new
        if new.status in ("finished", "failed") or (new.status == "paused" and old.status == "running"):
            self._wants_run = False
        keys = ("status", "generation", "message", "events", "frozen", "history", "labels", "restarts", "dimension")
        changed = any(_differ(getattr(old, key), getattr(new, key)) for key in keys)
        changed |= (old.step == 0) != (new.step == 0)
        if changed:
            self.state_changed.emit()
        return changed

    @property
    def current(self) -> bool:
        """Whether the engine's state belongs to what was last loaded here (or is shown until that is whole)."""
        return self.state.generation in (self._generation, self._shown)

    @property
    def started(self) -> bool:
        """Whether the experiment has left step 0, or is about to."""
        return self._wants_run or (self.current and not self._timer.isActive() and self.state.step > 0)

    @property
    def running(self) -> bool:
        """Whether it goes on because the person wants so."""
        return self.current and self.state.status == "running" and not self._quiet

    @property
    def busy(self) -> bool:
        """Whether something new is to be seen soon."""
        return self.running or self._quiet or self._timer.isActive()

    @property
    def disposable(self) -> bool:
        """Whether all that was done is done again in no time."""
        return self._unasked and not self.state.events

    # -- loading -------------------------------------------------------------------------------------------------

    def show(self, spec: ExperimentSpec, looks: Sequence[RunLook] = ()) -> None:
        """Another experiment in the forms; the engine hears of it by `open` or the next load."""
        self.looks = list(looks[: len(spec.runs)])
        while len(self.looks) < len(spec.runs):
            self.looks.append(RunLook(free_colour(RUN_COLOURS, [look.colour for look in self.looks])))
        self.spec, self.selected, self.stopped = spec, 0, False
        self._wants_run, self._until, self._generation = False, None, -1
        self._unasked = False
        self._loud()
        self._settle()
        self._timer.stop()
        self.spec_changed.emit()
        self.looks_changed.emit()
        self.selection_changed.emit()

    def open(
        self, spec: ExperimentSpec, looks: Sequence[RunLook] = (), events: Sequence[Event] = (),
        initial: ExperimentSpec | None = None, snapshot: bytes | None = None, history: History | None = None,
    ) -> None:  # fmt: skip
        """Another experiment; `initial` is its spec at step 0 when it has gone on since.

        `events`, `snapshot` and `history` are what it had done when it was saved.
        """
        self.show(spec, looks)
        self._generation = self.host.load(initial or spec, tuple(events), snapshot, history=history)
        self.spec_changed.emit()

    def restore_draft(self, spec: ExperimentSpec) -> None:
        """Settings that were waiting for a restart when the session was saved."""
        assert self.spec is not None
        if len(spec.runs) == len(self.spec.runs):
            self._undo = (self.spec, list(self.looks), self.selected)
            self.spec = spec
            self.restart_needed = True
            self.restart_changed.emit(True)
            self.spec_changed.emit()

    def _load_when_free(self) -> None:
        """One quiet run at a time: what is dragged meanwhile follows with its latest value."""
        if self._quiet and perf_counter() - self._sent_at < PATIENCE_SECONDS:
            self.poll()
        if self._quiet and perf_counter() - self._sent_at < PATIENCE_SECONDS:
            self._timer.start(SOON_MS)
        else:
            self._load_now()

    def _load_now(self, run: bool = False) -> None:
        self._timer.stop()
        until, self._until = None if run else self._until, None
        assert self.spec is not None
        self.stopped = False
        self._wants_run = run
        self._settle()
        shown = self.state.generation if self.current and comparable(self.state, self.spec) else None
        self._loud()
        self._unasked = until is not None and until >= self.spec.steps
        if until is not None:
            self._quiet, self._shown, self._sent_at = True, shown, perf_counter()
            if self.speed:
                self.host.set_speed(None)
        self._generation = self.host.load(self.spec, run=run or (until is not None and until >= self.spec.steps))
        if until is not None and 0 < until < self.spec.steps:
            self.host.run(until)

    def _held(self, new: EngineState) -> bool:
        """Whether the former picture stays a moment longer; ends the quiet run when it is over."""
        if new.generation == self._generation and new.status in ("finished", "failed", "idle", "paused"):
            if new.status != "paused" or new.step > 0:
                self._loud()
                return False
        elif perf_counter() - self._sent_at > PATIENCE_SECONDS:
            self._shown = None
        return self._shown is not None

    def _loud(self) -> None:
        """From here on the experiment is shown as it goes."""
        if self._quiet and self.speed:
            self.host.set_speed(self.speed)
        self._quiet, self._shown = False, None

    def _again(self, until: int) -> None:
        """Runs the present spec anew, quietly, to the step `until`."""
        self._until = until
        if not self._timer.isActive():
            self._timer.start(SOON_MS)

    def _instantly(self, spec: ExperimentSpec) -> bool:
        """Whether a change to `spec` is shown to the end at once; not while the person watches it run slowly."""
        watched = self.running and self.speed is not None
        events = self.current and self.state.events
        return self.instant and not watched and not events and instantly(spec)

    def _settle(self) -> None:
        self._undo = None
        if self.restart_needed:
            self.restart_needed = False
            self.restart_changed.emit(False)

    # -- changes of the spec -------------------------------------------------------------------------------------

    def edit(self, path: str, value: Any) -> bool:
        """Changes one thing of the spec; False when it was refused (`refused` says why)."""
        assert self.spec is not None
        try:
            spec = self.spec.with_value(path, value)
        except InputError as error:
            self.refused.emit(path, error.message)
            return False
        if spec == self.spec:
            return True
        if self._instantly(spec):
            self._change(spec)
            return True
        if self.started and not self.restart_needed:
            if path.split(".")[0] == "problem" and rerunnable(spec) and not self.state.events:
                self._again(self._until or (self.spec.steps if self.running else self.state.step))
                self.spec = spec
                self.spec_changed.emit()
                return True
            try:
                edited(self.spec, path, value)
            except InputError:
                self._change(spec)
                return True
            self.spec = spec
            self.host.edit(path, value)
            self.spec_changed.emit()
            return True
        self._change(spec)
        return True

    def _change(self, spec: ExperimentSpec, looks: list[RunLook] | None = None, selected: int | None = None) -> None:
        """A new spec: loaded soon at step 0, kept for a restart later."""
        assert self.spec is not None
        named = _only_names(self.spec, spec)
        instantly = not named and self._instantly(spec)
        if self.started and not self.restart_needed and not named and not instantly:
            self._undo = (self.spec, list(self.looks), self.selected)
            self.restart_needed = True
            self.restart_changed.emit(True)
        self.spec = spec
        if looks is not None:
            self.looks = looks
        moved = selected is not None and selected != self.selected
        if selected is not None:
            self.selected = selected
        if instantly:
            self._again(spec.steps)
        elif not self.started:
            self._timer.start(DEBOUNCE_MS)
        self.spec_changed.emit()
        if looks is not None:
            self.looks_changed.emit()
        if moved:
            self.selection_changed.emit()

    def choose_problem(self, name: str) -> None:
        """Another problem with its default knobs; records what it can give."""
        assert self.spec is not None
        table = self.spec.table()
        table["problem"], table["watch"] = {"name": name}, []
        network = problems[name].kind == "network"
        table["record"] = [channel for channel in table["record"] if channel not in MEASURES] or list(DEFAULT_RECORD)
        if network:
            table["dtype"], table["watch"] = "float32", [0, 1, 2]
        else:
            table["dtype"] = "float64"
        self._parse(table, "problem")

    def choose_optimizer(self, run: int, name: str) -> None:
        """Another optimizer for a run; keeps the knobs that both have, but for the learning rate."""
        assert self.spec is not None
        old = dict(self.spec.runs[run].optimizer)
        new = optimizers[name]
        kept = {"weight_decay"} & {knob.key for knob in new.knobs}
        table = {"name": name, **{key: old[key] for key in kept if key in old}}
        if self.spec.runs[run].name.startswith(old["name"]) and (not self.started or self._instantly(self.spec)):
            whole = self.spec.table()
            whole["runs"][run]["optimizer"] = table
            whole["runs"][run]["name"] = self._free_name(name, without=run)
            self._parse(whole, f"runs.{run}.optimizer")
        else:
            self.edit(f"runs.{run}.optimizer", table)

    def add_run(self) -> None:
        """One more run, with an optimizer that no run has yet."""
        assert self.spec is not None
        used = [run.optimizer["name"] for run in self.spec.runs]
        name = next((name for name in optimizers.names() if name not in used), "Adam")
        table = self.spec.table()
        table["runs"].append({"name": self._free_name(name), "optimizer": {"name": name}})
        self._append(table)

    def duplicate_run(self, run: int) -> None:
        """A copy of a run, after all others."""
        assert self.spec is not None
        table = self.spec.table()
        copy = dict(table["runs"][run])
        copy["name"] = self._free_name(copy["name"])
        table["runs"].append(copy)
        self._append(table)

    def _append(self, table: dict[str, Any]) -> None:
        colour = free_colour(RUN_COLOURS, [look.colour for look in self.looks])
        self._parse(table, "runs", [*self.looks, RunLook(colour)], len(table["runs"]) - 1)

    def remove_run(self, run: int) -> None:
        """Takes a run out; the last one stays."""
        assert self.spec is not None
        if len(self.spec.runs) == 1:
            self.refused.emit("runs", self.tr("An experiment needs at least one run."))
            return
        table = self.spec.table()
        del table["runs"][run]
        looks = [look for place, look in enumerate(self.looks) if place != run]
        self._parse(table, "runs", looks, min(self.selected - (run < self.selected), len(looks) - 1))

    def rename(self, run: int, name: str) -> None:
        """Another name for a run; curves already drawn keep running."""
        assert self.spec is not None
        try:
            spec = self.spec.with_value(f"runs.{run}.name", name)
        except InputError as error:
            self.refused.emit(f"runs.{run}.name", error.message)
            return
        self._change(spec)
        self.looks_changed.emit()

    def _parse(
        self, table: dict[str, Any], path: str, looks: list[RunLook] | None = None, selected: int | None = None
    ) -> None:
        try:
            spec = parse(table)
        except InputError as error:
            self.refused.emit(path, error.message)
            return
        self._change(spec, looks, selected)

    def _free_name(self, base: str, without: int = -1) -> str:
        assert self.spec is not None
        taken = {run.name for place, run in enumerate(self.spec.runs) if place != without}
        name, count = base, 2
        while name in taken:
            name, count = f"{base} {count}", count + 1
        return name

    def move_start(self, start: list[float]) -> None:
        """Another start point of a surface: the runs begin anew there and go as far as they had gone."""
        self.edit("problem.start", start)

    # -- looks ---------------------------------------------------------------------------------------------------

    def set_look(self, run: int, colour: str | None = None, visible: bool | None = None) -> None:
        """Colour or visibility of a run."""
        old = self.looks[run]
        new = RunLook(colour or old.colour, old.visible if visible is None else visible)
        if new != old:
            self.looks[run] = new
            self.looks_changed.emit()

    def select(self, run: int) -> None:
        """The run whose forms are shown."""
        if run != self.selected:
            self.selected = run
            self.selection_changed.emit()

    # -- transport -----------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Go on; anew when it is over or was stopped."""
        if self.speed == 0:
            self.step()
            return
        if self.stopped or (self.current and self.state.status == "finished") or self._timer.isActive():
            self._load_now(run=True)
        else:
            self._loud()
            self._unasked, self._wants_run = False, True
            self.host.run()
        self.state_changed.emit()

    def pause(self) -> None:
        """Halt after the present chunk."""
        self._wants_run = False
        self._loud()
        self.host.pause()

    def toggle(self) -> None:
        """Run or pause."""
        if self.running or self._wants_run:
            self.pause()
        else:
            self.run()

    def step(self) -> None:
        """One step."""
        self._wants_run = False
        if self._timer.isActive() or self.stopped:
            self._until = None
            self._load_now()
        self._loud()
        self.host.step(1)

    def stop(self) -> None:
        """End here: the next run starts anew."""
        self.pause()
        self.stopped = self.state.step > 0 or self.running
        self.state_changed.emit()

    def reset(self) -> None:
        """Back to step 0 with the present settings."""
        self._until = None
        self._load_now()
        self.spec_changed.emit()

    def rewind(self, step: int) -> None:
        """Back to a step that was made, paused, without the edits made from there on."""
        state = self.state
        if not self.current or state.initial_spec is None or step >= state.step:
            return
        self._timer.stop()
        self._wants_run, self._until, self.stopped = False, None, False
        self._loud()
        self._settle()
        self.spec = at_step(state.initial_spec, state.events, max(step, 0) - 1)
        self._generation = self.host.rewind(step)
        self.spec_changed.emit()

    def restart(self) -> None:
        """Applies what waits for a restart, and runs if the experiment was running."""
        self._load_now(run=self.running)
        self.spec_changed.emit()

    def undo(self) -> None:
        """Takes back what waits for a restart."""
        if self._undo is None:
            return
        self.spec, self.looks, self.selected = self._undo
        self._settle()
        self.spec_changed.emit()
        self.looks_changed.emit()
        self.selection_changed.emit()

    def set_speed(self, speed: float | None) -> None:
        """Steps per second; 0 is one step per click, None full speed."""
        self.speed = speed
        if speed == 0:
            if self.running:
                self.pause()
        else:
            self.host.set_speed(speed)


def _differ(one: object, other: object) -> bool:
    return one is not other and one != other


def _only_names(one: ExperimentSpec, other: ExperimentSpec) -> bool:
    """Whether two specs differ in the names of runs at most."""
    if len(one.runs) != len(other.runs):
        return False
    runs = tuple(run.model_copy(update={"name": named.name}) for run, named in zip(one.runs, other.runs, strict=True))
    return bool(one.model_copy(update={"runs": runs}) == other)

