"""Live edits. Every change of a running experiment is an event; spec and events replay the same bits."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.optimizer import declared

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


def live_path(spec: ExperimentSpec, path: str) -> str:
    """``path`` as the spec spells it (``betas.0`` for ``beta1``); InputError for what cannot change while running."""
    parts = path.split(".")
    live = len(parts) > 2 and parts[0] == "runs" and parts[2] in ("optimizer", "schedule", "loss_scale")
    if path == "steps" and spec.batch_schedule:
        what = "the batch schedule is laid out over them"
        raise InputError(f"steps cannot change while the experiment runs: {what}; reset first")
    if path != "steps" and not live:
        raise InputError(f"{path} cannot change while the experiment runs; what can: {EDITABLE}")
    if live and parts[2] == "optimizer" and len(parts) > 3:
        optimizer = declared(spec.value(".".join(parts[:3])))
        knob = optimizer.knob_at(".".join(parts[3:]))
        if not knob.live:
            raise InputError(f"{path} cannot change while the experiment runs; reset it first")
        return ".".join((*parts[:3], knob.path))
    return path


def edited(spec: ExperimentSpec, path: str, value: Any) -> ExperimentSpec:
    """The spec after a live edit; InputError when ``path`` cannot change while running or ``value`` is refused."""
    return spec.with_value(live_path(spec, path), value)
