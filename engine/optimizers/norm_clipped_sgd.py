"""Momentum behind clipping by norm."""

from engine.blocks.clip_norm import CLIP_NORM
from engine.blocks.l2 import L2
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.momentum import HEAVY_BALL
from engine.optimizer import Optimizer
from engine.optimizers._knobs import LR, MAX_NORM, MOMENTUM, WEIGHT_DECAY

NORM_CLIPPED_SGD = Optimizer(
    name="NormClippedSGD",
    title="Momentum with clipping by norm",
    knobs=(LR.with_(default=1e-2), MOMENTUM.with_(default=0.9), WEIGHT_DECAY, MAX_NORM),
    chain=lambda values: (CLIP_NORM, L2, HEAVY_BALL, LEARNING_RATE),
    help="A cliff's huge gradient is shortened to length c before momentum sees it; where it points does not change.",
    paper="Pascanu, Mikolov & Bengio 2013, arXiv:1211.5063; torch.nn.utils.clip_grad_norm_",
    family="momentum",
)
