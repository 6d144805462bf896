"""The plan of a run: which knobs are driven, and the value of each at every step.

:func:`plan` turns the spec form of ``schedule`` (see :mod:`engine.schedule`) into one tree of
schedules per driven knob (:mod:`engine.plan_nodes`); the plan answers any knob at any steps, for a
whole batch of runs in one call.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import InputError
from engine.plan_reader import Reader

if TYPE_CHECKING:
    from engine.plan_nodes import Feedback
    from engine.schedule import Array


@dataclass(frozen=True)
class Plan:
    """What every driven knob does over a run."""

    tracks: Mapping[str, tuple[Any, bool]]
    feedback: tuple[Feedback, ...] = ()

    @property
    def knobs(self) -> tuple[str, ...]:
        """Names of the driven knobs."""
        return tuple(dict.fromkeys([*self.tracks, *(part.drives for part in self.feedback)]))

    def values(self, knob: str, steps: Any, base: Any) -> Array:
        """The value of ``knob`` at each of ``steps`` ``(T,)``, from its base value: a scalar answers
        ``(T,)``, an array ``(R, 1)`` answers ``(R, T)``; a knob that is not driven keeps its base.
        Factors of :attr:`feedback` are not in it: they are known only while the run goes on.
        """
        steps, base = np.asarray(steps, np.float64), np.asarray(base, np.float64)
        found = base
        if knob in self.tracks:
            node, momentum = self.tracks[knob]
            with np.errstate(over="ignore", under="ignore"):
                found = node.values(steps, base if base.ndim else float(base), momentum)
        shape = np.broadcast_shapes(steps.shape, base.shape, np.shape(found))
        return np.array(np.broadcast_to(found, shape), np.float64)


def plan(
    arguments: Any,
    total_steps: int,
    steps_per_epoch: int = 1,
    momentum: str | None = "momentum",
    swept: Mapping[str, Any] | None = None,
) -> Plan:
    """The plan from the spec form of ``schedule``: an entry, or a list of entries.

    Entries that drive the same knob run in sequence; knobs are independent of one another.
    ``momentum`` is the name of the knob that ``cycle_momentum`` drives, None where the optimizer has
    no momentum. ``swept`` maps the path of a number knob below ``schedule`` (``gamma``, ``1.gamma``,
    ``product.0.factor``) to one value per run ``(R,)``. Raises InputError.
    """
    reader = Reader(total_steps, steps_per_epoch, dict(swept or {}))
    entries = [arguments] if isinstance(arguments, (Mapping, str)) else arguments
    if not isinstance(entries, (list, tuple)):
        raise InputError(f"schedule = {arguments!r}: must be a table with a name, or a list of such tables")
    groups: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    for index, entry in enumerate(entries):
        where = str(index) if len(entries) > 1 else ""
        groups.setdefault(reader.driven(entry, where), []).append((where, entry))
    tracks: dict[str, tuple[Any, bool]] = {}
    feedback: list[Feedback] = []
    for knob, group in groups.items():
        node, reactions = reader.sequence(group, total_steps, top=True)
        feedback += [replace(part, drives=knob) for part in reactions]
        if node is None:
            continue
        tracks[knob] = (node, False)
        if knob == "lr" and node.cycles_momentum():
            if momentum is None:
                raise InputError("cycle_momentum = True: this optimizer has no momentum; set cycle_momentum to false")
            if momentum in groups:
                raise InputError(f"{momentum} is driven twice: by cycle_momentum and by a schedule of its own")
            tracks[momentum] = (node, True)
    if reader.swept:
        raise InputError(f"{next(iter(reader.swept))!r}: the schedule has no such number to sweep")
    found = Plan(tracks, tuple(feedback))
    if not swept:
        _refuse_bad_values(found, total_steps)
    return found


def _refuse_bad_values(found: Plan, total_steps: int) -> None:
    """An InputError when the rate would not be a number, or negative, somewhere (seen at up to 512 steps)."""
    last = max(total_steps - 1, 0)
    steps = np.sort(np.concatenate([np.arange(min(last + 1, 256)), np.linspace(0, last, 256).astype(int)]))
    for knob in found.tracks:
        values = found.values(knob, steps, 1.0)
        bad = ~np.isfinite(values) | (values < 0)
        if bad.any():
            first = int(np.argmax(bad))
            raise InputError(
                f"schedule of {knob}: its value at step {int(steps[first])} would be {values[first]:g} times the "
                "base; must be a finite number >= 0"
            )
