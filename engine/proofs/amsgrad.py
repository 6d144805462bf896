"""Where Adam converges to the worst point and AMSGrad does not (Reddi, Kale & Kumar 2018)."""

from __future__ import annotations

from engine.proof import Proof
from engine.trial import fed

C = 3.0
PAPER = "Reddi, Kale & Kumar 2018, arXiv:1904.09237, thm 1"


def end(amsgrad: bool, lr: float = 0.01, steps: int = 6000) -> float:
    """Mean of the last steps' x in [−1, 1] for f(x) = 3x at every third step and −x at the others: best is x = −1."""
    rule = {"name": "Adam", "lr": lr, "betas": [0.0, 1 / (1 + C * C)], "eps": 1e-12, "amsgrad": amsgrad}
    places = fed(rule, lambda step, x: C if step % 3 == 0 else -1.0, steps, box=1.0)
    return float(places[-600:].mean())


PROOFS = (
    Proof(
        "amsgrad.Adam",
        "Adam goes to x = +1, the worst point of [−1, 1], on 3x, −x, −x, 3x, …",
        PAPER,
        expected=lambda: 1.0,
        measure=lambda: end(amsgrad=False),
        wrong=lambda: end(amsgrad=True),
        tolerance=0.05,
    ),
    Proof(
        "amsgrad.AMSGrad",
        "AMSGrad goes to x = −1, the best point of [−1, 1], on 3x, −x, −x, 3x, …",
        PAPER.replace("thm 1", "sec. 3 and thm 4"),
        expected=lambda: -1.0,
        measure=lambda: end(amsgrad=True),
        wrong=lambda: end(amsgrad=False),
        tolerance=0.05,
    ),
)
