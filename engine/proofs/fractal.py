"""The boundary between hyperparameters that train and those that diverge is a fractal (Sohl-Dickstein 2024).

As in the source: a tanh network with one hidden layer and no biases, the mean squared error, full batches, and the two
layers' learning rates as the two axes. The network is smaller here (1 → 8 → 1 on 8 samples).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.proof import Proof
from engine.trial import experiment

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIZE = 128
STEPS = 300
ROWS = 32
LEVELS = 7
ZOOM = 4
NET: dict[str, Any] = {"name": "mlp", "data": "sine", "samples": 8, "hidden": [8], "activation": "tanh", "bias": False,
                       "batch_size": 1000, "shuffle": False, "validation": 0.0, "init": "normal"}  # fmt: skip
LINEAR: dict[str, Any] = {"name": "linear", "samples": 8, "features": 2, "bias": False, "batch_size": 1000,
                          "shuffle": False, "validation": 0.0}  # fmt: skip
EVERYWHERE = (0.1, 100.0, 0.1, 100.0)  # both layers' rates: from where all train to where none does
RATES = (0.3, 0.5, 0.7, 1.0)
Window = tuple[float, float, float, float]


def trains(table: dict[str, Any], window: Window) -> NDArray[np.bool_]:
    """Where training converges, by the rates of the first (columns) and the second half of the parameters (rows).

    As the source has it: the mean loss of the last 20 steps is below that of the start. ``window`` is the lowest and
    highest rate of the columns and of the rows, both evenly spaced in the logarithm.
    """
    import torch

    from engine.optimizer import optimizers
    from engine.problem import Setting, problems
    from engine.tensor_executor import TensorChain

    problem = problems[table["name"]]
    values = problem.values({key: value for key, value in table.items() if key != "name"})
    objective = problem.objective(values, Setting(0, torch.float64, torch.device("cpu")))
    dimension = objective.layout.dimension
    across, down = np.geomspace(*window[:2], SIZE), np.geomspace(*window[2:], SIZE)
    knobs = {"lr": np.ones((1, 1)), "momentum": np.zeros((1, 1)), "dampening": np.zeros((1, 1)),
             "weight_decay": np.zeros((1, 1))}  # fmt: skip
    blocks = optimizers["SGD"].blocks({**optimizers["SGD"].defaults(), "momentum": 0.0})
    found = np.zeros((SIZE, SIZE), dtype=bool)
    for first in range(0, SIZE, ROWS):
        place = objective.start(ROWS * SIZE)
        each = torch.ones_like(place)
        each[:, : dimension // 2] = torch.from_numpy(np.tile(across, ROWS))[:, None]
        each[:, dimension // 2 :] = torch.from_numpy(np.repeat(down[first : first + ROWS], SIZE))[:, None]
        chain = TensorChain(blocks, knobs, place, [block.off_when_zero is None for block in blocks])
        chain.set_knobs(knobs, np.ones((1, 1)))
        start, late = objective.evaluate(place, 0)[0], torch.zeros(len(place), dtype=place.dtype)
        for step in range(STEPS):
            loss, gradient = objective.evaluate(place, step)
            place = (place - chain.direction(gradient, place, 0, step + 1) * each).clamp(-1e6, 1e6)
            if step >= STEPS - 20:
                late += loss / 20
        found[first : first + ROWS] = (late < start).numpy().reshape(ROWS, SIZE)
    return found


def boundary(inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The cells whose right or lower neighbour is of the other kind."""
    edge = np.zeros_like(inside)
    edge[:-1] |= inside[:-1] != inside[1:]
    edge[:, :-1] |= inside[:, :-1] != inside[:, 1:]
    return edge


def dimension(edge: NDArray[np.bool_]) -> float:
    """Box-counting dimension of the boundary: the slope of log boxes over log 1/size, sizes 1 to 16 cells."""
    sizes = [1, 2, 4, 8, 16]
    boxes = [edge.reshape(SIZE // s, s, SIZE // s, s).any(axis=(1, 3)).sum() for s in sizes]
    return float(-np.polyfit(np.log(sizes), np.log(np.maximum(boxes, 1)), 1)[0])


def closer(window: Window, edge: NDArray[np.bool_]) -> Window:
    """The part of the window, ``ZOOM`` times smaller each way, that holds most of the boundary."""
    part = SIZE // ZOOM
    counts = edge.reshape(ZOOM, part, ZOOM, part).sum(axis=(1, 3))
    row, column = np.unravel_index(int(counts.argmax()), counts.shape)

    def cut(low: float, high: float, place: int) -> tuple[float, float]:
        ends = np.geomspace(low, high, ZOOM + 1)
        return float(ends[place]), float(ends[place + 1])

    return (*cut(*window[:2], int(column)), *cut(*window[2:], int(row)))


def zoomed(table: dict[str, Any]) -> float:
    """Median box dimension over ``LEVELS`` pictures, each of the part of the last one that holds most boundary."""
    window, found = EVERYWHERE, []
    for _ in range(LEVELS):
        edge = boundary(trains(table, window))
        found.append(dimension(edge))
        window = closer(window, edge)
    return float(np.median(found))


PROOFS = (
    Proof(
        "fractal.dimension",
        "Box dimension of the boundary of trainability of a tanh network, over its two layers' rates: between 1 and 2",
        "Sohl-Dickstein 2024, arXiv:2402.06184 (tanh network, full batch; median over a sequence of zooms)",
        expected=lambda: 1.5,
        measure=lambda: zoomed(NET),
        wrong=lambda: zoomed(LINEAR),
        tolerance=0.4,
        reason="a curve has dimension 1 and an area 2; counting boxes of 1 to 16 cells misses by less than 0.1",
        experiment=lambda: experiment([{"name": "SGD", "lr": lr} for lr in RATES], NET, STEPS),
        shows="The network at four rates, the same for both layers: from one that trains to one that diverges.",
        control="linear regression, whose boundary is a smooth curve",
        quick=False,
    ),
)
