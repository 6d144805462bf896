"""The boundary between hyperparameters that train and those that diverge is a fractal (Sohl-Dickstein 2024)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.proof import Proof

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIZE = 512
STEPS = 250


def converges(text: str, start: tuple[float, float], window: tuple[float, float, float, float]) -> NDArray[np.bool_]:
    """Where heavy ball on a formula stays finite, over a grid of rates (columns) and momenta (rows)."""
    import torch

    from engine.optimizer import optimizers
    from engine.problem import Setting, problems
    from engine.tensor_executor import TensorChain

    low_lr, high_lr, low_beta, high_beta = window
    lr, beta = np.meshgrid(np.linspace(low_lr, high_lr, SIZE), np.linspace(low_beta, high_beta, SIZE))
    knobs = {"lr": lr.reshape(1, -1), "momentum": beta.reshape(1, -1), "dampening": np.zeros((1, 1)),
             "weight_decay": np.zeros((1, 1))}  # fmt: skip
    problem = problems["formula"]
    setting = Setting(0, torch.float64, torch.device("cpu"))
    objective = problem.objective(problem.values({"text": text, "start": list(start)}), setting)
    values = {**optimizers["SGD"].defaults(), "momentum": 0.5}
    place = objective.start(lr.size)
    chain = TensorChain(optimizers["SGD"].blocks(values), knobs, place, (False, True, True))
    chain.set_knobs(knobs, np.ones((1, 1)))
    for step in range(STEPS):
        place = (place - chain.direction(objective.evaluate(place, step)[1], place, 0, step + 1)).clamp(-1e6, 1e6)
    return (place.abs().amax(1) < 1e3).numpy().reshape(SIZE, SIZE)


def dimension(inside: NDArray[np.bool_]) -> float:
    """Box-counting dimension of the boundary: the slope of log boxes over log 1/size, sizes 1 to 32 cells."""
    edge = np.zeros_like(inside)
    edge[:-1] |= inside[:-1] != inside[1:]
    edge[:, :-1] |= inside[:, :-1] != inside[:, 1:]
    sizes = [1, 2, 4, 8, 16, 32]
    boxes = [edge.reshape(SIZE // s, s, SIZE // s, s).any(axis=(1, 3)).sum() for s in sizes]
    return float(-np.polyfit(np.log(sizes), np.log(np.maximum(boxes, 1)), 1)[0])


WINDOW = (0.05, 0.6, 0.0, 0.95)
PROOFS = (
    Proof(
        "fractal.dimension",
        "Box dimension of the boundary of trainability, on x⁴/4 − x²/2 with coupled y: between 1 and 2",
        "Sohl-Dickstein 2024, arXiv:2402.06184, fig. 3 (between 1 and 2)",
        expected=lambda: 1.5,
        measure=lambda: dimension(converges("x^4/4 - x^2/2 + y^2/2 + x*y^2/2 + y^4/4", (1.2, 0.7), WINDOW)),
        wrong=lambda: dimension(converges("x^2/2 + y^2", (1.2, 0.7), (0.05, 3.0, 0.0, 0.95))),
        tolerance=0.42,
        quick=False,
    ),
)
