"""Live edits as marks on the plots: one mark for what was one movement of a knob."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.replicates import base_name, groups
from widgets.knob.number import shown
from widgets.plot.style import EventMarker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.event import Event
    from engine.spec import ExperimentSpec


@dataclass
class _Movement:
    step: int
    last: int
    path: str
    old: Any
    new: Any


def event_marks(events: Sequence[Event], spec: ExperimentSpec, colours: Sequence[str]) -> list[EventMarker]:
    """A mark for each edit; edits of one thing within a hundredth of the run count as one, replicates as one run."""
    near = max(spec.steps // 100, 1)
    movements: list[_Movement] = []
    latest: dict[str, _Movement] = {}
    alone = {group[0] for group in groups([run.name for run in spec.runs])}
    for event in events:
        run = _run(event.path)
        if run is not None and run < len(spec.runs) and run not in alone:
            continue  # the first replicate's mark stands for its fellows
        before = latest.get(event.path)
        if before is not None and event.step - before.last <= near:
            before.last, before.new = event.step, event.new
            continue
        latest[event.path] = _Movement(event.step, event.step, event.path, event.old, event.new)
        movements.append(latest[event.path])
    return [EventMarker(move.step, _text(move, spec), _colour(move.path, colours)) for move in movements]


def _run(path: str) -> int | None:
    parts = path.split(".")
    return int(parts[1]) if parts[0] == "runs" and len(parts) > 1 and parts[1].isdigit() else None


def _colour(path: str, colours: Sequence[str]) -> str:
    run = _run(path)
    return colours[run] if run is not None and run < len(colours) else ""


def _text(move: _Movement, spec: ExperimentSpec) -> str:
    run = _run(move.path)
    name = f"{base_name(spec.runs[run].name)}: " if run is not None and run < len(spec.runs) else ""
    thing = ".".join(move.path.split(".")[2:]).removeprefix("optimizer.") if run is not None else move.path
    return f"{name}{thing} {_said(move.old)} → {_said(move.new)}"


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("name", "…"))
    if isinstance(value, (list, tuple)) and any(isinstance(item, dict) for item in value):
        return ", ".join(_said(item) for item in value)
    if isinstance(value, (list, tuple)) and not value:
        return "–"
    return shown(value)
