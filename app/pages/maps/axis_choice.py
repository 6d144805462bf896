"""What an axis of a map may vary, with a range to begin with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QCoreApplication

from engine.maps.axis import EVERY
from engine.optimizer import declared
from engine.problem import problems
from engine.schedule import named
from engine.surface import Surface
from widgets.knob.label import title
from widgets.knob.slider_scale import SliderScale

if TYPE_CHECKING:
    from engine.knob import Knob
    from engine.spec import ExperimentSpec


SEEDS = 32
"""Seeds that are shown first."""


@dataclass(frozen=True)
class AxisChoice:
    """A path of the spec, its name for people, the range that is shown first, and whether whole numbers stand there."""

    path: str
    title: str
    low: float
    high: float
    scale: Literal["linear", "log"]
    whole: bool = False

    def table(self, count: int) -> dict[str, Any]:
        """As an axis of a spec."""
        return {"path": self.path, "low": self.low, "high": self.high, "scale": self.scale, "count": count}


def axis_choices(spec: ExperimentSpec, run: int) -> list[AxisChoice]:
    """Knobs of the run's optimizer, of all runs together, and of its schedule, then the problem's."""
    found: list[AxisChoice | None] = []
    for knob in declared(spec.runs[run].optimizer).knobs:
        if knob.kind in ("real", "integer"):
            found.append(_choice(knob, f"runs.{run}.optimizer.{knob.path}", title(knob)))
    for knob in _common(spec, run):
        name = QCoreApplication.translate("Maps", "%1, all runs").replace("%1", title(knob))
        found.append(_choice(knob, f"runs.{EVERY}.optimizer.{knob.path}", name))
    for number, entry in enumerate(spec.runs[run].schedule):
        for knob in named(entry["name"]).knobs if "name" in entry else ():
            if knob.kind in ("real", "integer"):
                found.append(_choice(knob, f"runs.{run}.schedule.{number}.{knob.name}", f"{entry['name']} {knob.name}"))
    problem, values = problems[spec.problem["name"]], spec.problem_values()
    if isinstance(problem, Surface):
        names, window = problem.variables(values), problem.view(values)
        for number, name in enumerate(names):
            ends = window[2 * number : 2 * number + 2] if number < 2 else (-2.0, 2.0)
            start = QCoreApplication.translate("Maps", "Start %1").replace("%1", name)
            found.append(AxisChoice(f"problem.start.{number}", start, ends[0], ends[1], "linear"))
    if not isinstance(problem, Surface) or values["noise"] > 0:
        found.append(AxisChoice("seed", QCoreApplication.translate("Maps", "Seed"), -0.5, SEEDS - 0.5, "linear", True))
    kinds = ("real",) if isinstance(problem, Surface) else ("real", "integer")
    for knob in problem.knobs:
        if knob.kind in kinds and knob.name != "validation":
            found.append(_choice(knob, f"problem.{knob.path}", title(knob)))
        elif knob.name == "eigenvalues":
            for number, value in enumerate(values["eigenvalues"]):
                if value > 0:
                    path = f"problem.eigenvalues.{number}"
                    found.append(AxisChoice(path, f"Eigenvalue {number + 1}", value / 10, value * 10, "log"))
    return [choice for choice in found if choice is not None]


def _common(spec: ExperimentSpec, run: int) -> list[Knob]:
    """The run's numbers that every other one has under the same path and of the same kind; none where it is alone."""
    if len(spec.runs) < 2:
        return []
    others = [
        {(knob.path, knob.kind) for knob in declared(one.optimizer).knobs}
        for number, one in enumerate(spec.runs)
        if number != run
    ]
    own = (knob for knob in declared(spec.runs[run].optimizer).knobs if knob.kind in ("real", "integer"))
    return [knob for knob in own if all((knob.path, knob.kind) in known for known in others)]


def _choice(knob: Knob, path: str, name: str) -> AxisChoice | None:
    scale = SliderScale.of(knob)
    if scale is None:
        return None
    log = scale.shape == "log" and scale.low > 0
    return AxisChoice(path, name, scale.low, scale.high, "log" if log else "linear", knob.kind == "integer")
