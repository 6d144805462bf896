"""Replicates: one run several times, each from a start point of its own, stepped together in the same stack.

``replicates = 5`` beside the runs (for all of them) or inside a run's table is written out when a spec is parsed: five
runs named ``Adam ·1`` … ``Adam ·5`` with ``seed`` = the experiment's seed, and the four after it. The first one is the
run that there would have been. Data, their order and noise stay those of the experiment for all: what differs
between replicates is where they start.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from engine.errors import InputError

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
