"""What differs between two experiments, setting by setting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.event import Event
    from engine.spec import ExperimentSpec

Difference = tuple[str, Any, Any]
"""Dotted path, value here, value there; None where one has no such setting."""


def flat(spec: ExperimentSpec) -> dict[str, Any]:
    """Every setting by its dotted path (``runs.0.optimizer.betas.1``), in the order of the spec."""
    found: dict[str, Any] = {}
    _walk(spec.table(), "", found)
    return found


def _walk(value: Any, path: str, found: dict[str, Any]) -> None:
    if isinstance(value, dict) and value:
        for key, item in value.items():
            _walk(item, f"{path}.{key}" if path else str(key), found)
    elif isinstance(value, (list, tuple)) and value and len(value) <= 64:
        for place, item in enumerate(value):
            _walk(item, f"{path}.{place}", found)
    else:
        found[path] = value


def differences(one: ExperimentSpec, other: ExperimentSpec) -> tuple[Difference, ...]:
    """The settings in which they differ, in the order of ``one``, then those that only ``other`` has."""
    here, there = flat(one), flat(other)
    paths = [*here, *(path for path in there if path not in here)]
    return tuple((path, here.get(path), there.get(path)) for path in paths if here.get(path) != there.get(path))


def at_step(initial: ExperimentSpec, events: Iterable[Event], step: int) -> ExperimentSpec:
    """The settings in force after the edits made at steps up to ``step``."""
    for event in sorted(events, key=lambda event: event.step):
        if event.step <= step:
            initial = initial.with_value(event.path, event.new)
    return initial
