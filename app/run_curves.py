"""The runs of a history as curves: which run of the settings each belongs to, and replicates as one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.replicates import base_name, groups
from widgets.plot.style import Divergence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.run_history import RunHistory
    from engine.spec import ExperimentSpec


@dataclass(frozen=True)
class RunCurve:
    """`members` are places in the history, `run` is that of the first in the settings, `name` what they are called."""

    members: tuple[int, ...]
    run: int
    name: str


def run_curves(recorded: Sequence[str], spec: ExperimentSpec) -> list[RunCurve]:
    """One for each run of a history with runs named `recorded`, or for all replicates of it.

    While more or fewer runs wait for a restart, the recorded ones are known by their names; those that are to go are
    left out.
    """
    same = len(recorded) == len(spec.runs)
    places = {run.name: place for place, run in enumerate(spec.runs)}
    bases = {base_name(name): place for name, place in reversed(places.items())}
    found = []
    for members in groups(recorded):
        name = recorded[members[0]]
        run = members[0] if same else places.get(name, bases.get(base_name(name)))
        if run is not None:
            name = spec.runs[run].name if same else name
            found.append(RunCurve(tuple(members), run, base_name(name) if len(members) > 1 else name))
    return found


def divergence(records: Sequence[RunHistory], sentence: str) -> Divergence | None:
    """Where a run diverged, or the first of its replicates: then `sentence` says how many of them (%1 of %2: %3)."""
    fallen = [(one.diverged_at, one.diverged_reason) for one in records if one.diverged_at is not None]
    if not fallen:
        return None
    step, reason = min(fallen)
    if len(records) > 1:
        reason = sentence.replace("%1", str(len(fallen))).replace("%2", str(len(records))).replace("%3", reason)
    return Divergence(step, reason)
