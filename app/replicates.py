"""Replicates in the window: a run and its fellows look like one, are edited as one, and come and go together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.run_look import RunLook, free_colour
from app.spec_change import free_name, short_name
from engine.replicates import MARK, agreeing, base_name, fellows, groups, needless, written_out
from engine.spec import parse
from widgets.plot.palette import RUN_COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.spec import ExperimentSpec

Table = dict[str, Any]


def names(spec: ExperimentSpec) -> list[str]:
    """Of all runs, in their order."""
    return [run.name for run in spec.runs]


def together(spec: ExperimentSpec, run: int) -> list[int]:
    """Places of all replicates of a run, its own among them."""
    return fellows(names(spec), run)


def shown_name(spec: ExperimentSpec, run: int) -> str:
    """What a run is called in the window: without a number where it has replicates."""
    name = spec.runs[run].name
    return base_name(name) if len(together(spec, run)) > 1 else name


def agreed(spec: ExperimentSpec, path: str) -> ExperimentSpec:
    """A spec in which the thing at `path` was changed, and the same for fellow replicates.

    On a surface without noise replicates would all be the same: each becomes one run again.
    """
    if all(run.seed is None for run in spec.runs):
        return spec
    return parse(fitting(agreeing(spec.table(), path)))


def fitting(table: Table) -> Table:
    """A spec's table without replicates, where its problem makes them all the same."""
    seeded = any(run.get("seed") is not None for run in table["runs"])
    return written_out({**table, "replicates": 1}) if seeded and needless(table["problem"]) else table


def with_optimizer(spec: ExperimentSpec, run: int, optimizer: Mapping[str, Any]) -> Table:
    """Another optimizer for a run and its fellows, which are named after it."""
    return _renamed(spec, run, short_name(optimizer), optimizer=dict(optimizer))


def with_name(spec: ExperimentSpec, run: int, name: str) -> Table:
    """Another name for a run with replicates; they keep their numbers."""
    return _renamed(spec, run, base_name(name), exactly=True)


def _renamed(spec: ExperimentSpec, run: int, name: str, exactly: bool = False, **changed: Any) -> Table:
    table, members = spec.table(), together(spec, run)
    base = name if exactly else free_name(spec, name, without=members)
    for number, place in enumerate(members, 1):
        table["runs"][place] |= {**changed, "name": f"{base}{MARK}{number}" if len(members) > 1 else base}
    return table


def with_copy(spec: ExperimentSpec, run: int) -> Table:
    """A copy of a run and of its fellows, after all others."""
    table, members = spec.table(), together(spec, run)
    base = free_name(spec, shown_name(spec, run))
    for number, place in enumerate(members, 1):
        name = f"{base}{MARK}{number}" if len(members) > 1 else base
        table["runs"].append({**table["runs"][place], "name": name})
    return table


def without(spec: ExperimentSpec, run: int) -> Table:
    """The run and its fellows taken out."""
    table, members = spec.table(), together(spec, run)
    table["runs"] = [table["runs"][place] for place in range(len(spec.runs)) if place not in members]
    return table


def looks_for(before: Sequence[str], looks: Sequence[RunLook], after: Sequence[str]) -> list[RunLook]:
    """Looks for the runs named `after`: those of the same run `before`, whatever its replicates; else free colours."""
    known = {base_name(name): look for name, look in zip(reversed(before), reversed(looks), strict=False)}
    known |= dict(zip(before, looks, strict=False))
    found: dict[int, RunLook] = {}
    for group in groups(after):
        name = after[group[0]]
        look = known.get(name) or known.get(base_name(name))
        if look is None:
            look = RunLook(free_colour(RUN_COLOURS, [known_look.colour for known_look in known.values()]))
            known[name] = look
        found |= dict.fromkeys(group, look)
    return [found[place] for place in range(len(after))]


def alike(after: Sequence[str], looks: Sequence[RunLook]) -> list[RunLook]:
    """The same looks, those of fellow replicates equal to the first one's."""
    result = list(looks)
    for group in groups(after):
        for place in group:
            result[place] = looks[group[0]]
    return result
