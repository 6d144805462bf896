"""A factor on the loss, for every rule: undone exactly by the compensating change of its knobs."""

from __future__ import annotations

from typing import Any

from engine.loss_scale import POWERS, apart, change, faster, imitated, scaled
from engine.optimizer import optimizers
from engine.proof import Proof
from engine.spec import ExperimentSpec, parse

S = 10.0
LIVELY: dict[str, dict[str, Any]] = {
    "SGD": {"momentum": 0.9, "dampening": 0.5},
    "ClippedSGD": {"clip_value": 50.0},
    "NormClippedSGD": {"max_norm": 50.0},
    "Adagrad": {"initial_accumulator_value": 0.1},
}


def spec(name: str) -> ExperimentSpec:
    """The rule on Rosenbrock's valley with every knob that matters in play."""
    rule = optimizers[name]
    table: dict[str, Any] = {"name": name, **LIVELY.get(name, {})}
    for knob, value in (("weight_decay", 0.1), ("eps", 0.1)):
        if knob in rule.by_name and rule.by_name[knob].kind == "real":
            table[knob] = value
    table["lr"] = 1e-4 if "lr" in POWERS[name] else 1e-2
    problem = {"name": "rosenbrock", "start": [-1.0, 1.5]}
    return parse({"steps": 200, "dtype": "float64", "record": ["loss"], "problem": problem,
                  "runs": [{"name": "first", "optimizer": table}]})  # fmt: skip


def wrong(name: str) -> float:
    """The loss scaled without the change; for a rule that needs none, the rate scaled."""
    given = spec(name)
    return apart(given, scaled(given, S) if POWERS[name] else faster(given, S))


def identity(name: str) -> Proof:
    return Proof(
        f"loss_scale.{name}",
        f"{name}: loss·s is the same as {change(name)} (largest relative difference, s = 10)",
        "substitution of s·g for g in the update",
        expected=lambda: 0.0,
        measure=lambda: imitated(spec(name), S),
        wrong=lambda: wrong(name),
        tolerance=1e-6,
    )


PROOFS = tuple(identity(name) for name in POWERS)
