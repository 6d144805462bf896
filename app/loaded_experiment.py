"""The experiment in the engine: what it is doing, and how another one comes into its place.

On a surface steps cost next to nothing: an experiment may be run *quietly* to where the last one stood. The former
picture stays until the new one is whole.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.outside.consent import Consent, completed
from app.replicates import alike, looks_for
from app.rerun import PATIENCE_SECONDS, comparable, instantly
from app.run_look import RunLook, whole_looks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.event import Event
    from engine.foreign.source import CodeSource
    from engine.history import History
    from engine.host.clock import Clock
    from engine.host.host import EngineHost
    from engine.host.state import EngineState
    from engine.spec import ExperimentSpec

DEBOUNCE_MS = 50
SOON_MS, WATCH_MS = 1, 2


class LoadedExperiment(QObject):
    """`spec` is what the forms show; the engine has it too, unless `restart_needed`."""

    spec_changed = Signal()
    looks_changed = Signal()
    selection_changed = Signal()
    replaced = Signal()
    """Another experiment is in the forms."""
    state_changed = Signal()
    """Status, generation, message, events or frozen runs differ from the last poll."""
    refused = Signal(str, str)
    """A change was refused: (path, one line)."""
    restart_changed = Signal(bool)
    consent_asked = Signal()
    """`awaited` differs, or the person wants what waits for it."""
    answered = Signal(object)
    """The engine's `Answer` to a question."""

    def __init__(self, host: EngineHost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.host = host
        self.state: EngineState = host.state
        self.spec: ExperimentSpec | None = None
        self.looks: list[RunLook] = []
        self.band = "std"
        self.selected = 0
        self.restart_needed = False
        self.stopped = False
        self.consent = Consent()
        self.awaited: tuple[CodeSource, ...] = ()
        """Code that the experiment would run and nobody has agreed to: the engine does not have it until then."""
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
        self._waiting: dict[str, Any] = {}
        self._undo: tuple[ExperimentSpec, list[RunLook], int] | None = None
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self._load_when_free)
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self._look)

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
        self._complete(new)
        if changed:
            self.state_changed.emit()
        return changed

    def _complete(self, state: EngineState) -> None:
        """Arguments of outside classes, which the engine has read from their code, come into the forms."""
        if self.spec is None or state.spec is None or state.generation != self._generation or self.restart_needed:
            return
        spec = completed(self.spec, state.spec)
        if spec is not self.spec:
            self.spec = spec
            self.spec_changed.emit()

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

    def set_band(self, kind: str) -> None:
        """What the bands of replicates show on every plot: one of `engine.bands.KINDS`."""
        if kind != self.band:
            self.band = kind
            self.looks_changed.emit()

    # -- loading -------------------------------------------------------------------------------------------------

    def show(self, spec: ExperimentSpec, looks: Sequence[RunLook] = ()) -> None:
        """Another experiment in the forms; the engine hears of it by `open` or the next load."""
        names = [run.name for run in spec.runs]
        self.looks = alike(names, whole_looks(looks, len(names))) if looks else looks_for((), (), names)
        self.spec, self.selected, self.stopped = spec, 0, False
        self._wants_run, self._until, self._generation = False, None, -1
        self._unasked = False
        self._loud()
        self._settle()
        self._timer.stop()
        self.spec_changed.emit()
        self.looks_changed.emit()
        self.selection_changed.emit()
        self.replaced.emit()

    def open(
        self, spec: ExperimentSpec, looks: Sequence[RunLook] = (), events: Sequence[Event] = (),
        initial: ExperimentSpec | None = None, snapshot: bytes | None = None, history: History | None = None,
        clock: Clock | None = None,
    ) -> None:  # fmt: skip
        """Another experiment; `initial` is its spec at step 0 when it has gone on since.

        `events`, `snapshot`, `history` and `clock` are what it had done when it was saved.
        """
        self.show(spec, looks)
        self._send(initial or spec, events=tuple(events), snapshot=snapshot, history=history, clock=clock)
        self.spec_changed.emit()

    def _send(self, spec: ExperimentSpec, **given: Any) -> None:
        """Hands an experiment to the engine; what it would run of others' code only if the person has agreed."""
        missing = self.consent.missing(spec)
        self._waiting = {"spec": spec, **given} if missing else {}
        allowed = False if missing else self.consent.permission
        self._generation = self.host.load(spec, **given, allow_code=allowed)
        if missing != self.awaited:
            self.awaited = missing
            self.consent_asked.emit()

    @property
    def resumes(self) -> bool:
        """Whether what waits for consent has gone on before."""
        return self._waiting.get("snapshot") is not None

    def agree(self) -> None:
        """The person allows the code that is awaited: what waited for it is done, and a new experiment runs."""
        self.consent.grant(self.awaited)
        self._send_waiting(run=not self.resumes)

    def look_again(self) -> None:
        """Code may have been allowed elsewhere: what waited for it is in the engine then, and does not run yet."""
        if self._waiting and not self.consent.missing(self._waiting["spec"]):
            self._send_waiting()

    def _send_waiting(self, run: bool = False) -> None:
        waiting = dict(self._waiting)
        if waiting:
            if run:
                waiting["run"] = self._wants_run = True
            self._send(**waiting)
            self.state_changed.emit()

    def restore_draft(self, spec: ExperimentSpec, looks: Sequence[RunLook] = ()) -> None:
        """Settings that were waiting for a restart when the session was saved, with the looks of their runs."""
        assert self.spec is not None
        self._undo = (self.spec, list(self.looks), self.selected)
        if len(spec.runs) != len(self.spec.runs):
            before, after = ([run.name for run in given.runs] for given in (self.spec, spec))
            whole = len(looks) == len(after)
            self.looks = alike(after, looks) if whole else looks_for(before, self.looks, after)
            self.selected = min(self.selected, len(after) - 1)
        self.spec = spec
        self.restart_needed = True
        self.restart_changed.emit(True)
        self.spec_changed.emit()
        self.looks_changed.emit()

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
            self._watch.start()
            if self.speed:
                self.host.set_speed(None)
        self._send(self.spec, run=run or (until is not None and until >= self.spec.steps))
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

    def _look(self) -> None:
        """A quiet run is over in milliseconds: nobody waits for the next frame to see it."""
        self.poll()
        if not self._quiet or perf_counter() - self._sent_at > PATIENCE_SECONDS:
            self._watch.stop()

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


def _differ(one: object, other: object) -> bool:
    return one is not other and one != other
