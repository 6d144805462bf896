"""Stochastic gradient descent, with momentum, dampening and Nesterov's variant."""

from engine.blocks.l2 import L2
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.momentum import MOMENTUM as MOMENTUM_BLOCK
from engine.blocks.momentum import NESTEROV
from engine.errors import InputError
from engine.knob import Knob, flag
from engine.optimizer import Optimizer
from engine.optimizers._knobs import LR, MAXIMIZE, MOMENTUM, WEIGHT_DECAY


def chain(values):
    return (L2, NESTEROV if values["nesterov"] else MOMENTUM_BLOCK, LEARNING_RATE)


def check(values):
    if values["nesterov"] and (values["momentum"] == 0 or values["dampening"] != 0):
        raise InputError(
            f"nesterov = true with momentum = {values['momentum']:g} and dampening = {values['dampening']:g}: needs momentum > 0 and dampening = 0"
        )


SGD = Optimizer(
    name="SGD",
    title="Gradient descent with momentum",
    knobs=(
        LR.with_(default=1e-2),
        MOMENTUM,
        Knob(
            "dampening",
            0.0,
            low=0.0,
            high=1.0,
            symbol=r"\tau",
            help="Share of each new gradient that is held back from the momentum buffer.",
        ),
        WEIGHT_DECAY,
        flag("nesterov", False, "Look ahead: evaluate the step as if the momentum had already moved."),
        MAXIMIZE,
    ),
    chain=chain,
    check=check,
    help="Steps against the gradient. Momentum adds a memory of past directions; it equals torch.optim.SGD.",
    paper="Robbins & Monro 1951; Polyak 1964; Nesterov 1983; Sutskever et al. 2013",
    formula=r"w \leftarrow w - \eta\, b,\quad b \leftarrow \beta b + (1-\tau)\,(g + \lambda w)",
    twin="SGD",
    family="momentum",
)
