"""Values of test functions, by the engine's compiled formulas, against the literature."""

from __future__ import annotations

import math
from typing import Any

from engine.inline import run
from engine.proof import Proof

Case = tuple[str, tuple[float, ...], float]
SURVEY = "Jamil & Yang 2013, arXiv:1308.4008; Surjanovic & Bingham, Virtual Library of Simulation Experiments"
CASES: tuple[Case, ...] = (
    ("ackley", (0.0, 0.0), 0.0),
    ("beale", (3.0, 0.5), 0.0),
    ("booth", (1.0, 3.0), 0.0),
    ("branin", (math.pi, 2.275), 0.397887),
    ("easom", (math.pi, math.pi), -1.0),
    ("goldstein_price", (0.0, -1.0), 3.0),
    ("himmelblau", (3.0, 2.0), 0.0),
    ("matyas", (0.0, 0.0), 0.0),
    ("mccormick", (-0.54719, -1.54719), -1.9133),
    ("rastrigin", (0.0, 0.0), 0.0),
    ("rosenbrock", (1.0, 1.0), 0.0),
    ("six_hump_camel", (0.0898, -0.7126), -1.0316),
    ("styblinski_tang", (-2.903534, -2.903534), -78.33233),
    ("three_hump_camel", (0.0, 0.0), 0.0),
)


def standing(name: str, place: tuple[float, ...]) -> dict[str, Any]:
    """An experiment that stays at a place."""
    return {"steps": 1, "dtype": "float64", "record": ["loss"], "problem": {"name": name, "start": list(place)},
            "runs": [{"name": "run", "optimizer": {"name": "SGD", "lr": 0.0}}]}  # fmt: skip


def value(name: str, place: tuple[float, ...]) -> float:
    return float(run(standing(name, place))["run"]["loss"][0])


def function(case: Case) -> Proof:
    name, place, known = case
    return Proof(
        f"function.{name}",
        f"The minimum of {name} at {tuple(round(p, 4) for p in place)}",
        SURVEY,
        expected=lambda: known,
        measure=lambda: value(name, place),
        wrong=lambda: value(name, (place[0] + 0.1, place[1])),
        tolerance=1e-4,
        reason="minima are printed with four to six digits, and a minimum is flat in its place",
        control="a place 0.1 beside the minimum",
        experiment=lambda: standing(name, place),
    )


PROOFS = tuple(function(case) for case in CASES)
