"""Where Adam converges to the worst point and AMSGrad does not (Reddi, Kale & Kumar 2018)."""

from __future__ import annotations

from engine.proof import Proof
from engine.trial import fed

C = 3.0
LR = 0.01
PAPER = "Reddi, Kale & Kumar 2018, On the convergence of Adam and beyond, arXiv:1904.09237, theorem 1"


def end(amsgrad: bool, lr: float = LR, steps: int = 6000) -> float:
    """Mean of the last steps' x in [−1, 1] for f(x) = 3x at every third step and −x at the others: best is x = −1."""
    rule = {"name": "Adam", "lr": lr, "betas": [0.0, 1 / (1 + C * C)], "eps": 1e-12, "amsgrad": amsgrad}
    places = fed(rule, lambda step, x: C if step % 3 == 0 else -1.0, steps, box=1.0)
    return float(places[-600:].mean())


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
    )


PROOFS = (
    counterexample("Adam", False, 1.0, "Adam goes to x = +1, the worst point of [−1, 1], on 3x, −x, −x, 3x, …"),
    counterexample("AMSGrad", True, -1.0, "AMSGrad goes to x = −1, the best point of [−1, 1], on 3x, −x, −x, 3x, …"),
)
