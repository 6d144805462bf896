"""What a named optimizer is: knobs, and the chain of blocks that they select.

Adding one is adding a file to ``engine/optimizers``; form, map axes, JSON, command line, catalogue
and contract tests follow from the declaration.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from engine.block import Block
from engine.errors import InputError
from engine.knob import Knob, defaults, to_arguments, to_values
from engine.registry import Registry

if TYPE_CHECKING:
    from engine.layout import Layout

Chain = tuple[Block, ...]


@dataclass(frozen=True)
class Optimizer:
    """A declaration in ``engine/optimizers``.

    ``chain`` maps knob values to blocks and may look only at flags and choices (numbers vary from
    run to run); a ``maximize`` flag is put in front of every chain by :meth:`blocks`. ``twin`` names
    the class of torch.optim that it equals. ``check`` raises InputError for combinations that make
    no sense. ``foreign`` names a class that the closure adapter runs instead of a chain, ``stand_in`` one
    with the same numbers that is run in its place.
    """

    name: str
    title: str
    knobs: tuple[Knob, ...]
    chain: Callable[[Mapping[str, Any]], Chain]
    help: str = ""
    paper: str = ""
    formula: str = ""
    twin: str | None = None
    family: str = ""
    check: Callable[[Mapping[str, Any]], None] = lambda values: None
    answer: str | None = None
    foreign: str | None = None
    stand_in: str | None = None
    foreign_arguments: Callable[[Mapping[str, Any]], dict[str, Any]] | None = None
    structure: tuple[tuple[tuple[str, str], ...], ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Knob]:
        return {knob.name: knob for knob in self.knobs}

    @property
    def momentum_knob(self) -> str | None:
        """The knob that ``cycle_momentum`` of a schedule drives: ``momentum``, or Adam's ``beta1``."""
        return next((name for name in ("momentum", "beta1") if name in self.by_name), None)

    def values(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Checked knob values by knob name from a spec's arguments (torch's argument names)."""
        values = to_values(self.name, self.knobs, arguments)
        self.check(values)
        return values

    def arguments(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The spec form of knob values."""
        return to_arguments(self.knobs, values)

    def outside(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The arguments of the ``foreign`` class for knob values."""
        if self.foreign_arguments is not None:
            return self.foreign_arguments(values)
        return {k: tuple(v) if isinstance(v, list) else v for k, v in self.arguments(values).items()}

    def blocks(self, values: Mapping[str, Any]) -> Chain:
        """The whole chain for these knob values, from gradient to update."""
        from engine.blocks.maximize import MAXIMIZE

        if self.foreign is not None:
            from engine.foreign.declaration import block

            return (block(self.foreign),)
        chain = self.chain(values)
        return (MAXIMIZE, *chain) if values.get("maximize") else chain

    def elementwise(self, values: Mapping[str, Any]) -> bool:
        """Whether every block works on each number by itself (so that the chain can be compiled)."""
        return all(block.elementwise for block in self.blocks(values))

    def refusal(self, layout: Layout, values: Mapping[str, Any] | None = None) -> str | None:
        """Why the rule cannot train the tensors of ``layout``, in one line; None when it can."""
        for block in self.blocks(self.defaults() if values is None else values):
            reason = block.refusal(layout) if block.refusal else None
            if reason:
                return f"{self.name} cannot be used here: {reason}"
        return None

    def defaults(self) -> dict[str, Any]:
        return defaults(self.knobs)

    def knob_at(self, path: str) -> Knob:
        """The knob under a dotted path below the optimizer: ``lr``, ``betas.0``."""
        for knob in self.knobs:
            if path in (knob.path, knob.name):
                return knob
        raise InputError(f"{self.name} has no argument {path!r}; it has {', '.join(k.path for k in self.knobs)}")


class _Optimizers(Registry[Optimizer]):
    """The registered rules; by index also ``chain`` and names of outside classes, which a spec's table completes."""

    def __getitem__(self, name: str) -> Optimizer:
        return declared({"name": name}) if _made(name) else super().__getitem__(name)


optimizers: Registry[Optimizer] = _Optimizers("optimizer", "engine.optimizers", Optimizer)
CHAIN = "chain"


def refusals(layout: Layout) -> tuple[tuple[str, str], ...]:
    """(name, why) of every registered optimizer that cannot train tensors of this ``layout``."""
    found = ((rule.name, rule.refusal(layout)) for rule in optimizers)
    return tuple((name, why) for name, why in found if why)


def _made(name: Any) -> bool:
    """Whether the declaration is made from the spec's table instead of being registered."""
    return name == CHAIN or (isinstance(name, str) and ":" in name)


def declared(table: Mapping[str, Any]) -> Optimizer:
    """The declaration of a spec's optimizer ``{name = …, …}``: registered, a chain of blocks, or an outside class.

    Equal structures give the same object. Nothing is imported for an outside class. Raises InputError.
    """
    if not _made(table["name"]):
        return optimizers[table["name"]]
    if table["name"] == CHAIN:
        from engine.chain import declaration as of_chain

        return of_chain(table)
    from engine.foreign.declaration import declaration as of_class

    return of_class(table)


def values_of(table: Mapping[str, Any]) -> dict[str, Any]:
    """Checked knob values of a spec's optimizer."""
    from engine.chain import plain

    given = plain(table) if table["name"] == CHAIN else table
    return declared(table).values({key: value for key, value in given.items() if key not in ("name", "blocks")})


def normal(table: Mapping[str, Any]) -> dict[str, Any]:
    """A spec's optimizer in its one full form: every argument, in the declaration's order."""
    declaration = declared(table)
    blocks = {"blocks": [dict(entry) for entry in declaration.structure]} if table["name"] == CHAIN else {}
    return {"name": table["name"], **blocks, **declaration.arguments(values_of(table))}
