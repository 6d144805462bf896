"""LAMB: Adam whose steps are in proportion to the size of each tensor."""

from engine.blocks.adam_moments import ADAM_MOMENTS
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.trust_ratio import LAMB_TRUST
from engine.optimizer import Optimizer
from engine.optimizers._knobs import BETA1, BETA2, EPS, LR, WEIGHT_DECAY

LAMB = Optimizer(
    name="LAMB",
    title="LAMB",
    knobs=(LR, BETA1, BETA2, EPS.with_(default=1e-6), WEIGHT_DECAY.with_(default=1e-2)),
    chain=lambda values: (ADAM_MOMENTS, LAMB_TRUST, LEARNING_RATE),
    help="Adam's direction, scaled so that every tensor moves by the same share of its own length. Made for very large batches.",
    paper="You et al. 2020, arXiv:1904.00962, algorithm 2",
    family="layerwise",
)
