"""What stands at a plot of the dashboard: of a quantity, of one tensor of it, or of a mode of a quadratic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.channel_words import channel_title
from engine.diagnostic import diagnostics
from engine.theory.case import case
from engine.theory.line import theory_lines
from engine.theory.modes import rates
from widgets.engine_text import translated
from widgets.plot.number_text import value_text

if TYPE_CHECKING:
    from engine.spec import ExperimentSpec


@dataclass(frozen=True)
class GaugeWords:
    """``unit`` is the muted word beside the title."""

    title: str
    help: str
    unit: str
    log: bool


def words_of(name: str, spec: ExperimentSpec) -> GaugeWords:
    """Of the channel ``name``: a quantity, one of a tensor alone, or a parameter ``x0``, ``x1`` … of a quadratic."""
    quantity = name.partition(".")[0]
    if quantity in diagnostics:
        one = diagnostics[quantity]
        return GaugeWords(channel_title(name), translated(one.help), translated(one.unit), one.scale == "log")
    say, mode = QCoreApplication.translate, int(name[1:])
    curvatures = spec.problem_values().get("eigenvalues", ())
    title = say("Gauge", "Mode %1").replace("%1", name)
    if mode < len(curvatures):
        title = say("Gauge", "Mode %1, curvature %2").replace("%1", name).replace("%2", value_text(curvatures[mode]))
    shrinks = [value_text(rate, 3) for run in range(len(spec.runs)) if (rate := _rate(spec, run, mode)) is not None]
    unit = say("Gauge", "× %1 a step").replace("%1", ", ".join(shrinks)) if shrinks else ""
    return GaugeWords(title, translated(theory_lines["spectral_race"].help), unit, False)


def _rate(spec: ExperimentSpec, run: int, mode: int) -> float | None:
    """By what the mode's error shrinks in a step in the long run, at the first step's knobs."""
    one = case(spec, run, [0.0])
    found = None if one is None else rates(one)
    return None if found is None or mode >= found.shape[1] else float(found[0, mode])
