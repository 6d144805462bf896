"""Where Adam converges to the worst point and AMSGrad does not (Reddi, Kale & Kumar 2018)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.proof import Given, Proof
from engine.trial import fed

if TYPE_CHECKING:
    from numpy.typing import NDArray

C = 3.0
LR = 0.01
UPWARD = 0.3  # how often the gradient is C; (1 + δ)/(C + 1) in the paper, here with δ = 0.2
OFF_THE_WALL = 2.8
"""How many learning rates AMSGrad's random steps keep x off the wall: σ²/(2·drift) of a walk with steps C/3 or −1/3,
whose mean is 0.2/3 and whose variance is (0.3·9 + 0.7 − 0.04)/9. Adam's steps drift faster: 1.2."""
SHOWN = 300
WITHOUT_WALLS = f"The first {SHOWN} gradients, without the walls at −1 and 1: Adam goes up, AMSGrad down."
PAPER = "Reddi, Kale & Kumar 2018, On the convergence of Adam and beyond, arXiv:1904.09237, theorem 1"


def rule(amsgrad: bool, lr: float = LR) -> dict[str, Any]:
    return {"name": "Adam", "lr": lr, "betas": [0.0, 1 / (1 + C * C)], "eps": 1e-12, "amsgrad": amsgrad}


def drawn(steps: int) -> tuple[float, ...]:
    """C with probability ``UPWARD``, −1 else."""
    upward: NDArray[np.float64] = np.where(np.random.default_rng(0).random(steps) < UPWARD, C, -1.0)
    return tuple(upward.tolist())


def end(amsgrad: bool, lr: float = LR, steps: int = 6000) -> float:
    """Mean of the last steps' x in [−1, 1] for f(x) = 3x at every third step and −x at the others: best is x = −1."""
    places = fed(rule(amsgrad, lr), lambda step, x: C if step % 3 == 0 else -1.0, steps, box=1.0)
    return float(places[-600:].mean())


def stochastic_end(amsgrad: bool, steps: int = 8000) -> float:
    """The same with 3x drawn three times of ten, −x else: on average 0.2·x, so that the best is x = −1 again."""
    places = fed(rule(amsgrad), drawn(steps), steps, box=1.0)
    return float(places[steps // 2 :].mean())


def stochastic(name: str, amsgrad: bool, best: float, title: str) -> Proof:
    return Proof(
        f"amsgrad.stochastic_{name}",
        title,
        "Reddi, Kale & Kumar 2018, On the convergence of Adam and beyond, arXiv:1904.09237, theorem 3",
        expected=lambda: best,
        measure=lambda: stochastic_end(amsgrad),
        wrong=lambda: stochastic_end(not amsgrad),
        tolerance=3 * OFF_THE_WALL * LR,
        reason="a random walk with a drift stays σ²/(2·drift) off its wall, 2.8 learning rates at most here: three times that",
        control="the other of the two rules",
        given=Given((rule(False), rule(True)), drawn(SHOWN)),
        shows=WITHOUT_WALLS,
    )


def counterexample(name: str, amsgrad: bool, best: float, title: str) -> Proof:
    return Proof(
        f"amsgrad.{name}",
        title,
        PAPER,
        expected=lambda: best,
        measure=lambda: end(amsgrad),
        wrong=lambda: end(not amsgrad),
        tolerance=3 * LR,
        reason="with a constant rate x moves about its end by no more than the three steps of a cycle, each ≤ lr",
        control="the other of the two rules",
        given=Given((rule(False), rule(True)), (C, -1.0, -1.0) * (SHOWN // 3)),
        shows=WITHOUT_WALLS,
    )


PROOFS = (
    counterexample("Adam", False, 1.0, "Adam goes to x = +1, the worst point of [−1, 1], on 3x, −x, −x, 3x, …"),
    counterexample("AMSGrad", True, -1.0, "AMSGrad goes to x = −1, the best point of [−1, 1], on 3x, −x, −x, 3x, …"),
    stochastic(
        "Adam", False, 1.0, "Adam goes to x = +1, the worst point of [−1, 1], on 3x with probability 0.3, else −x"
    ),
    stochastic("AMSGrad", True, -1.0, "AMSGrad goes to x = −1, the best point of [−1, 1], on the same draws"),
)
