"""Replicates: one run several times, each from a start point of its own, stepped together in the same stack.

``replicates = 5`` beside the runs (for all of them) or inside a run's table is written out when a spec is parsed: five
runs named ``Adam ·1`` … ``Adam ·5`` with ``seed`` = the experiment's seed, and the four after it. The first one is the
run that there would have been. Data and their order stay those of the experiment for all: what differs between
replicates of a network is where they start, and between those on a surface the noise of their gradients.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.problem import problems

if TYPE_CHECKING:
    from torch import Tensor

    from engine.problem import Objective
    from engine.spec import ExperimentSpec

MARK = " ·"
MOST = 1024
_NAME = re.compile(rf"(.+){MARK}(\d+)")


def base_name(name: str) -> str:
    """The name without a replicate's number: ``Adam`` for ``Adam ·3`` and for ``Adam``."""
    found = _NAME.fullmatch(name)
    return found.group(1) if found else name


def replicas(names: Sequence[str], run: str) -> list[str]:
    """The names of all replicates of ``run`` (its base name, or that of any of them), in their order."""
    return [name for name in names if base_name(name) == base_name(run)]


def groups(names: Sequence[str]) -> list[list[int]]:
    """Places of the runs that belong together, in the order of their first: all replicates of one, or a run alone."""
    found: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        base = base_name(name)
        found.setdefault(name if base == name else base + MARK, []).append(place)
    return list(found.values())


def fellows(names: Sequence[str], place: int) -> list[int]:
    """Places of all replicates of the run at ``place``, its own among them."""
    return next(group for group in groups(names) if place in group)


def needless(problem: Mapping[str, Any]) -> str:
    """Why replicates on a problem, given as a spec's table, would all be the same; empty where they differ."""
    declaration = problems[problem["name"]]
    if declaration.kind != "surface":
        return ""
    values = declaration.values({key: value for key, value in problem.items() if key != "name"})
    if values["noise"] > 0:
        return ""
    return (
        f"{declaration.title} starts where its knobs say, and its gradients have no noise: all replicates would agree"
    )


def own_starts(spec: ExperimentSpec, objective: Objective, parameters: Tensor) -> None:
    """Puts runs with a seed of their own where that seed leads, in place: ``parameters`` ``(R, D)`` of the spec's runs.
    On surfaces the seed makes the noise. Raises InputError for a seed that would change nothing.
    """
    for number, run in enumerate(spec.runs):
        if run.seed is None:
            continue
        drawn = getattr(objective, "start_drawn", None)
        if drawn is not None:
            parameters[number] = drawn(run.seed)
        elif reason := needless(spec.problem):
            raise InputError(f"seed = {run.seed}: {reason}", f"runs.{number}")


def recounted(table: Mapping[str, Any], place: int, count: int) -> dict[str, Any]:
    """A whole spec's table in which the run at ``place`` has ``count`` replicates, 1 for a run alone.

    They stand where the first of them stood. Raises InputError for a number that is not from 1 to 1024.
    """
    runs = table["runs"]
    together = fellows([run["name"] for run in runs], place)
    only = {key: value for key, value in runs[together[0]].items() if key != "seed"}
    only |= {"name": base_name(only["name"]), "replicates": count}
    kept = [
        only if number == together[0] else run
        for number, run in enumerate(runs)
        if number == together[0] or number not in together
    ]
    return written_out({**table, "runs": kept})


def agreeing(table: Mapping[str, Any], path: str) -> dict[str, Any]:
    """A whole spec's table after the thing at ``path`` was changed in it: the same change for fellow replicates.

    A run's optimizer, schedule or loss scale becomes that of its fellows; with the experiment's seed theirs move.
    """
    result = {**table, "runs": [dict(run) for run in table["runs"]]}
    runs, parts = result["runs"], path.split(".")
    names = [run["name"] for run in runs]
    if path == "seed":
        for group in groups(names):
            for number, member in enumerate(group if len(group) > 1 else ()):
                runs[member]["seed"] = result["seed"] + number
    elif len(spread(names, path)) > 1:
        source, key = int(parts[1]), parts[2]
        for member in fellows(names, source):
            runs[member][key] = runs[source][key]
    return result


def spread(names: Sequence[str], path: str) -> list[str]:
    """``path`` itself, and where it leads into a run with replicates the same path of each of them, in order."""
    parts = path.split(".")
    inside = len(parts) > 2 and parts[0] == "runs" and parts[1].isdigit() and int(parts[1]) < len(names)
    if not inside or parts[2] not in ("optimizer", "schedule", "loss_scale"):
        return [path]
    return [".".join(("runs", str(place), *parts[2:])) for place in fellows(names, int(parts[1]))]


def written_out(table: Mapping[str, Any]) -> dict[str, Any]:
    """A spec's table with every ``replicates`` written out as runs; any other table as it is.

    A new number replaces an old one: replicates that are already written out are taken together first.
    Raises InputError for a number that is not from 1 to 1024.
    """
    table = dict(table)
    given_runs = table.get("runs")
    listed = isinstance(given_runs, (list, tuple)) and all(isinstance(run, Mapping) for run in given_runs)
    runs: list[Any] = list(given_runs) if given_runs is not None and listed else []
    if not ("replicates" in table and runs) and not any("replicates" in run for run in runs):
        if "replicates" in table:
            _count(table.pop("replicates"), "")
        return table
    everywhere = _count(table.pop("replicates"), "") if "replicates" in table else None
    seed = table.get("seed", 0)
    first = seed if isinstance(seed, int) and not isinstance(seed, bool) else 0
    taken: set[str] = set()
    result: list[dict[str, Any]] = []
    for place, given in enumerate(runs):
        run = dict(given)
        count = _count(run.pop("replicates"), f"runs.{place}") if "replicates" in run else everywhere
        name = run.get("name")
        if count is None or not (name is None or isinstance(name, str)):
            result.append(run)
            continue
        if name and run.get("seed") is not None and base_name(name) != name:
            if base_name(name) in taken:
                continue
            name = base_name(name)
        base = name or _unused(_optimizer(run), taken)
        taken.add(base)
        run.pop("seed", None)
        if count == 1:
            result.append({**run, "name": base})
        else:
            result += [{**run, "name": f"{base}{MARK}{k + 1}", "seed": first + k} for k in range(count)]
    return {**table, "runs": result}


def _count(value: Any, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST:
        raise InputError(f"replicates = {value!r}: must be a whole number from 1 to {MOST}", where)
    return value


def _optimizer(run: Mapping[str, Any]) -> str:
    optimizer = run.get("optimizer")
    name = optimizer.get("name") if isinstance(optimizer, Mapping) else optimizer
    return name if isinstance(name, str) else "run"


def _unused(name: str, taken: set[str]) -> str:
    found, count = name, 2
    while found in taken:
        found, count = f"{name} {count}", count + 1
    return found
