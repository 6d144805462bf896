"""D. What SGD looks like: the loss bands of batches in a fixed order."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.inline import run
from engine.lesson import Claim
from engine.spec import ExperimentSpec, parse

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

GROUP = 5
FIRST: dict[str, Any] = {
    "steps": 1000,
    "record": ["loss"],
    "problem": {"name": "square_net"},
    "runs": [{"name": "SGD", "optimizer": {"name": "SGD", "lr": 1e-3}}],
}
SECOND: dict[str, Any] = {**FIRST, "steps": 4000, "problem": {"name": "square_net", "samples": 2000}}


def batches(spec: ExperimentSpec) -> int:
    values = spec.problem_values()
    return int(values["samples"] // values["batch_size"])


@lru_cache(maxsize=8)
def _losses(text: str) -> Array:
    spec = parse(json.loads(text))
    count = batches(spec)
    loss = np.array(run(spec)[spec.runs[0].name]["loss"])
    return loss[: len(loss) // count * count].reshape(-1, count)


def losses(spec: ExperimentSpec) -> Array:
    """The loss of every step, ``(epochs, batches)``."""
    return _losses(spec.json_text())


@lru_cache(maxsize=4)
def _influence(text: str) -> Array:
    import torch

    from engine.problem import Setting, problems

    spec = parse(json.loads(text))
    setting = Setting(spec.seed, getattr(torch, spec.dtype), torch.device("cpu"))
    objective = problems[spec.problem["name"]].objective(spec.problem_values(), setting)
    start = objective.start(1)
    gradients = torch.cat([objective.evaluate(start, step)[1] for step in range(batches(spec))]).double()
    found: Array = (gradients @ gradients.T).numpy()
    return found


def influence(spec: ExperimentSpec) -> Array:
    """First-order influence at the start: g_i·g_j, by how much a unit step on batch i lowers the loss of batch j."""
    return _influence(spec.json_text())


def own_share(spec: ExperimentSpec) -> float:
    """Mean over the batches of the part of their fall in an epoch that their own step explains."""
    matrix = influence(spec)
    return float(np.mean(np.diag(matrix) / matrix.sum(axis=0)))


def cosine(spec: ExperimentSpec) -> float:
    """Mean cosine between the gradients of different batches."""
    matrix = influence(spec)
    length = np.sqrt(np.diag(matrix))
    cosines = matrix / length / length[:, None]
    return float(cosines[~np.eye(len(matrix), dtype=bool)].mean())


def sides(spec: ExperimentSpec) -> float:
    """In what part of the epochs the mean of the first 5 steps lies on its usual side of that of the last 5."""
    loss = losses(spec)
    above = float((loss[:, :GROUP].mean(axis=1) > loss[:, -GROUP:].mean(axis=1)).mean())
    return max(above, 1 - above)


def explained(spec: ExperimentSpec) -> float:
    """The part of the loss's variance within epochs that the place in the epoch explains."""
    loss = losses(spec)
    rest = loss - loss.mean(axis=1, keepdims=True)
    return float(rest.mean(axis=0).var() / rest.var())


def rises(spec: ExperimentSpec) -> float:
    """The part of epochs whose mean loss is above the last one's."""
    return float((np.diff(losses(spec).mean(axis=1)) > 0).mean())


def levels(spec: ExperimentSpec) -> float:
    """Correlation of the bands' heights with the batches' losses at one and the same place, the end's epoch taken out:
    the losses of the batches in the first epoch, corrected for the fall within it, against the last quarter's.
    """
    import torch

    from engine.problem import Setting, problems

    setting = Setting(spec.seed, getattr(torch, spec.dtype), torch.device("cpu"))
    objective = problems[spec.problem["name"]].objective(spec.problem_values(), setting)
    start = objective.start(1)
    own = [float(objective.evaluate(start, step)[0]) for step in range(batches(spec))]
    late = losses(spec)[-len(losses(spec)) // 4 :].mean(axis=0)
    return float(np.corrcoef(own, late)[0, 1])


SHUFFLED = {**FIRST, "problem": {"name": "square_net", "shuffle": True}}
CLAIMS = (
    Claim("D.own_step", "The fall of a batch's loss comes mainly from its own step, once an epoch",
          "Mean share g_j·g_j / Σᵢ g_i·g_j of a batch's own step in its fall, from the influence matrix at the start.",
          FIRST, own_share, 0.5, "“mainly”: more than half of the fall", "above", table=influence),
    Claim("D.other_batches", "The steps on other batches hardly lower a batch's loss",
          "Mean cosine between the gradients of different batches at the start.", FIRST, cosine, 0.1, "“hardly”: a step of the same length on another batch does less than a tenth as much", "below"),
    Claim("D.two_bands", "The means of 5 steps form two interleaved falling sequences",
          "Part of the epochs in which the two points of an epoch lie in their usual order.", FIRST, sides, 0.9, "a sequence one can follow with the eye: nine points of ten on their side; chance gives a half", "above"),
    Claim("D.levels", "The bands are differences between the batches' own loss levels",
          "Correlation of the batches' losses at the start point with the heights of their bands in the last quarter.",
          FIRST, levels, 0.5, "of ten batches a correlation above 0.5 is chance once in fourteen times", "above"),
    Claim("D.epoch_mean", "Averaging over a whole epoch removes the bands",
          "Part of the epochs whose mean loss is above that of the epoch before.", FIRST, rises, 0.05, "a curve without bands falls; one epoch in twenty may rise by rounding and overshoot", "below"),
    Claim("D.shuffle", "Shuffling removes the bands",
          "Part of the epochs in which the two points of an epoch lie in their usual order, shuffled.",
          SHUFFLED, sides, 0.65, "chance: the larger part of 100 fair coins is above 0.65 about once in 500 times", "below"),
    Claim("D.twenty_bands", "With 2000 samples the loss is a band of 20 lines",
          "Part of the loss's variance within epochs that the batch explains, over 200 epochs.",
          SECOND, explained, 0.5, "lines show where the batch explains more than half of the variance", "above", quick=False),
)  # fmt: skip
