"""Sharpness-aware minimisation around momentum."""

from engine.blocks.l2 import L2
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.momentum import HEAVY_BALL
from engine.blocks.sharpness_aware import SHARPNESS_AWARE
from engine.optimizer import Optimizer
from engine.optimizers._knobs import LR, MOMENTUM, RHO_SAM, WEIGHT_DECAY

SAM_SGD = Optimizer(
    name="SAM",
    title="Sharpness-aware momentum",
    knobs=(LR.with_(default=1e-2), MOMENTUM.with_(default=0.9), WEIGHT_DECAY, RHO_SAM),
    chain=lambda values: (SHARPNESS_AWARE, L2, HEAVY_BALL, LEARNING_RATE),
    help="Looks for valleys that are wide: the gradient is taken a little uphill, where a narrow valley is already steep. Two gradients a step.",
    paper="Foret et al. 2021, arXiv:2010.01412",
    family="sharpness",
)
