"""Tables of experiments in which one thing is another: the problem, an optimizer, the number of runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.batch_schedule import KNOB
from engine.diagnostic import MEASURES
from engine.optimizer import optimizers
from engine.problem import problems
from engine.replicates import base_name
from engine.spec import DEFAULT_RECORD
from engine.spec_difference import differences

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from engine.spec import ExperimentSpec

Table = dict[str, Any]


def with_problem(spec: ExperimentSpec, name: str) -> Table:
    """Another problem with its default knobs; records what it can give."""
    table = spec.table()
    table["problem"], table["watch"] = {"name": name}, []
    network = problems[name].kind == "network"
    if all(knob.name != KNOB for knob in problems[name].knobs):
        table.pop("batch_schedule", None)
    table["record"] = [channel for channel in table["record"] if channel not in MEASURES] or list(DEFAULT_RECORD)
    if network:
        table["dtype"], table["watch"] = "float32", [0, 1, 2]
    else:
        table["dtype"] = "float64"
    return table


def optimizer_like(old: Mapping[str, Any], name: str) -> Table:
    """The optimizer `name` with the knobs of `old` that both have, but for the learning rate."""
    kept = {"weight_decay"} & {knob.key for knob in optimizers[name].knobs}
    return {"name": name, **{key: old[key] for key in kept if key in old}}


def short_name(optimizer: Mapping[str, Any]) -> str:
    """What a run with this optimizer is called at first: the class's name for one from outside."""
    return str(optimizer["name"]).rpartition(":")[2]


def with_run(spec: ExperimentSpec) -> Table:
    """One more run, with an optimizer that no run has yet."""
    used = [run.optimizer["name"] for run in spec.runs]
    name = next((name for name in optimizers.names() if name not in used), "Adam")
    table = spec.table()
    table["runs"].append({"name": free_name(spec, name), "optimizer": {"name": name}})
    return table


def free_name(spec: ExperimentSpec, base: str, without: Collection[int] = ()) -> str:
    """`base`, or with a number behind it where a run other than those `without` has that name, or its replicates."""
    taken = {base_name(run.name) for place, run in enumerate(spec.runs) if place not in without}
    name, count = base, 2
    while name in taken:
        name, count = f"{base} {count}", count + 1
    return name


def only_names(one: ExperimentSpec, other: ExperimentSpec) -> bool:
    """Whether two specs differ in the names of runs at most."""
    if len(one.runs) != len(other.runs):
        return False
    runs = tuple(run.model_copy(update={"name": named.name}) for run, named in zip(one.runs, other.runs, strict=True))
    return bool(one.model_copy(update={"runs": runs}) == other)


def edits(one: ExperimentSpec, other: ExperimentSpec) -> list[str]:
    """Paths whose edits turn ``one`` into ``other``: a whole optimizer or schedule where its kind or length differs."""
    found: dict[str, None] = {}
    for path, _, _ in differences(one, other):
        parts = path.split(".")
        run = parts[0] == "runs" and len(parts) > 2
        if run and parts[2] == "schedule":
            path = ".".join(parts[:3])
        elif run and parts[2] == "optimizer":
            number = int(parts[1])
            before, after = one.runs[number].optimizer, other.runs[number].optimizer
            if before.keys() != after.keys() or before["name"] != after["name"]:
                path = ".".join(parts[:3])
        elif not run:
            path = parts[0]
        found[path] = None
    return list(found)


def plain(value: Any) -> Any:
    """A value of a spec as a form would give it."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return {key: plain(item) for key, item in value.items()} if isinstance(value, dict) else value
