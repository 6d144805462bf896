"""AdaBelief (Zhuang et al. 2020): divide by the surprise, the mean square of gradient minus its mean."""

from engine.block import Block, State
from engine.blocks.adam_moments import CORRECTION1, CORRECTION2, FIRST, RESTS
from engine.maths import sqrt


def update(direction, first, surprise, correction1, correction2, beta2, rest1, rest2, eps):
    correction1 = correction1 + rest1 * (1 - correction1)
    correction2 = correction2 + rest2 * (1 - correction2)
    first = first + rest1 * (direction - first)
    error = direction - first
    surprise = beta2 * surprise + rest2 * (error * error) + eps
    direction = (first / correction1) / (sqrt(surprise / correction2) + eps)
    return direction, first, surprise, correction1, correction2


ADABELIEF_MOMENTS = Block(
    "adabelief_moments",
    "AdaBelief moments",
    update,
    states=(FIRST, State("surprise", symbol="s", help="running mean of (gradient − mean)²"), CORRECTION1, CORRECTION2),
    coefficients=RESTS,
    formula=r"s \leftarrow \beta_2 s + (1-\beta_2)(d-m)^2 + \varepsilon,\quad d \leftarrow \dfrac{\hat m}{\sqrt{\hat s}+\varepsilon}",
    help="Large steps where gradients are as expected, small ones where they surprise.",
)
