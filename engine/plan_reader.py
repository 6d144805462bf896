"""From the spec form of a schedule to the tree of a plan, with everything checked on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.errors import InputError, unknown
from engine.knob import Knob, to_values
from engine.plan_nodes import Feedback, Piece, Product, Sequence
from engine.schedule import Array, schedules, stateful_schedules

LENGTHS = ("steps", "epochs", "steps_per_epoch")
"""What an entry may say of how long it lasts: steps, or epochs of the data's length or of one that is given."""
EXTRAS = (*LENGTHS, "per", "drives")


@dataclass
class Reader:
    """Reads entries of a spec; ``swept`` loses every path that has found its knob."""

    total_steps: int
    steps_per_epoch: int
    swept: dict[str, Any]

    def __post_init__(self) -> None:
        self.sweeps = bool(self.swept)

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
        return Sequence(tuple(nodes), tuple(starts), self.sweeps), []

    def stated_length(self, entry: Any) -> int | None:
        """``steps``, or ``epochs`` in steps, of an entry; None where neither is given."""
        if not isinstance(entry, Mapping):
            return None
        if "steps" in entry and "epochs" in entry:
            raise InputError("steps and epochs are both given: a piece lasts one or the other")
        if "steps_per_epoch" in entry and "epochs" not in entry:
            raise InputError("steps_per_epoch stands without epochs: it says how many steps one of them has")
        per_epoch = _count("steps_per_epoch", entry.get("steps_per_epoch", self.steps_per_epoch))
        for key, unit in (("steps", 1), ("epochs", per_epoch)):
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
        follows_base = bool(schedule.peak) and schedule.peak not in entry and np.ndim(knobs[schedule.peak]) == 0
        return Piece(schedule, knobs, every, follows_base), []

    def product(self, entry: Mapping[str, Any], available: Any, where: str) -> tuple[Any, list[Feedback]]:
        """The node of ``{product = […]}``; parts that react to the run stand beside the others."""
        for key in entry:
            if key not in (*EXTRAS, "product") or key == "per":
                raise unknown("key beside product", key, [*LENGTHS, "drives"])
        parts = entry["product"]
        if not isinstance(parts, (list, tuple)) or not parts:
            raise InputError("product: must be a list of schedules, with at least one")
        nodes: list[Any] = []
        reactions: list[Feedback] = []
        for index, part in enumerate(parts):
            inner = f"product.{index}"
            try:
                if isinstance(part, Mapping) and set(part) & {*LENGTHS, "drives"}:
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
        arrays = {key: value for key, value in arguments.items() if isinstance(value, np.ndarray)}
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
