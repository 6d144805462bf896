"""The plan of a run: which knobs are driven, and the value of each at every step.

:func:`plan` turns the spec form of ``schedule`` (see :mod:`engine.schedule`) into one tree of
schedules per driven knob (:mod:`engine.plan_nodes`); the plan answers any knob at any steps, for a
whole batch of runs in one call.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engine.errors import InputError, unknown
from engine.knob import Knob, to_values
from engine.plan_nodes import Piece, Product, Sequence
from engine.schedule import Array, Knobs, StatefulSchedule, schedules, stateful_schedules

EXTRAS = ("steps", "epochs", "per", "drives")


@dataclass(frozen=True)
class Feedback:
    """A schedule that reacts to a metric: every ``every`` steps its ``step`` is to be given the
    metric of each run, and the knob's planned value is multiplied by the factor that it answers.
    """

    schedule: StatefulSchedule
    knobs: Knobs
    drives: str
    every: int = 1


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
    reader = _Reader(total_steps, steps_per_epoch, dict(swept or {}))
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
    steps = np.unique(np.concatenate([np.arange(min(last + 1, 256)), np.linspace(0, last, 256).astype(int)]))
    for knob in found.tracks:
        values = found.values(knob, steps, 1.0)
        bad = ~np.isfinite(values) | (values < 0)
        if bad.any():
            first = int(np.argmax(bad))
            raise InputError(
                f"schedule of {knob}: its value at step {int(steps[first])} would be {values[first]:g} times the "
                "base; must be a finite number >= 0"
            )


@dataclass
class _Reader:
    """Reads entries of a spec; ``swept`` loses every path that has found its knob."""

    total_steps: int
    steps_per_epoch: int
    swept: dict[str, Any]

    def driven(self, entry: Any, where: str) -> str:
        if not isinstance(entry, Mapping):
            return "lr"
        knob = entry.get("drives", "lr")
        if not isinstance(knob, str) or not knob:
            raise InputError(f"drives = {knob!r}: must be the name of a knob", where)
        return knob

    def sequence(self, group: list[tuple[str, Any]], available: Any, top: bool = False) -> tuple[Any, list[Feedback]]:
        """The node of entries that run one after the other in ``available`` steps."""
        if not group:
            raise InputError("an empty list of schedules: give at least one")
        nodes: list[Any] = []
        starts: list[Any] = []
        start: Any = 0
        for index, (where, entry) in enumerate(group):
            last = index + 1 == len(group)
            try:
                stated = self.stated_length(entry)
                left = available - start
                node, reactions = self.entry(entry, where, left if stated is None else stated)
                if reactions and not (top and len(group) == 1):
                    raise InputError(
                        f"{reactions[0].schedule.name} reacts to the run, so it has no place in a sequence; put the "
                        "others beside it: product = [warm-up, plateau]"
                    )
                if node is None:
                    return None, reactions
                nodes.append(node)
                starts.append(start)
                if last:
                    break
                lasts = stated if stated is not None else node.length()
                if lasts is None:
                    raise InputError("steps is missing: it has no natural end, so say how many steps it lasts")
                start = start + lasts
                if np.any(np.asarray(start) >= available):
                    raise InputError(
                        f"ends at step {int(np.max(start))}, so the next piece would never run: the steps available "
                        f"are {int(np.min(available))}"
                    )
            except InputError as error:
                raise error.at(where) from None
        if len(nodes) == 1:
            return nodes[0], reactions
        return Sequence(tuple(nodes), tuple(starts)), []

    def stated_length(self, entry: Any) -> int | None:
        """``steps``, or ``epochs`` in steps, of an entry; None where neither is given."""
        if not isinstance(entry, Mapping):
            return None
        if "steps" in entry and "epochs" in entry:
            raise InputError("steps and epochs are both given: a piece lasts one or the other")
        for key, unit in (("steps", 1), ("epochs", self.steps_per_epoch)):
            if key in entry:
                return _count(key, entry[key]) * unit
        return None

    def entry(self, entry: Any, where: str, available: Any) -> tuple[Any, list[Feedback]]:
        """The node of one entry (None for one that only reacts), and what reacts to the run."""
        if isinstance(entry, (list, tuple)):
            return self.sequence([(str(index), part) for index, part in enumerate(entry)], available)
        if isinstance(entry, str):
            entry = {"name": entry}
        if not isinstance(entry, Mapping):
            raise InputError(f"{entry!r}: must be a table with a name, a product or a list")
        if "product" in entry:
            return self.product(entry, available, where)
        arguments = {key: value for key, value in entry.items() if key not in (*EXTRAS, "name")}
        per = entry.get("per", "step")
        if per not in ("step", "epoch"):
            raise InputError(f"per = {per!r}: must be step or epoch")
        every = self.steps_per_epoch if per == "epoch" else 1
        name = entry.get("name", "")
        if isinstance(name, str) and name in stateful_schedules:
            reacting = stateful_schedules[name]
            knobs = self.knobs(reacting.name, reacting.knobs, arguments, where)
            reacting.check(knobs)
            return None, [Feedback(reacting, knobs, "lr", every)]
        if not isinstance(name, str) or name not in schedules:
            raise unknown("schedule", name, [*schedules.names(), *stateful_schedules.names()])
        schedule = schedules[name]
        if schedule.span and schedule.span not in arguments:
            ticks = np.floor_divide(available, every)
            if np.any(ticks < 1):
                raise InputError(f"{schedule.span} is missing, and there is not one whole epoch for {name} to run in")
            arguments[schedule.span] = ticks if np.ndim(ticks) else int(ticks)
        knobs = self.knobs(schedule.name, schedule.knobs, arguments, where)
        schedule.check(knobs)
        return Piece(schedule, knobs, every, bool(schedule.peak) and schedule.peak not in entry), []

    def product(self, entry: Mapping[str, Any], available: Any, where: str) -> tuple[Any, list[Feedback]]:
        """The node of ``{product = […]}``; parts that react to the run stand beside the others."""
        for key in entry:
            if key not in (*EXTRAS, "product") or key == "per":
                raise unknown("key beside product", key, ["steps", "epochs", "drives"])
        parts = entry["product"]
        if not isinstance(parts, (list, tuple)) or not parts:
            raise InputError("product: must be a list of schedules, with at least one")
        nodes: list[Any] = []
        reactions: list[Feedback] = []
        for index, part in enumerate(parts):
            inner = f"product.{index}"
            try:
                if isinstance(part, Mapping) and set(part) & {"steps", "epochs", "drives"}:
                    raise InputError("steps, epochs and drives belong to the product as a whole, not to a factor")
                node, found = self.entry(part, f"{where}.{inner}".lstrip("."), available)
            except InputError as error:
                raise error.at(inner) from None
            reactions += found
            if node is not None:
                nodes.append(node)
        if not nodes:
            return None, reactions
        return (nodes[0] if len(nodes) == 1 else Product(tuple(nodes))), reactions

    def knobs(self, owner: str, knobs: tuple[Knob, ...], arguments: dict[str, Any], where: str) -> dict[str, Any]:
        """Checked values by name; a swept knob's values, and lengths that follow from one, are ``(R, 1)``."""
        arrays = {key: value for key, value in arguments.items() if np.ndim(value) == 2}
        checked = to_values(owner, knobs, {key: value for key, value in arguments.items() if key not in arrays})
        for knob in knobs:
            for path in (f"{where}.{knob.path}".lstrip("."), *([f"0.{knob.path}"] if not where else ())):
                if path in self.swept:
                    arrays[knob.name] = _swept(knob, self.swept.pop(path))
        return {**checked, **arrays}


def _count(key: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise InputError(f"{key} = {value!r}: how long a piece lasts must be a whole number >= 1")
    return value


def _swept(knob: Knob, values: Any) -> Array:
    """One value per run ``(R,)`` as ``(R, 1)``, checked against the knob's bounds."""
    array = np.asarray(values, np.float64).reshape(-1, 1)
    if knob.kind not in ("real", "integer") or not array.size:
        raise InputError(f"{knob.path}: cannot be swept; only a number can")
    if knob.kind == "integer":
        array = np.rint(array)
    for end in (array.min(), array.max()):
        knob.check(float(end))
    return array
