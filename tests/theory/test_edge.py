"""The limits that theory draws are where training of a tanh network settles: rate × sharpness over the drawn limit."""

import pytest

from engine.proofs import edge
from engine.spec import parse
from engine.theory.case import case
from engine.theory.stability import limit

BALL = {"name": "SGD", "lr": 2 * 1.9 / edge.TARGET, "momentum": 0.9}
NESTEROV = {"name": "SGD", "lr": 2 * 1.9 / 2.8 / edge.TARGET, "momentum": 0.9, "nesterov": True}


@pytest.mark.long
@pytest.mark.parametrize(("rule", "problem", "steps", "schedule"), [
    ({"name": "SGD", "lr": 2 / 40}, edge.NET, 8000, None),
    (edge.ADAM, edge.NET, 8000, None),
    (BALL, edge.DIGITS, 5000, edge.WARM_UP),
    (NESTEROV, edge.DIGITS, 5000, edge.WARM_UP),
], ids=["gd", "Adam", "heavy_ball", "nesterov"])  # fmt: skip
def test_the_edge_of_stability(rule, problem, steps, schedule):
    run = {"optimizer": rule, **({"schedule": schedule} if schedule else {})}
    spec = parse({"steps": steps, "dtype": "float64", "record": ["loss"], "problem": problem, "runs": [run]})
    drawn = float(limit(case(spec, 0, [steps - 1.0]))[0]) * rule["lr"]
    assert 0.93 <= edge.at_the_edge(rule, drawn, problem, steps, schedule) <= 1.07
