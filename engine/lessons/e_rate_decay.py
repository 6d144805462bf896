"""E5 to E7. Learning-rate decay: settling, whether Adam needs it, and what it does to over-fitting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.inline import run
from engine.lesson import Claim
from engine.lessons.e_decay import FEW
from engine.spec import parse

if TYPE_CHECKING:
    from engine.spec import ExperimentSpec

STEPS = 1000
NOISY: dict[str, Any] = {"steps": STEPS, "dtype": "float64", "record": ["train_loss", "loss"], "measure_every": 10,
                         "problem": {"name": "linear"}}  # fmt: skip
HEART = {"problem": {"name": "linear", "noise": 0.0}}
LAST = 20


def falling(rule: dict[str, Any], schedule: dict[str, Any], table: dict[str, Any] = NOISY) -> dict[str, Any]:
    return {**table, "runs": [{"name": "run", "optimizer": rule, "schedule": schedule}]}


def pair(spec: ExperimentSpec, measure: str, seeds: int) -> tuple[float, float]:
    """A measure at the end (mean of the last ones) with run 0's schedule and without it, mean of some seeds."""
    table = spec.table()
    first = table["runs"][0]
    runs = [{**first, "name": "with"}, {**first, "name": "without", "schedule": []}]
    sums = np.zeros(2)
    for seed in range(seeds):
        history = run(parse({**table, "seed": seed, "runs": runs}))
        for place, name in enumerate(("with", "without")):
            values = history[name][measure]
            sums[place] += values[np.isfinite(values)][-LAST:].mean() if history[name].diverged_at is None else np.inf
    return float(sums[0] / seeds), float(sums[1] / seeds)


def lowest(spec: ExperimentSpec) -> float:
    """The training loss of the best weights, by least squares (seed by seed as :func:`pair` takes them); 4 seeds."""
    import torch

    from engine.networks.objective import NetworkObjective
    from engine.problem import Setting, problems

    found = []
    for seed in range(4):
        setting = Setting(seed, torch.float64, torch.device("cpu"))
        objective = problems[spec.problem["name"]].objective(spec.problem_values(), setting)
        assert isinstance(objective, NetworkObjective)
        inputs = objective.data.inputs.numpy()
        inputs = np.hstack([inputs, np.ones((len(inputs), 1))]) if spec.problem_values()["bias"] else inputs
        targets = objective.data.targets.numpy()
        weights = np.linalg.lstsq(inputs, targets, rcond=None)[0]
        found.append(np.mean((inputs @ weights - targets) ** 2))
    return float(np.mean(found))


def settles(spec: ExperimentSpec) -> float:
    """What is left above the lowest training loss with the schedule over the same without it, mean of 4 seeds."""
    with_it, without = pair(spec, "train_loss", 4)
    floor = lowest(spec)
    return (with_it - floor) / (without - floor)


def largest_step(spec: ExperimentSpec) -> float:
    """The largest change of any parameter in one step, over the rate, in the whole training."""
    from engine.experiment import Experiment

    experiment = Experiment(spec, history=False)
    largest = 0.0
    for _ in range(spec.steps):
        before = experiment.parameters.clone()
        experiment.advance(1)
        largest = max(largest, float((experiment.parameters - before).abs().max()))
    return largest / float(spec.runs[0].optimizer["lr"])


def gap(spec: ExperimentSpec) -> float:
    """Validation minus training loss with run 0's schedule or weight decay over the same without it; 3 seeds."""
    if spec.runs[0].schedule:
        train, valid = pair(spec, "train_loss", 3), pair(spec, "validation_loss", 3)
        return (valid[0] - train[0]) / (valid[1] - train[1])
    from engine.lessons.e_decay import by_decay

    decay = float(spec.runs[0].optimizer["weight_decay"])
    found = by_decay(spec, (0.0, decay))
    return (found[decay][1] - found[decay][0]) / (found[0.0][1] - found[0.0][0])


SGD: dict[str, Any] = {"name": "SGD", "lr": 0.1}
ADAM: dict[str, Any] = {"name": "Adam", "lr": 0.05}
EXPONENTIAL = {"name": "ExponentialLR", "gamma": 0.995}
PLATEAU = {"name": "ReduceLROnPlateau", "factor": 0.5, "patience": 50}
CYCLES = {"name": "CyclicLR", "base_lr": 0.001, "max_lr": 0.1, "step_size_up": 50, "mode": "triangular2",
          "cycle_momentum": False}  # fmt: skip
HALF = "above the bottom a constant rate leaves a height in proportion to it; a rate that ends far lower leaves less than half"
DIGITS: dict[str, Any] = {"steps": 400, "dtype": "float64", "record": ["loss"],
                          "problem": {"name": "digits", "hidden": [32], "activation": "tanh"}}  # fmt: skip


def bounded(beta1: float, beta2: float) -> dict[str, Any]:
    return {**DIGITS, "runs": [{"name": "Adam", "optimizer": {"name": "Adam", "lr": 1e-3, "betas": [beta1, beta2]}}]}


BOUND = 0.1 / 0.001**0.5
UNLESS_NOISE = {"noise (none in the data)": HEART}
CLAIMS = (
    Claim("E5.exponential", "With a falling rate (ExponentialLR) the loss settles where a constant one keeps bouncing",
          "Height above the lowest loss at the end over that with a constant rate, SGD on noisy data; mean of 4 seeds.",
          falling(SGD, EXPONENTIAL), settles, 0.5, HALF, unless=UNLESS_NOISE),
    Claim("E5.plateau", "With ReduceLROnPlateau the loss settles where a constant rate keeps bouncing",
          "Height above the lowest loss at the end over that with a constant rate, SGD on noisy data; mean of 4 seeds.",
          falling(SGD, PLATEAU), settles, 0.5, HALF),
    Claim("E5.cyclic", "With ever lower cycles (CyclicLR, triangular2) the loss settles too",
          "Height above the lowest loss at the end over that with a constant rate, SGD on noisy data; mean of 4 seeds.",
          falling(SGD, CYCLES), settles, 0.5, HALF,
          unless={"the length of a cycle (100 steps)": {"runs.0.schedule.0.step_size_up": 125}}),
    Claim("E6.step", "Adam's step is never longer than the learning rate",
          "The largest change of any parameter in one of 400 steps of a classifier, over the rate.",
          bounded(0.9, 0.999), largest_step, 1 + 1e-6, "“never longer”, but for rounding and ε",
          unless={"β₁ and β₂ (0.9, 0.9)": {"runs.0.optimizer.betas": [0.9, 0.9]}}),
    Claim("E6.bound", "Adam's step is never longer than lr·(1 − β₁)/√(1 − β₂) = 3.16 learning rates",
          "The largest change of any parameter in one of 400 steps of a classifier, over the rate.",
          bounded(0.9, 0.999), largest_step, BOUND * (1 + 1e-6),
          "Kingma & Ba 2015, sec. 2.1: the bound where 1 − β₁ > √(1 − β₂)"),
    Claim("E6.no_need", "Adam needs no learning-rate decay: its rates adapt by themselves",
          "Height above the lowest loss at the end with decay over that without, Adam on noisy data; mean of 4 seeds.",
          falling(ADAM, EXPONENTIAL), settles, 0.5,
          "decay that halves what is left above the lowest loss is needed", "above", unless=UNLESS_NOISE),
    Claim("E7.weight_decay", "Weight decay is against over-fitting: it makes the gap to the validation loss smaller",
          "Validation minus training loss with a decay of 0.01 over that without, SGD; mean of 3 seeds.",
          {**FEW, "runs": [{"name": "SGD", "optimizer": {**SGD, "momentum": 0.9, "weight_decay": 0.01}}]}, gap, 1.0,
          "“against”: the smaller gap", quick=False),
    Claim("E7.rate_decay", "Learning-rate decay is for over-fitting: it makes the gap to the validation loss larger",
          "Validation minus training loss with a rate that falls to 0.05 %, over that with a constant one; mean of 3 seeds.",
          {**FEW, "runs": [{"name": "SGD", "optimizer": {**SGD, "momentum": 0.9}, "schedule": EXPONENTIAL}]}, gap, 1.0,
          "“for”: the larger gap", "above", quick=False),
)  # fmt: skip
