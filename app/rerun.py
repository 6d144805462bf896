"""Which experiments are quick enough to be run anew when something of them is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.contour import surface_of
from engine.optimizer import optimizers
from engine.problem import problems

if TYPE_CHECKING:
    from engine.host.state import EngineState
    from engine.spec import ExperimentSpec

COMPILED_UPDATES = 1_000_000
"""Steps times runs that compiled rules make in a tenth of a second."""
OTHER_UPDATES = 4_000
"""The same of rules that look at all parameters at once."""
PATIENCE_SECONDS = 0.25
"""The former picture stays so long at most while the next one is made."""


def rerunnable(spec: ExperimentSpec) -> bool:
    """Whether a change of the problem may run the experiment anew unasked: the problem is a formula."""
    return problems[spec.problem["name"]].kind == "surface"


def instantly(spec: ExperimentSpec) -> bool:
    """Whether the whole experiment, on a surface of two parameters, is run within about a frame or a few."""
    if surface_of(spec.problem) is None or any(":" in run.optimizer["name"] for run in spec.runs):
        return False
    compiled = all(optimizers[run.optimizer["name"]].elementwise(run.knobs()) for run in spec.runs)
    return spec.steps * len(spec.runs) <= (COMPILED_UPDATES if compiled else OTHER_UPDATES)


def comparable(state: EngineState, spec: ExperimentSpec) -> bool:
    """Whether the picture of `state` may stay until that of `spec` is there: as many runs on the same problem."""
    old = state.spec
    if old is None or state.history is None:
        return False
    return len(old.runs) == len(spec.runs) and old.problem["name"] == spec.problem["name"]
