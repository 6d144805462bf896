"""A chain that is being built: blocks in order, and the values of their knobs. Immutable; every change is a new one.

Blocks share a knob of one name, as in a spec; a block with knobs of its *own* has them under names with its number
behind them (``weight_decay_2``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from engine.chain import LONGEST, block_knobs, blocks
from engine.errors import InputError
from engine.optimizer import CHAIN, Optimizer, declared, optimizers, values_of

if TYPE_CHECKING:
    from engine.knob import Knob

Names = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Entry:
    """A block by key; `names` are those of its knobs that stand under another name: (own name, name in the chain)."""

    key: str
    names: Names = ()

    def name(self, knob: str) -> str:
        """The chain's name for one of the block's knobs."""
        return dict(self.names).get(knob, knob)


@dataclass(frozen=True)
class Draft:
    """`values` by the chain's knob names; knobs of no block keep theirs, so that a block put back finds them."""

    entries: tuple[Entry, ...] = ()
    values: Mapping[str, float] = field(default_factory=dict)

    def spec(self) -> dict[str, Any]:
        """The optimizer in spec form. Raises InputError for a value that a knob does not take."""
        tables = [{"block": entry.key, **dict(entry.names)} for entry in self.entries]
        bare = {"name": CHAIN, "blocks": tables}
        known = declared(bare).by_name
        table = {**bare, **{name: value for name, value in self.values.items() if name in known}}
        values_of(table)
        return table

    def knobs(self, place: int) -> tuple[Knob, ...]:
        """The knobs of a block, under the chain's names."""
        entry = self.entries[place]
        return tuple(knob.with_(name=entry.name(knob.name)) for knob in block_knobs(blocks()[entry.key]))

    def value(self, name: str) -> float:
        """The value of a knob."""
        if name in self.values:
            return self.values[name]
        for place in range(len(self.entries)):
            for knob in self.knobs(place):
                if knob.name == name:
                    return float(knob.default) if knob.kind == "real" else knob.default
        raise InputError(f"no knob {name!r} in the chain")

    def shares(self, place: int) -> bool:
        """Whether another block uses a knob of this one."""
        own = {knob.name for knob in self.knobs(place)}
        return any(own & {knob.name for knob in self.knobs(i)} for i in range(len(self.entries)) if i != place)

    # -- changes -------------------------------------------------------------------------------------------------

    def added(self, key: str, place: int) -> Draft:
        """One more block. Raises InputError when there are too many."""
        if len(self.entries) >= LONGEST:
            raise InputError(f"a chain has at most {LONGEST} blocks")
        entries = list(self.entries)
        entries.insert(place, Entry(blocks()[key].key))
        return replace(self, entries=tuple(entries))

    def moved(self, place: int, to: int) -> Draft:
        """The block at `place` before the one now at `to`."""
        entries = list(self.entries)
        entry = entries.pop(place)
        entries.insert(to - (place < to), entry)
        return replace(self, entries=tuple(entries))

    def removed(self, place: int) -> Draft:
        """Without a block."""
        return replace(self, entries=self.entries[:place] + self.entries[place + 1 :])

    def turned(self, name: str, value: float) -> Draft:
        """Another value of a knob."""
        return replace(self, values={**self.values, name: value})

    def parted(self, place: int) -> Draft:
        """The block gets knobs of its own, with the values they have."""
        used = {knob.name for i in range(len(self.entries)) for knob in self.knobs(i)}
        names, values = [], dict(self.values)
        for knob in block_knobs(blocks()[self.entries[place].key]):
            number = 2
            while f"{knob.name}_{number}" in used:
                number += 1
            names.append((knob.name, f"{knob.name}_{number}"))
            values[f"{knob.name}_{number}"] = self.value(self.entries[place].name(knob.name))
        return self._named(place, tuple(names), values)

    def joined(self, place: int) -> Draft:
        """The block shares its knobs again."""
        return self._named(place, (), dict(self.values))

    def _named(self, place: int, names: Names, values: dict[str, float]) -> Draft:
        entries = list(self.entries)
        entries[place] = Entry(entries[place].key, names)
        return Draft(tuple(entries), values)


def draft_of(table: Mapping[str, Any]) -> Draft:
    """The draft of an optimizer in spec form. Raises InputError for one that is no chain of registered blocks."""
    rule, values = declared(table), values_of(table)
    if rule.foreign is not None:
        raise InputError(f"{rule.name} is no chain of blocks")
    if rule.structure:
        entries = tuple(Entry(parts[0][1], tuple(parts[1:])) for parts in rule.structure)
        return Draft(entries, {name: values[name] for name in rule.by_name})
    return _of_rule(rule, values)


def _of_rule(rule: Optimizer, values: Mapping[str, Any]) -> Draft:
    """Blocks of a registered rule; where two would share a name with different values the later one has its own."""
    entries: list[Entry] = []
    found: dict[str, float] = {}
    for block in rule.blocks(values):
        if block.key not in blocks():
            raise InputError(f"{rule.name}: its block {block.title} is not for chains")
        names = []
        for knob in block_knobs(blocks()[block.key]):
            value, name, number = values.get(block.knob(knob.name), knob.default), knob.name, 2
            while name in found and found[name] != value:
                name, number = f"{knob.name}_{number}", number + 1
            found[name] = value
            if name != knob.name:
                names.append((knob.name, name))
        entries.append(Entry(block.key, tuple(names)))
    return Draft(tuple(entries), found)


def offered() -> list[str]:
    """Keys of all blocks, in the order in which rules use them: from the gradient to the update."""
    places: dict[str, list[float]] = {}
    for rule in optimizers:
        if rule.foreign is None:
            chain = rule.blocks(rule.defaults())
            for place, block in enumerate(chain):
                places.setdefault(block.key, []).append((place + 1) / (len(chain) + 1))
    mean = {key: sum(found) / len(found) for key, found in places.items()}

    def rank(key: str) -> tuple[float, str]:
        plain = key.partition(".")[0]
        return mean.get(key, mean.get(plain, 0.5)), key

    return sorted(blocks(), key=rank)
