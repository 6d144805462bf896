"""NAdam (Dozat 2016): Adam with Nesterov's look-ahead and a momentum that warms up."""

from engine.block import Block, State
from engine.blocks.adam_moments import FIRST, SECOND
from engine.maths import sqrt


def rest1(beta1):
    return 1 - beta1


def rest2(beta2):
    return 1 - beta2


def mu(beta1, momentum_decay, step):
    return beta1 * (1 - 0.5 * 0.96 ** (step * momentum_decay))


def mu_next(beta1, momentum_decay, step):
    return beta1 * (1 - 0.5 * 0.96 ** ((step + 1) * momentum_decay))


def correction2(beta2, step):
    return 1 - beta2**step


def update(direction, first, second, product, mu, mu_next, rest1, rest2, beta2, correction2, eps):
    product = product * mu
    first = first + rest1 * (direction - first)
    second = beta2 * second + rest2 * (direction * direction)
    divisor = sqrt(second / correction2) + eps
    ahead = (1 - mu) / (1 - product) * direction + mu_next / (1 - product * mu_next) * first
    return ahead / divisor, first, second, product


NADAM_MOMENTS = Block(
    "nadam_moments",
    "NAdam moments",
    update,
    states=(
        FIRST,
        SECOND,
        State("product", initial=1.0, per_run=True, symbol=r"\prod\mu", help="product of all momentum factors so far"),
    ),
    coefficients={"rest1": rest1, "rest2": rest2, "mu": mu, "mu_next": mu_next, "correction2": correction2},
    formula=r"d \leftarrow \dfrac{\frac{1-\mu_t}{1-\prod\mu}\,d + \frac{\mu_{t+1}}{1-\mu_{t+1}\prod\mu}\,m}{\sqrt{v/(1-\beta_2^t)}+\varepsilon}",
    help="Mixes the present gradient into the mean as if momentum had already moved one step on.",
)
