"""NAdam: Adam with Nesterov momentum."""

from engine.blocks.decoupled_decay import DECOUPLED_DECAY
from engine.blocks.l2 import L2
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.nadam_moments import NADAM_MOMENTS
from engine.knob import Knob
from engine.optimizer import Optimizer
from engine.optimizers._knobs import BETA1, BETA2, DECOUPLED, EPS, LR, MAXIMIZE, WEIGHT_DECAY


def chain(values):
    if values["decoupled_weight_decay"]:
        return (NADAM_MOMENTS, LEARNING_RATE, DECOUPLED_DECAY)
    return (L2, NADAM_MOMENTS, LEARNING_RATE)


NADAM = Optimizer(
    name="NAdam",
    title="NAdam",
    knobs=(
        LR.with_(default=2e-3),
        BETA1,
        BETA2,
        EPS,
        WEIGHT_DECAY,
        Knob(
            "momentum_decay",
            4e-3,
            low=0.0,
            scale="log",
            soft=(1e-4, 0.1),
            symbol=r"\psi",
            help="How fast the momentum warms up to β₁.",
        ),
        DECOUPLED,
        MAXIMIZE,
    ),
    chain=chain,
    help="Adam whose mean already contains the present gradient at its future weight.",
    paper="Dozat 2016, ICLR workshop",
    twin="NAdam",
    family="adaptive",
)
