"""What a session is, in memory: experiments with their curves, and the state of the window around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.event import Event
    from engine.experiment import Experiment
    from engine.history import History
    from engine.spec import ExperimentSpec


@dataclass(frozen=True, eq=False)
class ExperimentRecord:
    """One experiment: enough to draw it as it was, and to go on with it to the last bit.

    ``events`` are the whole timeline, in the order of their steps; ``step`` is where the experiment stands.
    ``history`` may belong to another process and grow meanwhile. ``snapshots`` are ``(step, bytes)`` of
    :mod:`engine.snapshot`, opaque here. ``device`` is the torch device on which it ran: another one may round
    differently. ``seconds`` are points ``(step, seconds of computing)``, both rising, for the journal, which writes
    what is new of them; a file has them in the layout of its window.
    """

    name: str
    initial_spec: ExperimentSpec
    events: tuple[Event, ...] = ()
    history: History | None = None
    step: int = 0
    snapshots: tuple[tuple[int, bytes], ...] = ()
    notes: str = ""
    device: str = "cpu"
    seconds: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, eq=False)
class MapRecord:
    """A map as far as it is computed: what :func:`engine.maps.task_of` is asked for, ``done`` bool and ``figures``
    float64 by name, all of ``shape``. Without figures only what was asked for is known, and ``done`` is None.
    """

    spec: ExperimentSpec
    colour: str
    run: int
    tolerance: float
    flush: bool = False
    done: NDArray[np.bool_] | None = None
    figures: dict[str, NDArray[np.float64]] = field(default_factory=dict)

    @property
    def shape(self) -> tuple[int, int]:
        """Rows (second axis) and columns (first axis)."""
        return self.spec.axes[1].count, self.spec.axes[0].count


@dataclass(frozen=True, eq=False)
class Session:
    """What one file holds. ``layout`` is the window's own state, any JSON table; ``thumbnail`` a PNG.

    ``meta`` are texts: created, saved (ISO 8601, UTC), program, torch, numpy, python (versions). Saving fills
    them in; a ``created`` that is already there is kept.
    """

    experiments: tuple[ExperimentRecord, ...] = ()
    layout: dict[str, Any] = field(default_factory=dict)
    notes: str = ""
    thumbnail: bytes | None = None
    meta: dict[str, str] = field(default_factory=dict)
    maps: tuple[MapRecord, ...] = ()


def record_of(experiment: Experiment, name: str = "", notes: str = "") -> ExperimentRecord:
    """An experiment of this process as it stands, with a snapshot; ``name`` is its problem's unless given."""
    from engine import snapshot

    return ExperimentRecord(
        name=name or experiment.problem.name,
        initial_spec=experiment.initial_spec,
        events=(*experiment.events, *experiment.script),
        history=experiment.history,
        step=experiment.step,
        snapshots=((experiment.step, snapshot.save(experiment)),),
        notes=notes,
        device=experiment.device.type,
    )
