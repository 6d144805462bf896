"""A. Is multiplying the loss by 100 the same as multiplying the learning rate by 100?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.lesson import Claim
from engine.loss_scale import POWERS, SEEN, WITHOUT, apart, faster, imitated, scaled
from engine.number_formats import lost

if TYPE_CHECKING:
    from engine.spec import ExperimentSpec

S = 10.0
SAME = 2.0**-26
ROUNDING = "√ε of float64: paths that agree to half of their digits differ by rounding"
VISIBLE = "a thousandth of the way made is a pixel on a plot: less cannot be seen, more can"
TABLE: dict[str, Any] = {
    "steps": 100,
    "dtype": "float64",
    "record": ["loss"],
    "watch": list(range(120)),
    "problem": {"name": "signed_net"},
}
MATRICES: dict[str, Any] = {
    "steps": 100,
    "dtype": "float64",
    "record": ["loss"],
    "problem": {"name": "mlp", "data": "sine", "samples": 40, "hidden": [4], "bias": False},
}


def spec(rule: str, **arguments: Any) -> dict[str, Any]:
    """The article's network (one of matrices alone for Muon); float64 keeps rounding apart from the claim."""
    table = MATRICES if rule == "Muon" else TABLE
    return {**table, "runs": [{"name": "run", "optimizer": {"name": rule, "lr": 0.01, **arguments}}]}


def against_rate(given: ExperimentSpec) -> float:
    """How far loss·s and lr·s are apart, relative to the way made."""
    run = given.runs[0]
    first = given.with_value("runs.0.optimizer", faster(given, S)["optimizer"])
    return apart(first, {"optimizer": dict(run.optimizer), **scaled(given, S)})


def scale_matters(given: ExperimentSpec) -> float:
    return apart(given, scaled(given, S))


DECAY = {"weight decay (which needs λ/s)": {"runs.0.optimizer.weight_decay": 0.1}}
LARGE_EPS = {"eps (gradients near it)": {"runs.0.optimizer.eps": 0.1}}


def same(name: str, rule: str, text: str, **arguments: Any) -> Claim:
    return Claim(
        name=f"A.{name}",
        claim=f"{text}: multiplying the loss by s equals multiplying the learning rate by s",
        how="Largest distance of the parameter paths of loss·10 and lr·10 over 100 steps, relative to the way made.",
        spec=spec(rule, **arguments),
        measure=against_rate,
        threshold=SAME,
        reason=ROUNDING,
        unless=DECAY,
    )


def invariant(name: str, rule: str, unless: Mapping[str, Mapping[str, Any]], **arguments: Any) -> Claim:
    return Claim(
        name=f"A.{name}.loss",
        claim=f"{rule}: multiplying the loss has no effect",
        how="Largest distance of the parameter paths of loss and loss·10 over 100 steps, relative to the way made.",
        spec=spec(rule, **arguments),
        measure=scale_matters,
        threshold=SEEN,
        reason=VISIBLE,
        unless=unless,
    )


def rate(name: str, rule: str) -> Claim:
    return Claim(
        name=f"A.{name}.rate",
        claim=f"{rule}: multiplying the learning rate does have an effect, so the two are not equivalent",
        how="Largest distance of the parameter paths of loss·10 and lr·10 over 100 steps, relative to the way made.",
        spec=spec(rule),
        measure=against_rate,
        threshold=SEEN,
        reason=VISIBLE,
        holds="above",
    )


def compensation(rule: str) -> Claim:
    return Claim(
        name=f"A.table.{rule}",
        claim=f"{rule}: a factor on the loss is undone by the compensating change of its knobs",
        how="Largest distance between the plain run and loss·10 with the change undone, relative to the way made.",
        spec=spec(rule),
        measure=lambda given: imitated(given, S),
        threshold=SAME,
        reason=ROUNDING,
    )


def one_of_two(rule: str) -> Claim:
    return Claim(
        name=f"A.table.{rule}",
        claim=f"{rule}: a factor on the loss is either a factor on the rate or nothing",
        how="The smaller of loss·10's distances from the plain run and from lr·10, relative to the way made. "
        f"No change of its knobs undoes the factor: {WITHOUT[rule]}.",
        spec=spec(rule),
        measure=lambda given: min(scale_matters(given), against_rate(given)),
        threshold=SEEN,
        reason=VISIBLE,
    )


def precision(dtype: str, s: float, text: str, holds_below: bool) -> Claim:
    return Claim(
        name=f"A.precision.{dtype}.{s:g}",
        claim=text,
        how=f"Part of a trained classifier's gradient that is 0 or infinite in {dtype} with the loss times {s:g}.",
        spec={
            "steps": 200,
            "dtype": "float64",
            "record": ["loss"],
            "problem": {"name": "digits", "hidden": [32], "activation": "tanh"},
            "runs": [{"name": "run", "optimizer": {"name": "Adam", "lr": 0.01}}],
        },
        measure=lambda given: lost(given, s, [dtype])[dtype],
        threshold=1e-3,
        reason="one number in a thousand, about two of this network's: fewer are chance",
        holds="below" if holds_below else "above",
    )


CLAIMS = (
    same("SGD", "SGD", "SGD"),
    *(same(f"momentum_{beta}", "SGD", f"Momentum SGD, γ = {beta}", momentum=beta) for beta in (0.5, 0.9, 0.99)),
    same("nesterov", "SGD", "Nesterov's momentum", momentum=0.9, nesterov=True),
    same("dampening", "SGD", "Momentum with dampening", momentum=0.9, dampening=0.5),
    invariant("Adagrad", "Adagrad", LARGE_EPS),
    rate("Adagrad", "Adagrad"),
    invariant("RMSprop", "RMSprop", LARGE_EPS),
    rate("RMSprop", "RMSprop"),
    invariant("Adam", "Adam", {**LARGE_EPS, "weight decay as L2": {"runs.0.optimizer.weight_decay": 0.1}}),
    rate("Adam", "Adam"),
    invariant("AdamW", "AdamW", {**LARGE_EPS, "decoupled weight decay": {"runs.0.optimizer.weight_decay": 0.1}}),
    rate("AdamW", "AdamW"),
    *(compensation(rule) for rule in POWERS),
    *(one_of_two(rule) for rule in WITHOUT),
    precision("float16", 1.0, "In float16 a part of the gradient underflows without a factor on the loss", False),
    precision("float16", 1024.0, "In float16 a factor of 1024 on the loss keeps the gradient", True),
    precision("float16", 1e9, "In float16 too large a factor overflows", False),
    precision("bfloat16", 1.0, "In bfloat16 the gradient needs no factor on the loss", True),
    precision("float32", 1.0, "In float32 the gradient needs no factor on the loss", True),
)
