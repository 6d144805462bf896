"""Adam: momentum, and a rate of its own for every parameter."""

from engine.blocks.adam_moments import ADAM_MOMENTS, AMSGRAD_MOMENTS
from engine.blocks.decoupled_decay import DECOUPLED_DECAY
from engine.blocks.l2 import L2
from engine.blocks.learning_rate import LEARNING_RATE
from engine.knob import flag
from engine.optimizer import Optimizer
from engine.optimizers._knobs import BETA1, BETA2, DECOUPLED, EPS, LR, MAXIMIZE, WEIGHT_DECAY

AMSGRAD = flag("amsgrad", False, "Use the largest second moment so far, so that rates never rise again.")


def chain(values):
    moments = AMSGRAD_MOMENTS if values["amsgrad"] else ADAM_MOMENTS
    if values["decoupled_weight_decay"]:
        return (moments, LEARNING_RATE, DECOUPLED_DECAY)
    return (L2, moments, LEARNING_RATE)


ADAM = Optimizer(
    name="Adam",
    title="Adam",
    knobs=(LR, BETA1, BETA2, EPS, WEIGHT_DECAY, AMSGRAD, DECOUPLED, MAXIMIZE),
    chain=chain,
    help="RMSprop plus momentum with bias correction. Weight decay enters as L2, before the moments, so it is rescaled like any gradient.",
    paper="Kingma & Ba 2015, arXiv:1412.6980; Reddi, Kale & Kumar 2018 (AMSGrad)",
    formula=r"w \leftarrow w - \eta\,\dfrac{\hat m}{\sqrt{\hat v}+\varepsilon}",
    twin="Adam",
    family="adaptive",
)
