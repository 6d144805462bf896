"""Sharpness-aware minimisation around AdamW."""

from engine.blocks.adam_moments import ADAM_MOMENTS
from engine.blocks.decoupled_decay import DECOUPLED_DECAY
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.sharpness_aware import SHARPNESS_AWARE
from engine.optimizer import Optimizer
from engine.optimizers._knobs import BETA1, BETA2, EPS, LR, RHO_SAM, WEIGHT_DECAY

SAM_ADAMW = Optimizer(
    name="SAMAdamW",
    title="Sharpness-aware AdamW",
    knobs=(LR, BETA1, BETA2, EPS, WEIGHT_DECAY.with_(default=1e-2), RHO_SAM),
    chain=lambda values: (SHARPNESS_AWARE, ADAM_MOMENTS, LEARNING_RATE, DECOUPLED_DECAY),
    help="Looks for valleys that are wide: the gradient is taken a little uphill, where a narrow valley is already steep. Two gradients a step.",
    paper="Foret et al. 2021, arXiv:2010.01412",
    family="sharpness",
)
