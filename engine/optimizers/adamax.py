"""Adamax: Adam with the largest recent gradient in place of the root mean square."""

from engine.blocks.adamax_moments import ADAMAX_MOMENTS
from engine.blocks.l2 import L2
from engine.blocks.learning_rate import LEARNING_RATE
from engine.optimizer import Optimizer
from engine.optimizers._knobs import BETA1, BETA2, EPS, LR, MAXIMIZE, WEIGHT_DECAY

ADAMAX = Optimizer(
    name="Adamax",
    title="Adamax",
    knobs=(LR.with_(default=2e-3), BETA1, BETA2, EPS, WEIGHT_DECAY, MAXIMIZE),
    chain=lambda values: (L2, ADAMAX_MOMENTS, LEARNING_RATE),
    help="Adam in the infinity norm: steadier where gradients are sparse, and every step is at most about the rate.",
    paper="Kingma & Ba 2015, section 7, arXiv:1412.6980",
    formula=r"w \leftarrow w - \dfrac{\eta}{1-\beta_1^t}\,\dfrac{m}{u}",
    twin="Adamax",
    family="adaptive",
)
