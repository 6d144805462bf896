"""AdamW: Adam with the weight decay moved behind the adaptive part."""

from engine.blocks.adam_moments import ADAM_MOMENTS, AMSGRAD_MOMENTS
from engine.blocks.decoupled_decay import DECOUPLED_DECAY
from engine.blocks.learning_rate import LEARNING_RATE
from engine.optimizer import Optimizer
from engine.optimizers._knobs import BETA1, BETA2, EPS, LR, MAXIMIZE, WEIGHT_DECAY
from engine.optimizers.adam import AMSGRAD


def chain(values):
    return (AMSGRAD_MOMENTS if values["amsgrad"] else ADAM_MOMENTS, LEARNING_RATE, DECOUPLED_DECAY)


ADAMW = Optimizer(
    name="AdamW",
    title="AdamW",
    knobs=(LR, BETA1, BETA2, EPS, WEIGHT_DECAY.with_(default=1e-2), AMSGRAD, MAXIMIZE),
    chain=chain,
    help="Adam with decoupled weight decay: every weight shrinks by 1 − ηλ a step, whatever its gradients.",
    paper="Loshchilov & Hutter 2019, arXiv:1711.05101",
    formula=r"w \leftarrow w - \eta\,\left(\dfrac{\hat m}{\sqrt{\hat v}+\varepsilon} + \lambda w\right)",
    twin="AdamW",
    family="adaptive",
)
