"""Sophia-H (Liu et al. 2023): momentum divided by the curvature of each parameter, and clipped."""

from engine.block import Block, State
from engine.blocks.adam_moments import FIRST
from engine.maths import maximum, minimum, where


def rest1(beta1):
    return 1 - beta1


def rest2(beta2):
    return 1 - beta2


def fresh(k, step):
    return ((step - 1) % k == 0) * 1.0


def update(direction, first, hessian, curvature, fresh, rest1, rest2, gamma, eps):
    first = first + rest1 * (direction - first)
    hessian = where(fresh > 0, hessian + rest2 * (curvature - hessian), hessian)
    ratio = first / maximum(gamma * hessian, eps + 0 * hessian)
    return maximum(minimum(ratio, 1 + 0 * ratio), 0 * ratio - 1), first, hessian


SOPHIA_SCALE = Block(
    "sophia_scale",
    "Curvature scaling",
    update,
    states=(FIRST, State("hessian", symbol="h", help="running mean of the estimated diagonal of the Hessian")),
    coefficients={"rest1": rest1, "rest2": rest2, "fresh": fresh},
    elementwise=False,
    due="fresh",
    formula=r"h \leftarrow \beta_2 h + (1-\beta_2)\,\hat h \text{ every } k \text{ steps},\quad d \leftarrow \operatorname{clip}\!\left(\dfrac{m}{\max(\gamma h, \varepsilon)}, 1\right)",
    help="Flat directions take long steps, curved ones short ones; where the curvature is negative or tiny the step is clipped to the rate.",
)
