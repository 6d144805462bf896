"""Lookahead around Adam."""

from engine.blocks.adam_moments import ADAM_MOMENTS
from engine.blocks.decoupled_decay import DECOUPLED_DECAY
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.lookahead import LOOKAHEAD
from engine.optimizer import Optimizer
from engine.optimizers._knobs import ALPHA_SLOW, BETA1, BETA2, EPS, EVERY_K, LR, WEIGHT_DECAY

LOOKAHEAD_ADAM = Optimizer(
    name="LookaheadAdam",
    title="Lookahead around Adam",
    knobs=(LR, BETA1, BETA2, EPS, WEIGHT_DECAY, EVERY_K.with_(help="Fast steps between two of the slow weights."), ALPHA_SLOW),
    chain=lambda values: (ADAM_MOMENTS, LEARNING_RATE, DECOUPLED_DECAY, LOOKAHEAD),
    help="Adam takes k steps; the slow weights go a part of the way, and Adam starts again from there.",
    paper="Zhang, Lucas, Ba & Hinton 2019, arXiv:1907.08610",
    family="averaging",
    answer="slow",
)
