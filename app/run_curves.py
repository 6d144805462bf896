"""The runs of a history as curves: which run of the settings each belongs to, and replicates as one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.bands_source import BandsSource
from engine.replicates import base_name, groups
from widgets.plot.style import CurveStyle, Divergence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.run_look import RunLook
    from engine.history import History
    from engine.run_history import RunHistory
    from engine.spec import ExperimentSpec
    from widgets.plot.source import CurveSource


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


def curves_source(source: CurveSource, recorded: Sequence[str], kind: str) -> CurveSource:
    """The numbers of runs named `recorded`, all replicates of one as the first of them with a band of `kind`."""
    together = groups(recorded)
    if len(together) == len(recorded):
        return source
    return BandsSource(source, {members[0]: members for members in together}, kind)


def run_styles(
    history: History, spec: ExperimentSpec, looks: Sequence[RunLook], channels: Sequence[str],
    suffix: Callable[[str], str] = str, until: int | None = None,
) -> list[CurveStyle]:
    """How the curves of a history's runs look, replicates as one with a band.

    Of several channels the first is solid, the others are told apart by dashes and by `suffix` behind the name.
    A divergence after step `until` has not happened yet.
    """  # fmt: skip
    styles = []
    for one in run_curves(history.runs, spec):
        if one.run >= len(looks):
            continue
        look, fallen = looks[one.run], divergence([history[history.runs[place]] for place in one.members], until)
        for number, channel in enumerate(channels):
            styles.append(CurveStyle(
                one.members[0], channel, one.name if len(channels) == 1 else f"{one.name} {suffix(channel)}",
                look.colour, look.visible, dashed=number % 2 == 1, faint=number > 1, band=len(one.members) > 1,
                diverged=fallen,
            ))  # fmt: skip
    return styles


def divergence(records: Sequence[RunHistory], until: int | None = None) -> Divergence | None:
    """Where a run diverged up to step `until`, or the first of its replicates: then the words say how many of them."""
    fallen = [
        (one.diverged_at, one.diverged_reason)
        for one in records
        if one.diverged_at is not None and (until is None or one.diverged_at <= until)
    ]
    if not fallen:
        return None
    step, reason = min(fallen)
    if len(records) > 1:
        sentence = QCoreApplication.translate("RunCurves", "%1 of %2 replicates: %3")
        reason = sentence.replace("%1", str(len(fallen))).replace("%2", str(len(records))).replace("%3", reason)
    return Divergence(step, reason)
