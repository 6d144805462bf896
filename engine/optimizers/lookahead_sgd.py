"""Lookahead around momentum."""

from engine.blocks.l2 import L2
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.lookahead import LOOKAHEAD
from engine.blocks.momentum import HEAVY_BALL
from engine.optimizer import Optimizer
from engine.optimizers._knobs import ALPHA_SLOW, EVERY_K, LR, MOMENTUM, WEIGHT_DECAY

LOOKAHEAD_SGD = Optimizer(
    name="LookaheadSGD",
    title="Lookahead around momentum",
    knobs=(LR.with_(default=1e-2), MOMENTUM.with_(default=0.9), WEIGHT_DECAY, EVERY_K.with_(help="Fast steps between two of the slow weights."), ALPHA_SLOW),
    chain=lambda values: (L2, HEAVY_BALL, LEARNING_RATE, LOOKAHEAD),
    help="Fast weights explore k steps ahead; the slow ones follow a part of the way and call them back.",
    paper="Zhang, Lucas, Ba & Hinton 2019, arXiv:1907.08610",
    family="averaging",
    answer="slow",
)
