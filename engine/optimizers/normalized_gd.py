"""Gradient descent with normalised gradients."""

from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.momentum import HEAVY_BALL
from engine.blocks.normalize import NORMALIZE
from engine.optimizer import Optimizer
from engine.optimizers._knobs import EPS, LR, MOMENTUM

NORMALIZED_GD = Optimizer(
    name="NormalizedGD",
    title="Normalised gradient descent",
    knobs=(LR.with_(default=1e-2), MOMENTUM, EPS),
    chain=lambda values: (NORMALIZE, HEAVY_BALL, LEARNING_RATE),
    help="Every step has the length of the rate: plateaus are crossed at full pace, and near the minimum it cannot settle.",
    paper="Hazan, Levy & Shalev-Shwartz 2015, arXiv:1507.02030",
    family="sign",
)
