"""A schedule in spec form as tracks of blocks on a time line, and what a person may do to it: plain data to plain data.

Every function takes the entries (a list of tables) and answers new ones. All blocks of a track but the last have an end
that can be moved; the last one always lasts to the end of the run.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.plan_reader import LENGTHS, Reader
from engine.schedule import schedules, stateful_schedules, suggested

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Entry = dict[str, Any]


@dataclass(frozen=True)
class Block:
    """The entry at ``index``, from step ``start`` to ``end``; ``error`` says why its length is not known."""

    index: int
    start: int
    end: int
    title: str
    last: bool
    error: str = ""


@dataclass(frozen=True)
class Track:
    """The blocks that drive one knob, in order."""

    knob: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Setting:
    """What a schedule is for: a run of ``steps``, ``per_epoch`` steps an epoch, and the base values of its knobs."""

    steps: int
    per_epoch: int
    bases: Mapping[str, float]
    momentum: str | None = None

    @property
    def knobs(self) -> tuple[str, ...]:
        """Knobs that a schedule may drive."""
        return tuple(self.bases)


def drives(entry: Mapping[str, Any]) -> str:
    """The knob that an entry drives."""
    return str(entry.get("drives", "lr"))


def title(entry: Any) -> str:
    """What an entry is called."""
    if isinstance(entry, list):
        return " → ".join(title(part) for part in entry)
    if isinstance(entry, str):
        return entry
    if "product" in entry:
        return " × ".join(title(part) for part in entry["product"])
    return str(entry.get("name", ""))


def reacts(entry: Any) -> bool:
    """Whether an entry depends on the run, so that nothing can follow it."""
    if not isinstance(entry, dict):
        return False
    if "product" in entry:
        return any(reacts(part) for part in entry["product"])
    return entry.get("name") in stateful_schedules


def tracks_of(entries: Sequence[Entry], setting: Setting) -> list[Track]:
    """The tracks, lr first; blocks whose length is wrong or unknown get an even share of what is left."""
    groups: dict[str, list[int]] = {}
    for index, entry in enumerate(entries):
        groups.setdefault(drives(entry), []).append(index)
    found = []
    for knob in sorted(groups, key=lambda knob: knob != "lr"):
        blocks, start = [], 0
        for place, index in enumerate(groups[knob]):
            last = place + 1 == len(groups[knob])
            error, length = "", setting.steps - start
            if not last:
                share = max((setting.steps - start) // (len(groups[knob]) - place), 1)
                try:
                    length = natural_length(entries[index], setting, setting.steps - start) or share
                except InputError as problem:
                    error, length = problem.message, share
            end = setting.steps if last else start + length
            blocks.append(Block(index, min(start, setting.steps), end, title(entries[index]), last, error))
            start = end
        found.append(Track(knob, tuple(blocks)))
    return found


def natural_length(entry: Entry, setting: Setting, left: int) -> int | None:
    """How many steps an entry lasts that is not the last: what it says, or its own length; None where it has none."""
    reader = Reader(setting.steps, setting.per_epoch, {})
    stated = reader.stated_length(entry)
    node, _ = reader.entry(entry, "", max(left, 1) if stated is None else stated)
    if stated is not None:
        return stated
    length = None if node is None else node.length()
    return None if length is None else int(length)


def _length_knob(entry: Entry, length: int | None) -> str | None:
    """The knob of an entry that is its length, such as the steps of a warm-up."""
    schedule = schedules.entries.get(str(entry.get("name")))
    if schedule is None or {"steps", "epochs"} & entry.keys() or entry.get("per", "step") != "step":
        return None
    return next((k.name for k in schedule.knobs if k.unit == "steps" and entry.get(k.name) == length), None)


def resized(entries: Sequence[Entry], block: Block, length: int) -> list[Entry]:
    """A block that lasts ``length`` steps."""
    changed = deepcopy(list(entries))
    entry, length = changed[block.index], max(int(length), 1)
    knob = _length_knob(entry, block.end - block.start)
    if knob is not None:
        entry[knob] = length
    else:
        for key in LENGTHS:
            entry.pop(key, None)
        entry["steps"] = length
    return changed


def suggestion(name: str, steps: int, base: float) -> Entry:
    """A schedule that shows well in ``steps`` steps. What follows from the block or the base value is left out."""
    entry = {"name": name, **suggested(name, max(steps, 1), base)}
    schedule = schedules.entries.get(name)
    if schedule is not None:
        for key in (schedule.span, schedule.peak):
            entry.pop(key, None)
    return entry


def added(entries: Sequence[Entry], knob: str, name: str, setting: Setting) -> tuple[list[Entry], int]:
    """One more block at the end of a track, which may be new; also its index. What was last is given half its room."""
    changed = deepcopy(list(entries))
    track = next((track for track in tracks_of(changed, setting) if track.knob == knob), None)
    room = setting.steps
    if track is not None:
        block = track.blocks[-1]
        room = block.end - block.start
        before = changed[block.index]
        if not {"steps", "epochs"} & before.keys():
            natural = _safe_length(before, setting, room)
            if natural is None or natural >= room:
                before["steps"] = max(room // 2, 1)
                room -= before["steps"]
            else:
                room -= natural
    entry = suggestion(name, room, setting.bases.get(knob, 1.0))
    if knob != "lr":
        entry["drives"] = knob
    changed.append(entry)
    return changed, len(changed) - 1


def _safe_length(entry: Entry, setting: Setting, left: int) -> int | None:
    schedule = schedules.entries.get(str(entry.get("name")))
    if schedule is not None and schedule.span and schedule.span not in entry:
        return None  # it fills whatever room it has
    try:
        return natural_length(entry, setting, left)
    except InputError:
        return None


def removed(entries: Sequence[Entry], index: int) -> list[Entry]:
    """Without a block; the one that is last then lasts to the end."""
    knob = drives(entries[index])
    changed = [deepcopy(entry) for place, entry in enumerate(entries) if place != index]
    return _with_open_end(changed, knob)


def moved(entries: Sequence[Entry], index: int, by: int, setting: Setting) -> tuple[list[Entry], int]:
    """A block that has changed places with its neighbour before (-1) or after (1) it; also its new index."""
    track = next(track for track in tracks_of(entries, setting) if track.knob == drives(entries[index]))
    places = [block.index for block in track.blocks]
    here = places.index(index)
    there = here + by
    if not 0 <= there < len(places) or any(reacts(entries[i]) for i in (index, places[there])):
        return list(entries), index
    changed = deepcopy(list(entries))
    for block in track.blocks:
        entry = changed[block.index]
        if not {"steps", "epochs"} & entry.keys() and (block.last or block.error):
            entry["steps"] = max(block.end - block.start, 1)
    one, other = places[here], places[there]
    changed[one], changed[other] = changed[other], changed[one]
    return _with_open_end(changed, track.knob), other


def _with_open_end(entries: list[Entry], knob: str) -> list[Entry]:
    """The last block of a track says no length."""
    last = max((place for place, entry in enumerate(entries) if drives(entry) == knob), default=None)
    if last is not None:
        for key in LENGTHS:
            entries[last].pop(key, None)
    return entries


def with_ends(entries: Sequence[Entry], knob: str, setting: Setting) -> list[Entry]:
    """A track in which every block but the last has a length, and the last has none, as after a change of members."""
    changed = deepcopy(list(entries))
    places = [place for place, entry in enumerate(changed) if drives(entry) == knob]
    for place in places[:-1]:
        entry = changed[place]
        if not {"steps", "epochs"} & entry.keys() and _safe_length(entry, setting, setting.steps) is None:
            entry["steps"] = max(setting.steps // len(places), 1)
    return _with_open_end(changed, knob)


def factors(entry: Entry) -> list[Any]:
    """The schedules that an entry runs at once."""
    return list(entry["product"]) if "product" in entry else [entry]


def with_factors(entry: Entry, parts: Sequence[Any]) -> Entry:
    """An entry that runs ``parts`` at once; what belongs to the entry as a whole stays."""
    outer = {key: entry[key] for key in (*LENGTHS, "drives") if key in entry}
    plain = [
        {key: value for key, value in part.items() if key not in (*LENGTHS, "drives")}
        if isinstance(part, dict) else part
        for part in parts
    ]  # fmt: skip
    if len(plain) == 1 and isinstance(plain[0], dict):
        return {**plain[0], **outer}
    return {"product": plain, **outer}
