"""B1 to B4. Learning rates: loss and gradient, the ten points, rates per parameter, RMSProp."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.inline import run
from engine.lesson import Claim
from engine.loss_scale import apart
from engine.problems.ten_points import X, Y
from engine.proofs.edge import NET
from engine.trial import curvature, fed

if TYPE_CHECKING:
    from engine.spec import ExperimentSpec

BEST = (-188.43319665732668, 2.669454966762257)
SMALLEST_SWING = 0.01  # of the first swing: a pixel on a picture of a hundred
ARRIVED = "“arrived”: the last hundredth of the way, a pixel on a picture of a hundred"
RATES = (1e-2, 1e-3, 1e-4, 1e-5, 1e-6)
VALLEY: dict[str, Any] = {
    "steps": 3000,
    "dtype": "float64",
    "record": ["loss", "grad_norm"],
    "problem": {"name": "digits", "hidden": [4], "activation": "tanh", "label_noise": 0.2, "batch_size": 32},
    "runs": [{"name": "SGD", "optimizer": {"name": "SGD", "lr": 0.2}}],
}
"""Four hidden units cannot learn the wrong labels by heart: the loss comes to rest above 1."""
WALLS = {"steps": 8000, "dtype": "float64", "record": ["loss"], "problem": NET,
         "runs": [{"name": "GD", "optimizer": {"name": "SGD", "lr": 2 / 40}}]}  # fmt: skip


def points(steps: int, *rules: dict[str, Any]) -> dict[str, Any]:
    """The ten points with some rules."""
    runs = [{"name": str(index), "optimizer": rule} for index, rule in enumerate(rules)]
    return {"steps": steps, "dtype": "float64", "record": ["loss"], "problem": "ten_points", "runs": runs}


def gradient_left(spec: ExperimentSpec) -> float:
    """Mean gradient norm of the last tenth of the run over that of its first 20 steps."""
    norm = run(spec)[spec.runs[0].name]["grad_norm"]
    return float(norm[-len(norm) // 10 :].mean() / norm[:20].mean())


def walls(spec: ExperimentSpec) -> float:
    """Sharpness at the end over 2/lr."""
    from engine.experiment import Experiment

    experiment = Experiment(spec, history=False)
    experiment.advance(spec.steps)
    return float(curvature(experiment.objective, experiment.parameters[0]) * spec.runs[0].optimizer["lr"] / 2)


def overshoots(spec: ExperimentSpec) -> float:
    """The part of the runs that diverge, or in which w jumps over the valley's floor at every step of its first swings.

    The floor is the best w for the present b. Swings are counted until they have died down to 1 % of the first.
    """
    history = run(spec)
    found = []
    for name in history:
        b, w = history[name]["x"].T
        beside = w - (np.dot(X, Y) - b * np.sum(X)) / np.dot(X, X)
        lively = np.abs(beside) > SMALLEST_SWING * abs(beside[0])
        last = max(int(np.argmin(lively)) if not lively.all() else len(beside) - 1, 1)
        jumps = bool((np.sign(beside[1 : last + 1]) != np.sign(beside[:last])).all())
        found.append(history[name].diverged_at is not None or jumps)
    return float(np.mean(found))


def left_to_go(spec: ExperimentSpec) -> float:
    """What is left of the distance to the best b at the end."""
    places = run(spec)[spec.runs[0].name]["x"]
    return float(abs(places[-1, 0] - BEST[0]) / abs(places[0, 0] - BEST[0]))


def two_writings(spec: ExperimentSpec) -> float:
    return apart(spec, {"optimizer": spec.runs[1].optimizer})


def demands(spec: ExperimentSpec) -> float:
    """Largest over smallest curvature |∂²L/∂x²|, averaged over ten stretches of the way, until the loss is a hundredth
    of the start's.
    """
    one = run(spec)[spec.runs[0].name]
    x, y = one["x"][:, 0], one["x"][:, 1]
    bend = np.abs(12 * x**2 + 4 * y**2 - 4 + 2 * spec.problem_values()["a"])
    there = np.flatnonzero(one["loss"] < one["loss"][0] / 100)
    arrived = int(there[0]) if len(there) else len(bend)
    means = [part.mean() for part in np.array_split(bend[:arrived], 10)]
    return float(max(means) / min(means))


def against_adagrad(spec: ExperimentSpec) -> float:
    """Loss of run 0 over that of run 1 at the end."""
    history = run(spec)
    return float(history[spec.runs[0].name]["loss"][-1] / history[spec.runs[1].name]["loss"][-1])


def memory(spec: ExperimentSpec) -> float:
    """Steps until RMSprop's step is within 10 % of usual again after gradients grew tenfold, α = 0.99 over α = 0.9."""
    waits = []
    for alpha in (0.9, 0.99):
        rule = {**spec.runs[0].optimizer, "alpha": alpha}
        steps = np.abs(np.diff(fed(rule, [1.0] * 1500 + [10.0] * 1000, 2500)))
        waits.append(int(np.flatnonzero(steps[1500:] < 1.1 * steps[1499])[0]) + 1)
    return waits[1] / waits[0]


MOON = {"steps": 600, "dtype": "float64", "record": ["loss"], "problem": "crescent",
        "runs": [{"name": "RMSprop", "optimizer": {"name": "RMSprop", "lr": 0.01}},
                 {"name": "Adagrad", "optimizer": {"name": "Adagrad", "lr": 0.01}}]}  # fmt: skip
SGD = "SGD"
OSCILLATE = (
    "gradient descent jumps over the floor at every step where ηλ > 1, here η > 5.7e-7 (λ = 2Σx² = 1.75e6), and at "
    "none where ηλ < 1"
)
CLAIMS = (
    Claim("B1.gradient", "When the loss has stopped falling the gradient is not small",
          "Mean gradient norm of the last tenth of a noisy classifier's training over that of its first 20 steps.",
          VALLEY, gradient_left, 0.1, "“small”: less than a tenth of what it was at the start", "above"),
    Claim("B1.walls", "The iterate bounces between the walls of a valley as steep as the rate allows",
          "Sharpness over 2/lr at the end of a full-batch training of a tanh network.", WALLS, walls, 0.93,
          "at sharpness 2/lr gradient descent just bounces; within 7 % of it, as for the edge of stability", "above"),
    Claim("B2.large", "On the ten points rates from 1e-2 to 1e-6 oscillate or diverge",
          "Part of five rates that diverge or jump over the valley's floor at every step while they swing.",
          points(200, *({"name": SGD, "lr": lr} for lr in RATES)), overshoots, 0.99, f"all five; {OSCILLATE}", "above"),
    Claim("B2.small", "A rate of 1e-7 does not oscillate",
          "Whether the run diverges or jumps over the valley's floor at every step while it swings.",
          points(200, {"name": SGD, "lr": 1e-7}), overshoots, 0.5, f"the run or not; {OSCILLATE}", "below"),
    Claim("B2.slow", "A rate of 1e-7 has not arrived after 100 000 steps",
          "What is left of the distance to the best b after 100 000 steps.",
          points(100_000, {"name": SGD, "lr": 1e-7}), left_to_go, 0.01, ARRIVED, "above"),
    Claim("B2.adagrad", "Adagrad with a rate of 1 arrives",
          "What is left of the distance to the best b after 100 000 steps.",
          points(100_000, {"name": "Adagrad", "lr": 1.0}), left_to_go, 0.01, ARRIVED, "below"),
    Claim("B3.cancel", "Mean of squares with η/√t is the same as the sum of squares with η",
          "Largest distance of the two Adagrads' paths on the ten points over 2000 steps, relative to the way made.",
          points(2000, {"name": "Adagrad", "lr": 1.0}, {"name": "AdagradMean", "lr": 1.0}), two_writings, 2.0**-26,
          "√ε of float64: paths that agree to half of their digits differ by rounding (and ε)", "below"),
    Claim("B4.different_rates", "On a crescent the same parameter needs different rates at different times",
          "Largest over smallest curvature |∂²L/∂x²| averaged over stretches of the way along the crescent.",
          MOON, demands, 2.0,
          "the best rate 1/λ of one place is unstable at another where λ is more than twice as large", "above"),
    Claim("B4.rmsprop", "On the crescent RMSProp gets further than Adagrad with the same rate",
          "Loss of RMSprop over that of Adagrad after 600 steps.", MOON, against_adagrad, 1.0,
          "“further”: the lower loss", "below",
          unless={"the rate (large)": {"runs.0.optimizer.lr": 1.0, "runs.1.optimizer.lr": 1.0}}),
    Claim("B4.alpha", "α weighs the present gradient against the past: a larger one remembers longer",
          "Steps to get used to tenfold gradients, α = 0.99 over α = 0.9.", MOON, memory, 5.0,
          "memories are 1/(1 − α) long: 100 over 10 steps; half of that ratio", "above"),
)  # fmt: skip
