"""Live edits. Every change of a running experiment is an event; spec and events replay the same bits."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, TYPE_CHECKING

from engine.errors import InputError
from engine.optimizer import optimizers

if TYPE_CHECKING:
    from engine.spec import ExperimentSpec

EDITABLE = "runs.<number>.optimizer…, runs.<number>.schedule, runs.<number>.loss_scale or steps"


@dataclass(frozen=True)
class Event:
    """At ``step``, the thing at ``path`` of the spec went from ``old`` to ``new``."""

    step: int
    path: str
    old: Any
    new: Any

    def table(self) -> dict[str, Any]:
        return asdict(self)


def edited(spec: ExperimentSpec, path: str, value: Any) -> ExperimentSpec:
    """The spec after a live edit; InputError when ``path`` cannot change while running or ``value`` is refused."""
    parts = path.split(".")
    live = parts == ["steps"] or (
        parts[0] == "runs" and len(parts) > 2 and parts[2] in ("optimizer", "schedule", "loss_scale")
    )
    if not live:
        raise InputError(f"{path} cannot change while the experiment runs; what can: {EDITABLE}")
    if parts[0] == "runs" and parts[2] == "optimizer" and len(parts) > 3:
        run = spec.value(".".join(parts[:2]))
        knob = optimizers[run["optimizer"]["name"]].knob_at(".".join(parts[3:]))
        if not knob.live:
            raise InputError(f"{path} cannot change while the experiment runs; reset it first")
        path = ".".join((*parts[:3], knob.path))
    return spec.with_value(path, value)
