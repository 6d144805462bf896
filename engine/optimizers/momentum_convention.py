"""Momentum in the three conventions in use, behind one switch."""

from engine.blocks.l2 import L2
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.momentum import HEAVY_BALL
from engine.blocks.velocity import KERAS_NESTEROV, SUTSKEVER
from engine.knob import choice
from engine.optimizer import Optimizer
from engine.optimizers._knobs import LR, MOMENTUM, WEIGHT_DECAY


def chain(values):
    if values["convention"] == "pytorch":
        return (L2, HEAVY_BALL, LEARNING_RATE)
    if values["convention"] == "sutskever":
        return (L2, SUTSKEVER)
    return (L2, KERAS_NESTEROV)


MOMENTUM_CONVENTION = Optimizer(
    name="MomentumSGD",
    title="Momentum, by convention",
    knobs=(
        LR.with_(default=1e-2),
        MOMENTUM.with_(default=0.9),
        WEIGHT_DECAY,
        choice(
            "convention",
            "pytorch",
            ("pytorch", "sutskever", "keras_nesterov"),
            "Where the rate enters: outside of the memory (PyTorch) or inside (Sutskever and Polyak; Keras, here with its Nesterov form).",
        ),
    ),
    chain=chain,
    help="The same momentum in three conventions. They agree while the rate is constant and part when it drops.",
    paper="Polyak 1964; Sutskever et al. 2013; the documentation of torch.optim.SGD and keras.optimizers.SGD",
    family="momentum",
)
