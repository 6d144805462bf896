"""AdaBelief: Adam that trusts expected gradients."""

from engine.blocks.adabelief_moments import ADABELIEF_MOMENTS
from engine.blocks.decoupled_decay import DECOUPLED_DECAY
from engine.blocks.learning_rate import LEARNING_RATE
from engine.optimizer import Optimizer
from engine.optimizers._knobs import BETA1, BETA2, EPS, LR, WEIGHT_DECAY

ADABELIEF = Optimizer(
    name="AdaBelief",
    title="AdaBelief",
    knobs=(LR, BETA1, BETA2, EPS.with_(default=1e-16), WEIGHT_DECAY),
    chain=lambda values: (ADABELIEF_MOMENTS, LEARNING_RATE, DECOUPLED_DECAY),
    help="Adam that divides by the spread of the gradients around their mean: it speeds up where they agree.",
    paper="Zhuang et al. 2020, arXiv:2010.07468",
    family="adaptive",
)
