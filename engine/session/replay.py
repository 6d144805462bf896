"""From the entries of a journal to the session that they describe."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import InputError
from engine.event import Event
from engine.history import History
from engine.session import limits, log
from engine.session.maps import figures_of, filled, record_from, size
from engine.session.record import ExperimentRecord, MapRecord, Session
from engine.session.spec_text import spec_from

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.spec import ExperimentSpec


@dataclass
class _Part:
    """One experiment while it is put together; ``curves`` is (channels, runs, capacity), NaN where not written."""

    spec: ExperimentSpec
    device: str
    channels: list[str] | None
    runs: list[str]
    curves: NDArray[np.float64]
    written: NDArray[np.int64]
    name: str = ""
    notes: str = ""
    step: int = 0
    ends: list[list[Any]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    snapshots: list[tuple[int, bytes]] = field(default_factory=list)
    seconds: list[tuple[int, float]] = field(default_factory=list)


class Replay:
    """``take`` the entries in their order, then ask for the ``session``."""

    def __init__(self) -> None:
        self._window: dict[str, Any] = {}
        self._parts: dict[int, _Part] = {}
        self._maps: dict[int, MapRecord] = {}

    def take(self, experiment: int, kind: str, head: str, data: bytes | None) -> None:
        """One entry. Raises InputError when it cannot follow those before; it is then left out entirely."""
        about = limits.json_value(head, kind, limits.NOTES_TEXT)
        try:
            if kind == "window":
                self._window = dict(about)
            elif kind == "experiment":
                self._parts[experiment] = _begun(about)
            elif kind == "rows":
                _rows(self._parts[experiment], about, data or b"")
            elif kind == "events":
                events = [Event(*event) for event in about["events"]]
                self._parts[experiment].events[about["from"] :] = events
            elif kind == "ends":
                self._parts[experiment].ends = about["ends"]
            elif kind == "snapshot":
                self._parts[experiment].snapshots.append((about["step"], data or b""))
            elif kind == "map":
                self._maps[experiment] = _map(about, data or b"")
            elif kind == "seconds":
                part = self._parts[experiment]
                points = [(int(step), float(seconds)) for step, seconds in about["points"]]
                part.seconds = [point for point in part.seconds if point[0] < points[0][0]] + points
            elif kind == "about":
                part = self._parts[experiment]
                part.name, part.notes, part.step = about["name"], about["notes"], about["step"]
            elif kind != "gone":
                raise InputError(f"journal: an entry of kind {kind!r}")
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise InputError(f"journal: a {kind} entry that does not fit ({error})") from None

    def session(self, path: Path) -> Session:
        """What has been taken; ``meta`` also names the journal at ``path`` under ``recovered_from``."""
        count = self._window.get("experiments", len(self._parts))
        maps = self._window.get("maps", len(self._maps))
        try:
            return Session(
                experiments=tuple(_record(part) for place, part in sorted(self._parts.items()) if place < count),
                layout=self._window.get("layout", {}),
                notes=self._window.get("notes", ""),
                meta=self._window.get("meta", {}) | {"recovered_from": path.name},
                maps=tuple(record for place, record in sorted(self._maps.items()) if place < maps),
            )
        except (IndexError, TypeError, ValueError, MemoryError) as error:
            raise InputError(f"{path}: nothing can be recovered ({error})") from None


def _begun(about: dict[str, Any]) -> _Part:
    channels, runs = about["channels"], about["runs"] or []
    shape = (len(channels or ()), len(runs), 0)
    spec = spec_from(about["spec"])
    return _Part(spec, about["device"], channels, runs, np.empty(shape), np.zeros(len(runs), np.int64))


def _rows(part: _Part, about: dict[str, Any], data: bytes) -> None:
    runs, firsts, counts = about["runs"], about["first"], about["count"]
    if not all(0 <= run < len(part.runs) for run in runs) or min(*firsts, *counts) < 0:
        raise InputError("journal: rows of no run")
    if any(first > part.written[run] for run, first in zip(runs, firsts, strict=True)):
        raise InputError("journal: rows that follow no other")
    values = log.unpacked(data, len(part.channels or ()) * sum(counts))
    needed = max(first + count for first, count in zip(firsts, counts, strict=True))
    if needed > part.curves.shape[2]:
        larger = np.empty((*part.curves.shape[:2], max(needed, 2 * part.curves.shape[2])))
        larger[:, :, : part.curves.shape[2]] = part.curves
        part.curves = larger
    begin = 0
    for curves in part.curves:
        for run, first, count in zip(runs, firsts, counts, strict=True):
            curves[run, first : first + count] = values[begin : begin + count]
            begin += count
    for run, first, count in zip(runs, firsts, counts, strict=True):
        part.written[run] = first + count


def _map(about: dict[str, Any], data: bytes) -> MapRecord:
    record, names = record_from(about), figures_of(about)
    return filled(record, names, log.unpacked(data, size(record, names)))


def _record(part: _Part) -> ExperimentRecord:
    return ExperimentRecord(
        name=part.name,
        initial_spec=part.spec,
        events=tuple(part.events),
        history=_history(part) if part.channels else None,
        step=part.step,
        snapshots=tuple(sorted(part.snapshots, key=lambda snapshot: snapshot[0])),
        notes=part.notes,
        device=part.device,
        seconds=tuple(part.seconds),
    )


def _history(part: _Part) -> History:
    history = History.allocate(part.runs, part.channels or (), max(1, int(part.written.max())))
    for run, rows in enumerate(part.written.tolist()):
        history.layout.rows[:, run, :rows] = part.curves[:, run, :rows]
        history.layout.pyramid.update(0, rows, slice(run, run + 1))
    history.layout.written[:] = part.written
    for run, step, reason in part.ends:
        history.diverge(run, step, reason)
    return history
