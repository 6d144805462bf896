"""What the host and the engine say to each other: frozen messages, picklable, in the order of events.

The host sends *commands* in batches; the engine takes a batch between two chunks of steps, obeys all of it and says
:class:`Taken`. Everything else that it sends is a *report*. Each report names the generation of the experiment
that it is about, so that a late one is recognised.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from engine.host.state import Answer, Status

if TYPE_CHECKING:
    from engine.event import Event
    from engine.foreign.permission import Permission
    from engine.history import History, HistoryHandle
    from engine.spec import ExperimentSpec

# -- commands


@dataclass(frozen=True)
class Load:
    """Build an experiment. ``events`` are all that are known; those that the ``snapshot`` does not contain are
    played when their step comes. ``catch_up`` is the step up to which it runs at full speed before anything else.
    ``allow_code``: code from outside of the project that the spec names may be run.
    """

    generation: int
    spec: ExperimentSpec
    events: tuple[Event, ...] = ()
    snapshot: bytes | None = None
    catch_up: int = 0
    run: bool = False
    until: int | None = None
    allow_code: Permission = False


@dataclass(frozen=True)
class Attach:
    """Write rows here from now on."""

    generation: int
    history: History | HistoryHandle


@dataclass(frozen=True)
class Run:
    """Step on, to the step ``until`` or to the end."""

    until: int | None = None


@dataclass(frozen=True)
class Step:
    """Make ``count`` steps more, then pause."""

    count: int = 1


@dataclass(frozen=True)
class Pause:
    """Make no further step."""


@dataclass(frozen=True)
class Speed:
    """At most so many steps a second; None for as fast as it goes."""

    steps_per_second: float | None = None


@dataclass(frozen=True)
class Edit:
    """Change one thing of the spec before the next step."""

    path: str
    value: Any


@dataclass(frozen=True)
class Ask:
    """A question of ``engine/host/questions``."""

    ticket: int
    generation: int
    question: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Stop:
    """Leave the serve loop."""


Command = Load | Attach | Run | Step | Pause | Speed | Edit | Ask | Stop

# -- reports


@dataclass(frozen=True)
class Ready:
    """The engine can serve."""


@dataclass(frozen=True)
class Taken:
    """The last batch has been obeyed."""


@dataclass(frozen=True)
class Loaded:
    """An experiment stands at ``step``, ``applied`` events into its timeline, and wants a history to write to.

    ``refusals``: (optimizer, why it cannot train these parameters), for the registered ones that cannot.
    """

    generation: int
    step: int
    applied: int
    spec: ExperimentSpec
    channels: tuple[str, ...]
    dimension: int
    labels: tuple[str, ...]
    steps_per_epoch: int | None
    refusals: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Refused:
    """The experiment cannot be built (:class:`Load`): bad input, one line."""

    generation: int
    message: str


@dataclass(frozen=True)
class Progress:
    """Where it stands. ``until`` is the step at which it will pause by itself, if any; ``speed`` in steps a second.

    ``seconds`` of computing since it was loaded.
    """

    generation: int
    status: Status
    step: int
    until: int | None
    frozen: tuple[bool, ...]
    speed: float
    seconds: float = 0.0


@dataclass(frozen=True)
class Applied:
    """An event took effect, number ``index`` of the timeline; ``spec`` is the spec after it.

    After a ``live`` one nothing that was recorded before is still to come.
    """

    generation: int
    index: int
    event: Event
    spec: ExperimentSpec
    live: bool


@dataclass(frozen=True)
class EditRefused:
    """An edit changed nothing: why, in one line."""

    generation: int
    message: str


@dataclass(frozen=True)
class Grow:
    """The history has too few rows for the spec; nothing is written until another one is attached."""

    generation: int
    capacity: int


@dataclass(frozen=True)
class Snapshot:
    """The live state at ``step``, after ``events`` events."""

    generation: int
    step: int
    events: int
    data: bytes


@dataclass(frozen=True)
class Failed:
    """The experiment is broken and has been let go: the last line of the traceback, and all of it."""

    generation: int
    message: str
    detail: str


Report = Ready | Taken | Loaded | Refused | Progress | Applied | EditRefused | Grow | Snapshot | Failed | Answer
