"""RAdam: Adam with a warm-up derived from the variance of its second moment."""

from engine.blocks.decoupled_decay import DECOUPLED_DECAY
from engine.blocks.l2 import L2
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.radam_moments import RADAM_MOMENTS
from engine.optimizer import Optimizer
from engine.optimizers._knobs import BETA1, BETA2, DECOUPLED, EPS, LR, MAXIMIZE, WEIGHT_DECAY


def chain(values):
    if values["decoupled_weight_decay"]:
        return (RADAM_MOMENTS, LEARNING_RATE, DECOUPLED_DECAY)
    return (L2, RADAM_MOMENTS, LEARNING_RATE)


RADAM = Optimizer(
    name="RAdam",
    title="Rectified Adam",
    knobs=(
        LR,
        BETA1,
        BETA2,
        EPS,
        WEIGHT_DECAY,
        DECOUPLED,
        MAXIMIZE,
    ),
    chain=chain,
    help="Begins as momentum without scaling, and turns into Adam once its second moment rests on enough samples (step 6 for β₂ = 0.999).",
    paper="Liu et al. 2020, arXiv:1908.03265",
    twin="RAdam",
    family="adaptive",
)
