"""E1 to E4. Weight decay: how weights shrink, whether they reach zero, how much of it, and where in the update."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.inline import run
from engine.lesson import Claim
from engine.spec import parse
from engine.trial import bowl

if TYPE_CHECKING:
    from engine.spec import ExperimentSpec

FEW: dict[str, Any] = {
    "steps": 1500,
    "dtype": "float32",
    "record": ["loss", "train_loss", "validation_loss"],
    "measure_every": 250,
    "problem": {"name": "digits", "hidden": [64], "validation": 0.8, "label_noise": 0.1},
}
"""A classifier with more weights than it has samples (359, a tenth of the labels wrong): it over-fits."""


def quiet(**rule: Any) -> dict[str, Any]:
    """Four weights without any gradient for 100 steps."""
    problem = bowl([0.0] * 4, [1.0, 0.3, -0.1, 0.03])
    return {"steps": 100, "dtype": "float64", "problem": problem, "runs": [{"name": "run", "optimizer": rule}]}


def few(**rule: Any) -> dict[str, Any]:
    return {**FEW, "runs": [{"name": "run", "optimizer": rule}]}


def left(spec: ExperimentSpec) -> float:
    """Distance between 0.366 and what is left of the first weight."""
    places = run(spec)[spec.runs[0].name]["x"]
    return float(abs(places[-1, 0] / places[0, 0] - 0.366))


def beside_schedule(spec: ExperimentSpec) -> float:
    """Relative difference between weight decay's last step without a gradient and its first one."""
    places = run(spec)[spec.runs[0].name]["x"][:, 0]
    steps = np.abs(np.diff(places))
    return float(abs(steps[-1] / steps[0] - 1)) if steps[0] else 0.0


def zeros(spec: ExperimentSpec) -> float:
    """How many weights are exactly 0 at the end."""
    return float(np.count_nonzero(run(spec)[spec.runs[0].name]["x"][-1] == 0.0))


def by_decay(spec: ExperimentSpec, decays: tuple[float, ...], seeds: int = 3) -> dict[float, tuple[float, float]]:
    """Last training and validation loss with run 0's rule and each of these weight decays, mean of some seeds."""
    rule = dict(spec.runs[0].optimizer)
    runs = [{"name": f"{decay:g}", "optimizer": {**rule, "weight_decay": decay}} for decay in decays]
    found = np.zeros((len(decays), 2))
    for seed in range(seeds):
        history = run(parse({**spec.table(), "seed": seed, "runs": runs}))
        for place, name in enumerate(history):
            one = history[name]
            if one.diverged_at is not None:
                found[place] = np.inf
                continue
            for column, measure in enumerate(("train_loss", "validation_loss")):
                measured = one[measure][np.isfinite(one[measure])]
                found[place, column] += measured[-1] / seeds
    return {decay: (float(train), float(valid)) for decay, (train, valid) in zip(decays, found, strict=True)}


def helps(spec: ExperimentSpec, decays: tuple[float, ...]) -> float:
    """The lowest validation loss with these decays over that without any."""
    found = by_decay(spec, (0.0, *decays))
    return min(found[decay][1] for decay in decays) / found[0.0][1]


def unlearnt(spec: ExperimentSpec) -> float:
    """The training loss with a decay of 1 over that of guessing one of ten classes."""
    return by_decay(spec, (1.0,))[1.0][0] / math.log(10)


DECAYS = (1e-3, 1e-2, 1e-1, 1.0)


def decoupled(spec: ExperimentSpec) -> float:
    """AdamW's lowest validation loss over Adam's with L2, each with the best of five decays."""
    table = spec.table()
    best = []
    for name in ("AdamW", "Adam"):
        rule = {**table["runs"][0]["optimizer"], "name": name}
        one = parse({**table, "runs": [{"name": name, "optimizer": rule}]})
        best.append(min(valid for _, valid in by_decay(one, (0.0, *DECAYS)).values()))
    return best[0] / best[1]


SGD = {"name": "SGD", "lr": 0.1, "momentum": 0.9}
ADAM = {"name": "AdamW", "lr": 1e-3}
DIGIT = "half of the last digit given"
CLAIMS = (
    Claim("E1.factor", "With a factor of 0.99 a step and no gradient 0.366 of a weight is left after 100 steps",
          "Distance between 0.366 and what is left of a weight of 1.",
          quiet(name="SGD", lr=0.1, weight_decay=0.1), left, 5e-4, DIGIT),
    Claim("E1.different", "Weight decay is not a falling rate: its steps stay as large as they were",
          "Relative difference between the last and the first of 100 steps of decay without a gradient.",
          quiet(name="SGD", lr=0.1, weight_decay=0.1), beside_schedule, 1e-3,
          "it takes a share of the weight, so that its steps shrink as the weight does; the same size means the same"),
    Claim("E2.L2", "With weight decay (L2) some weights become zero",
          "How many of four weights are exactly 0 after 100 steps.",
          quiet(name="SGD", lr=0.1, weight_decay=0.1), zeros, 0.5, "“some”: at least one", "above"),
    Claim("E2.L1", "With a proximal L1 some weights become zero",
          "How many of four weights are exactly 0 after 100 steps.",
          quiet(name="ProximalSGD", lr=0.1, l1=0.02), zeros, 0.5, "“some”: at least one", "above"),
    Claim("E3.begin", "A weight decay of 0.01 or 0.001 is a good one to begin with",
          "The lower validation loss of the two over that without decay, where a network over-fits; mean of 3 seeds.",
          few(**SGD), lambda spec: helps(spec, (0.01, 0.001)), 1.0, "“good”: better than none",
          unless={"the optimizer (AdamW)": {"runs.0.optimizer": ADAM}}, quick=False),
    Claim("E3.range", "Weight decay may be anything from 0 to 1",
          "Training loss with a decay of 1 over ln 10, the loss of guessing; mean of 3 seeds.",
          few(**SGD), unlearnt, 0.9, "nine tenths of the loss of guessing or more: nothing is learnt",
          unless={"the optimizer (AdamW)": {"runs.0.optimizer": ADAM}}, quick=False),
    Claim("E4.decoupled", "Decoupled decay (AdamW) generalises better than Adam with L2",
          "AdamW's lowest validation loss over Adam's, each with the best of five decays; mean of 3 seeds.",
          few(**ADAM), decoupled, 1.0, "“better”: the lower loss", quick=False),
)  # fmt: skip
