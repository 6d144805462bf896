"""Short ways to the runs that proofs and lessons measure: a rule on a bowl, on a slope, on given gradients."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.inline import run

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

    from engine.history import History
    from engine.problem import Objective
    from engine.tensor_executor import TensorChain

    Array = NDArray[np.float64]

Rule = Mapping[str, Any]
ON_SLOPE = {"name": "formula", "text": "x", "start": [0.0]}


def experiment(
    rules: Sequence[Rule], problem: Mapping[str, Any], steps: int, schedule: Rule | None = None, seed: int = 0
) -> dict[str, Any]:
    """The description of ``rules`` (spec form) side by side on ``problem``, in float64, named 0, 1, …; loss alone."""
    runs: list[dict[str, Any]] = [{"name": str(index), "optimizer": dict(rule)} for index, rule in enumerate(rules)]
    for table in runs if schedule else ():
        table["schedule"] = [dict(schedule or {})]
    record = ["loss"]
    return {"steps": steps, "seed": seed, "dtype": "float64", "record": record, "problem": dict(problem), "runs": runs}


def trained(
    rules: Sequence[Rule], problem: Mapping[str, Any], steps: int, schedule: Rule | None = None, seed: int = 0
) -> History:
    """The history of :func:`experiment`."""
    return run(experiment(rules, problem, steps, schedule, seed))


def path(rule: Rule, problem: Mapping[str, Any], steps: int, schedule: Rule | None = None, seed: int = 0) -> Array:
    """The parameters ``(steps + 1, D)`` of one rule (D <= 16)."""
    return trained([rule], problem, steps, schedule, seed)["0"]["x"]


def bowl(eigenvalues: Sequence[float], start: Sequence[float] | None = None, noise: float = 0.0) -> dict[str, Any]:
    """A quadratic bowl as a problem; it starts at (1, 1, …)."""
    begin = [1.0] * len(eigenvalues) if start is None else list(start)
    return {"name": "quadratic", "eigenvalues": list(eigenvalues), "start": begin, "noise": noise}


def rate(rule: Rule, eigenvalues: Sequence[float], steps: int) -> float:
    """By what factor a step shrinks the distance to the bowl's bottom, over the second half of ``steps``."""
    distance = np.abs(path(rule, bowl(eigenvalues), steps)).max(axis=1)  # no squares: they would underflow
    last = len(distance) - 1
    half = last // 2
    return float(np.exp(np.log(distance[last] / distance[half]) / (last - half)))


def stable_limit(rule: Callable[[float], Rule], high: float, steps: int = 400, rounds: int = 4) -> float:
    """The largest rate in (0, ``high``) at which the distance on x²/2 still falls; found on ever finer grids of 32."""
    low = 0.0
    for _ in range(rounds):
        grid = np.linspace(low, high, 33)[1:]
        history = trained([rule(float(lr)) for lr in grid], bowl([1.0]), steps)
        falls = []
        for name in history:
            x = np.abs(history[name]["x"][:, 0])
            grew = history[name].diverged_at is not None
            falls.append(not grew and x[-20:].max() <= x[steps // 2 - 10 : steps // 2 + 10].max())
        first_bad = falls.index(False) if False in falls else len(falls) - 1
        low, high = (low if first_bad == 0 else float(grid[first_bad - 1])), float(grid[first_bad])
    return (low + high) / 2


def fresh_chain(rule: Rule, place: Tensor, steps: int) -> TensorChain:
    """The rule's chain for one run at ``place`` ``(1, D)``, with its knobs set for ``steps`` steps."""
    from engine.optimizer import declared, values_of
    from engine.tensor_executor import TensorChain

    table = dict(rule)
    values = values_of(table)
    blocks = declared(table).blocks(values)
    active = [b.off_when_zero is None or values[b.knob(b.off_when_zero)] != 0 for b in blocks]
    knobs = {k: np.array([[float(v)]]) for k, v in values.items() if isinstance(v, (int, float))}
    chain = TensorChain(blocks, knobs, place, active)
    chain.set_knobs(knobs, np.arange(1, steps + 1, dtype=np.float64)[:, None])
    return chain


Pull = Callable[[int, float], float]


def fed(rule: Rule, gradient: Pull | Sequence[float], steps: int, start: float = 0.0, box: float = np.inf) -> Array:
    """Where ``rule`` leads one parameter, ``(steps + 1,)``, on given gradients, one a step or a function of step
    (from 0) and parameter; after every step the parameter is put back into [-``box``, ``box``].
    """
    import torch

    place = torch.tensor([[start]], dtype=torch.float64)
    chain = fresh_chain(rule, place, steps)
    places = [start]
    for step in range(steps):
        given = gradient(step, places[-1]) if callable(gradient) else gradient[step]
        place = (place - chain.direction(torch.full_like(place, given), place, step, step + 1)).clamp(-box, box)
        places.append(float(place))
    return np.array(places)


def curvature(objective: Objective, place: Tensor, divisor: Tensor | None = None, rounds: int = 30) -> float:
    """The Hessian's largest eigenvalue at ``place`` ``(D,)``: ``rounds`` of Lanczos' iteration, every product with the
    Hessian a central difference of gradients.

    With ``divisor`` P ``(D,)`` that of P^−½ H P^−½, which decides the stability of a rule that divides by P.
    Source: Golub & Van Loan, Matrix Computations, ch. 10 (Lanczos, with full reorthogonalisation).
    """
    import torch

    root = torch.ones_like(place) if divisor is None else divisor.sqrt()
    direction = torch.randn(place.shape, generator=torch.Generator().manual_seed(0), dtype=place.dtype)
    basis = [direction / direction.norm()]
    diagonal: list[float] = []
    beside: list[float] = []
    for _ in range(min(rounds, len(place))):
        along = basis[-1] / root
        width = 1e-4 / float(along.norm())
        _, ends = objective.evaluate(torch.stack([place + width * along, place - width * along]), 0)
        product = (ends[0] - ends[1]) / (2 * width) / root
        diagonal.append(float(product @ basis[-1]))
        span = torch.stack(basis)
        for _ in range(2):
            product = product - (span @ product) @ span
        length = float(product.norm())
        if length <= 1e-12 * abs(diagonal[0]):
            break
        beside.append(length)
        basis.append(product / length)
    off = beside[: len(diagonal) - 1]
    return float(np.linalg.eigvalsh(np.diag(diagonal) + np.diag(off, 1) + np.diag(off, -1))[-1])
