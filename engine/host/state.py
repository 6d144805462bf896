"""What a window may know of the engine at any moment: one frozen snapshot, replaced, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from engine.event import Event
    from engine.history import History
    from engine.host.clock import Clock
    from engine.spec import ExperimentSpec

Status = Literal["starting", "idle", "running", "paused", "finished", "restarting", "failed"]


@dataclass(frozen=True)
class EngineState:
    """``generation`` grows with every loaded experiment: answers and histories of older ones are stale.

    ``status``: ``starting`` until the engine serves; ``idle`` with nothing loaded (or nothing that could be);
    ``paused`` also at step 0; ``restarting`` while a run is brought back to where it stood, after the engine was
    lost or in a rewind; ``failed`` when it cannot go on: a further run, edit or load tries again.
    ``spec`` is the present spec (after ``events``), ``initial_spec`` the one at step 0. ``message`` is one line
    for a person (why it failed, that the engine was restarted), empty when all is well; ``detail`` is the whole
    traceback, where there is one. ``frozen`` says which runs have diverged. ``speed`` is steps per second, measured.
    ``labels`` name the parameters that the history records, in the order of its channels. ``refusals`` are
    (optimizer, why) for the registered ones that cannot train the problem's parameters.
    ``clock`` counts the seconds of computing behind each step.
    An experiment that was refused may still show the ``history`` that came with it.
    """

    status: Status = "starting"
    generation: int = 0
    initial_spec: ExperimentSpec | None = None
    spec: ExperimentSpec | None = None
    events: tuple[Event, ...] = ()
    step: int = 0
    speed: float = 0.0
    history: History | None = None
    frozen: tuple[bool, ...] = ()
    dimension: int = 0
    labels: tuple[str, ...] = ()
    steps_per_epoch: int | None = None
    message: str = ""
    detail: str = ""
    restarts: int = 0
    refusals: tuple[tuple[str, str], ...] = ()
    clock: Clock | None = None


@dataclass(frozen=True)
class Answer:
    """The reply to a question (``EngineHost.ask``): ``value`` or, if it could not be answered, ``error``."""

    ticket: int
    generation: int
    question: str
    value: Any = None
    error: str = ""
