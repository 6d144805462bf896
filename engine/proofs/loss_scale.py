"""A factor on the loss, for every rule: undone exactly by the compensating change of its knobs.

The factor is 1024. A power of two moves the exponent of a number and leaves its digits alone, so that products, sums
and roots of scaled numbers are rounded alike, and the two paths have to agree to the last bit.
"""

from __future__ import annotations

from typing import Any

from engine.loss_scale import ABSOLUTE, POWERS, apart, change, faster, imitated, scaled
from engine.optimizer import optimizers
from engine.proof import Proof
from engine.spec import ExperimentSpec, parse

S = 1024.0
LEAST = 1.0  # a bound from below for the norms of the gradients on the way, which ABSOLUTE is compared with
LIVELY: dict[str, dict[str, Any]] = {
    "SGD": {"momentum": 0.9, "dampening": 0.5},
    "SAM": {"momentum": 0.9},
    "ClippedSGD": {"clip_value": 50.0},
    "NormClippedSGD": {"max_norm": 50.0},
    "NormClippedAdamW": {"max_norm": 50.0},
    "Adagrad": {"initial_accumulator_value": 0.1},
    "SGLD": {"temperature": 0.1},
    "LARS": {"lr": 1.0, "trust_coefficient": 0.01},
}
VALLEY = {"name": "rosenbrock", "start": [-1.0, 1.5]}
MATRICES = {"name": "mlp", "data": "sine", "hidden": [4], "bias": False, "samples": 40}


def spec(name: str) -> ExperimentSpec:
    """The rule on Rosenbrock's valley (matrices for Muon, which moves nothing else) with every knob in play."""
    rule = optimizers[name]
    table: dict[str, Any] = {"name": name}
    for knob, value in (("weight_decay", 0.1), ("eps", 0.1)):
        if knob in rule.by_name and rule.by_name[knob].kind == "real":
            table[knob] = value
    table["lr"] = 1e-4 if "lr" in POWERS[name] else 1e-2
    table |= LIVELY.get(name, {})
    problem = MATRICES if name == "Muon" else VALLEY
    return parse({"steps": 200, "dtype": "float64", "record": ["loss"], "problem": problem,
                  "runs": [{"name": "first", "optimizer": table}]})  # fmt: skip


def wrong(name: str) -> float:
    """The loss scaled without the change; for a rule that needs none, the rate scaled."""
    given = spec(name)
    return apart(given, scaled(given, S) if POWERS[name] else faster(given, S))


def identity(name: str) -> Proof:
    meaning = f"is the same as {change(name)}" if POWERS[name] else "changes nothing"
    trace = ABSOLUTE.get(name, 0.0) / LEAST
    why = "the two paths agree to the last bit: a power of two rounds nothing"
    if trace:
        why = f"the rule adds {ABSOLUTE[name]:g} to the gradient's norm, which is above {LEAST:g} on this way"
    return Proof(
        f"loss_scale.{name}",
        f"{name}: loss·s {meaning} (largest relative difference, s = 1024)",
        "substitution of s·g for g in the update",
        expected=lambda: 0.0,
        measure=lambda: imitated(spec(name), S),
        wrong=lambda: wrong(name),
        tolerance=trace,
        reason=why,
        control="the factor without the change" if POWERS[name] else "the factor on the rate",
        experiment=lambda: spec(name),
    )


PROOFS = tuple(identity(name) for name in POWERS)
