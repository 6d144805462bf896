"""Chains that a spec builds itself: ``{name = "chain", blocks = [{block = "l2"}, {block = "sign"}, …], lr = 0.1}``.

A chain is data, never code. ``blocks`` names registered blocks in order (``adam_moments.amsgrad`` for a variant). Their
knobs stand beside it under their own names, so that edits, schedules and map axes reach them as those of any optimizer.
Two blocks that use a knob of one name share it. A block gets a knob of its own where its table says so: by a number
(``{block = "l2", weight_decay = 0.1}``, when another block has that knob too: it is then called ``weight_decay_2``
after the block's place), or by that name (``{block = "l2", weight_decay = "weight_decay_2"}``), which is the full form.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from engine.block import Block
from engine.errors import InputError, unknown
from engine.knob import Knob
from engine.optimizer import CHAIN, Optimizer

LONGEST = 32
Structure = tuple[tuple[tuple[str, str], ...], ...]


@cache
def _declared() -> tuple[Any, ...]:
    """Everything at module level in the files of ``engine/blocks``."""
    import importlib
    import pkgutil

    package = importlib.import_module("engine.blocks")
    modules = [importlib.import_module(f"engine.blocks.{info.name}") for info in pkgutil.iter_modules(package.__path__)]
    return tuple(thing for module in modules for thing in vars(module).values())


@cache
def blocks() -> dict[str, Block]:
    """Every registered block by key; variants have a key each."""
    found: dict[str, Block] = {}
    for thing in _declared():
        if isinstance(thing, Block) and not thing.names:
            found.setdefault(thing.key, thing)
    return found


@cache
def glossary() -> dict[str, Knob]:
    """The knobs that blocks use, by name, as the rules declare them: the same name is the same thing everywhere.
    A knob that no rule has is declared in its block's file.
    """
    from engine.optimizer import optimizers
    from engine.optimizers import _knobs

    rules = [*vars(_knobs).values(), *(knob for optimizer in optimizers for knob in optimizer.knobs)]
    found: dict[str, Knob] = {}
    for knob in (*rules, *_declared()):
        if isinstance(knob, Knob):
            found.setdefault(knob.name, knob.with_(argument=None))
    return found


def block_knobs(block: Block) -> tuple[Knob, ...]:
    """Declarations of a block's own knobs: default, range and help. Numbered ones stand together: beta1, beta2."""
    stems = [_stem(name) for name in block.knobs]
    return tuple(glossary()[name] for name in sorted(block.knobs, key=lambda name: (stems.index(_stem(name)), name)))


def _stem(name: str) -> str:
    return name.rstrip("0123456789")


def plain(table: Mapping[str, Any]) -> dict[str, Any]:
    """``table`` with the numbers that stand in its block tables moved beside them, under the chain's knob names."""
    listed = table.get("blocks", [])
    if not isinstance(listed, (list, tuple)) or len(listed) > LONGEST:
        raise InputError(f"blocks: must be a list of at most {LONGEST} tables {{block = ...}}")
    entries = [_entry(given, place) for place, given in enumerate(listed)]
    owners: dict[str, int] = {}
    for place, (block, given) in enumerate(entries):
        for knob in block.knobs:
            if knob in given and not isinstance(given[knob], str):
                owners.setdefault(knob, place)
    found = {key: value for key, value in table.items() if key != "blocks"}
    tables = []
    for place, (block, given) in enumerate(entries):
        names = {"block": block.key}
        for knob in block.knobs:
            value = given.get(knob, knob)
            if isinstance(value, str):
                name = value
            else:
                name = knob if owners[knob] == place else f"{knob}_{place}"
                found[name] = value
            if name != knob:
                if not name.startswith(f"{knob}_"):
                    text = f"{knob} = {name!r}: must be a number, or another name for it such as {knob}_{place}"
                    raise InputError(text, f"blocks.{place}")
                names[knob] = name
        tables.append(names)
    return {**found, "blocks": tables}


def _entry(given: Any, place: int) -> tuple[Block, dict[str, Any]]:
    """The block of one table, and the rest of the table."""
    rest = {"block": given} if isinstance(given, str) else dict(given) if isinstance(given, Mapping) else {}
    key = rest.pop("block", None)
    if key not in blocks():
        raise unknown("block", key, blocks()).at(f"blocks.{place}")
    for name in rest:
        if name not in blocks()[key].knobs:
            raise unknown(f"knob of the block {key}", name, blocks()[key].knobs).at(f"blocks.{place}")
    return blocks()[key], rest


def declaration(table: Mapping[str, Any]) -> Optimizer:
    """The declaration of a spec's chain; equal structures give the same object."""
    return _declaration(tuple(tuple(entry.items()) for entry in plain(table)["blocks"]))


@lru_cache(maxsize=512)
def _declaration(structure: Structure) -> Optimizer:
    chain = []
    knobs: dict[str, Knob] = {"lr": glossary()["lr"]}
    for entry in structure:
        key, names = entry[0][1], dict(entry[1:])
        block = blocks()[key].using(**names) if names else blocks()[key]
        chain.append(block)
        for knob in block_knobs(blocks()[key]):
            own = names.get(knob.name, knob.name)
            knobs.setdefault(own, knob.with_(name=own))
    found = tuple(chain)
    averages = [state.name for block in found for state in block.states if state.name in ("average", "slow")]
    return Optimizer(
        name=CHAIN,
        title=" · ".join(block.title for block in found) or "Empty chain",
        knobs=tuple(knobs.values()),
        chain=lambda values: found,
        help="A chain of blocks of your own.",
        family="custom",
        answer=averages[-1] if averages else None,
        structure=structure,
    )
