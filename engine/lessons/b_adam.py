"""B5 to B7. Adam, the blow-up after a long quiet, and the cures through time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.inline import run
from engine.lesson import Claim
from engine.lessons.e_rate_decay import HALF, falling, settles
from engine.spec import parse
from engine.trial import ON_SLOPE, bowl, fed

if TYPE_CHECKING:
    from engine.spec import ExperimentSpec

SEEDS = 64
DIGITS: dict[str, Any] = {
    "steps": 500,
    "dtype": "float32",
    "record": ["loss"],
    "problem": {"name": "digits", "hidden": [32], "activation": "tanh"},
    "runs": [{"name": "Adam", "optimizer": {"name": "Adam"}}],
}
OTHER = {"problem": {"name": "mlp", "data": "moons", "hidden": [16, 16]}}
FINAL = 50


def adam(steps: int, beta1: float = 0.9, beta2: float = 0.999, lr: float = 1.0) -> dict[str, Any]:
    rule = {"name": "Adam", "lr": lr, "betas": [beta1, beta2], "eps": 1e-300}
    return {"steps": steps, "dtype": "float64", "problem": ON_SLOPE, "runs": [{"name": "Adam", "optimizer": rule}]}


def beside_its_parts(spec: ExperimentSpec) -> float:
    """Largest difference, over lr, between Adam's steps and momentum's average over RMSprop's root, in the second half.

    Both averages are written out here; the gradients are 1 + sin t.
    """
    rule = spec.runs[0].optimizer
    gradients = 1 + np.sin(np.arange(1, spec.steps + 1))
    mean = square = 0.0
    expected = []
    for gradient in gradients:
        mean = rule["betas"][0] * mean + (1 - rule["betas"][0]) * gradient
        square = rule["betas"][1] * square + (1 - rule["betas"][1]) * gradient**2
        expected.append(mean / square**0.5)
    made = -np.diff(fed(rule, list(gradients), spec.steps)) / rule["lr"]
    return float(np.abs(made - expected)[spec.steps // 2 :].max())


def final_losses(spec: ExperimentSpec, rules: list[dict[str, Any]], schedule: dict[str, Any] | None = None) -> list[float]:
    """Mean loss of the last ``FINAL`` steps under each of these rules; infinite where a run diverges."""
    runs: list[dict[str, Any]] = [{"name": str(index), "optimizer": rule} for index, rule in enumerate(rules)]
    for one in runs if schedule else ():
        one["schedule"] = [dict(schedule or {})]
    history = run(parse({**spec.table(), "runs": runs}))
    return [
        float(history[name]["loss"][-FINAL:].mean()) if history[name].diverged_at is None else float("inf")
        for name in history
    ]


def beaten(spec: ExperimentSpec) -> float:
    """The part of 27 settings (3 rates, β₁ and β₂ each) that end with a higher loss than the run's own setting."""
    rule = spec.runs[0].optimizer
    grid = [
        {**rule, "lr": lr, "betas": [beta1, beta2]}
        for lr in (1e-4, 1e-2, 1e-1)
        for beta1 in (0.0, 0.9, 0.99)
        for beta2 in (0.9, 0.99, 0.999)
    ]
    own, *others = final_losses(spec, [dict(rule), *grid])
    return float(np.mean([other > own for other in others]))


def after_quiet(spec: ExperimentSpec) -> tuple[float, float]:
    """First step and whole way, over lr, that one gradient of 1 makes after ``steps`` steps without gradient."""
    rule, quiet, tail = spec.runs[0].optimizer, spec.steps, 300
    places = fed(rule, [0.0] * quiet + [1.0] + [0.0] * (tail - 1), quiet + tail) / rule["lr"]
    return float(-places[quiet + 1]), float(np.abs(np.diff(places)).sum())


def thrown(spec: ExperimentSpec) -> float:
    """How far, in learning rates, w is thrown from the optimum of the ten points by one point's gradient.

    ``steps`` steps without gradient come first; afterwards w feels the whole surface's gradient, b standing still.
    """
    from engine.lessons.b_rates import BEST
    from engine.problems.ten_points import X, Y

    b, w = BEST
    one = 2 * (b + w * X[9] - Y[9]) * X[9]
    both = float(np.dot(X, X))

    def pull(step: int, place: float) -> float:
        if step < spec.steps:
            return 0.0
        return one if step == spec.steps else 2 * both * (place - w)

    places = fed(spec.runs[0].optimizer, pull, spec.steps + 300, start=w)
    return float(np.abs(places - w).max() / spec.runs[0].optimizer["lr"])


def spread(spec: ExperimentSpec, step: int) -> float:
    """Standard deviation of √v̂ over seeds, relative to its mean, after ``step`` steps; mean over the parameters."""
    from engine.experiment import Experiment

    roots = []
    for seed in range(SEEDS):
        experiment = Experiment(spec.with_value("seed", seed), history=False)
        experiment.advance(step)
        second = experiment.states()[0]["adam_moments.second"].double().numpy()
        roots.append(np.sqrt(second / (1 - spec.runs[0].optimizer["betas"][1] ** step)))
    return float((np.std(roots, axis=0) / np.mean(roots, axis=0)).mean())


def settling(spec: ExperimentSpec) -> float:
    """How much more v̂ varies over seeds after the first step than after the last one."""
    return spread(spec, 1) / spread(spec, spec.steps)


def with_schedule(spec: ExperimentSpec) -> float:
    """Mean loss of the last steps with run 0's schedule over that without it, each averaged over eight seeds."""
    rule, schedule = dict(spec.runs[0].optimizer), dict(spec.runs[0].schedule[0])
    with_it, without = 0.0, 0.0
    for seed in range(8):
        one = spec.with_value("seed", seed)
        with_it += final_losses(one, [rule], schedule)[0]
        without += final_losses(one, [rule])[0]
    return with_it / without


WARM: dict[str, Any] = {
    **DIGITS,
    "steps": 300,
    "runs": [
        {
            "name": "Adam",
            "optimizer": {"name": "Adam", "lr": 0.1},
            "schedule": {"name": "LinearLR", "start_factor": 0.01, "end_factor": 1.0, "total_iters": 100},
        }
    ],
}
NOISE: dict[str, Any] = {
    "steps": 100,
    "dtype": "float64",
    "record": ["loss"],
    "problem": bowl([1.0] * 16, [0.0] * 16, noise=1.0),
    "runs": [{"name": "Adam", "optimizer": {"name": "Adam", "lr": 1e-4}}],
}
CLAIMS = (
    Claim("B5.sum", "Adam is RMSProp and momentum together",
          "Largest difference between Adam's steps and momentum's average over RMSprop's root, in the second half.",
          adam(2000, beta2=0.99), beside_its_parts, 1e-3,
          "bias correction, the one other part, has faded to 0.99¹⁰⁰⁰ = 4e-5 by then; the steps are about 1",
          unless={"the first steps (bias correction)": {"steps": 20}}),
    Claim("B5.defaults", "Adam's defaults usually do well: hand-set values often do worse",
          "Part of 27 settings of rate, β₁ and β₂ that end with a higher loss than the defaults after 500 steps.",
          DIGITS, beaten, 0.5, "“usually”: better than half of what one might try", "above",
          unless={"the problem": OTHER, "the number of steps": {"steps": 100}}),
    Claim("B6.first_step", "After a long quiet one ordinary gradient makes a step of 3.162 learning rates",
          "Distance of that step from 3.162 lr after 20 000 steps without gradient.",
          adam(20_000), lambda spec: abs(after_quiet(spec)[0] - 3.162), 5e-4, "half of the last digit given",
          unless={"the length of the quiet": {"steps": 100}}),
    Claim("B6.excursion", "The whole excursion after a long quiet is 31.77 learning rates",
          "Distance of the way made from 31.77 lr after 20 000 steps without gradient.",
          adam(20_000), lambda spec: abs(after_quiet(spec)[1] - 31.77), 5e-3, "half of the last digit given",
          unless={"the length of the quiet": {"steps": 100}}),
    Claim("B6.thrown", "On the ten points one gradient after a long quiet throws the iterate out",
          "How far w gets from the optimum, in learning rates, by the gradient of one point after 20 000 quiet steps.",
          adam(20_000, lr=1e-3), thrown, 10.0, "ten ordinary steps, of one learning rate at most each", "above",
          unless={"the length of the quiet": {"steps": 10}, "the rate (1)": {"runs.0.optimizer.lr": 1.0}}),
    Claim("B7.decay", "Learning-rate decay lets the loss settle lower",
          "Height above the lowest loss with an inverse-time decay over that with a constant rate, noisy data; 4 seeds.",
          falling({"name": "SGD", "lr": 0.1}, {"name": "InverseTimeDecay", "decay_steps": 200.0}), settles, 0.5, HALF,
          unless={"how fast it falls (too fast to arrive)": {"runs.0.schedule.0.decay_steps": 10.0}}),
    Claim("B7.statistic", "σ is a statistic: at first it varies more from seed to seed than later",
          "Spread of √v̂ over 64 seeds after step 1 over that after step 100, for gradients of pure noise.",
          NOISE, settling, 5.0, "theory gives √(π/2 − 1)·√200 = 10.7 for normal gradients; half of that", "above"),
    Claim("B7.warmup", "Warm-up lowers the loss that Adam reaches",
          "Loss of the last 50 of 300 steps with a warm-up of 100 steps over that without, mean of eight seeds.",
          WARM, with_schedule, 0.9,
          "at large rates the loss differs by a third from seed to seed, so that the mean of eight is a tenth uncertain",
          unless={"the rate": {"runs.0.optimizer.lr": 1e-3}}),
)  # fmt: skip
