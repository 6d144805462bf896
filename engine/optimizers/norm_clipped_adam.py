"""AdamW behind clipping by norm: what large language models are trained with."""

from engine.blocks.adam_moments import ADAM_MOMENTS
from engine.blocks.clip_norm import CLIP_NORM
from engine.blocks.decoupled_decay import DECOUPLED_DECAY
from engine.blocks.learning_rate import LEARNING_RATE
from engine.optimizer import Optimizer
from engine.optimizers._knobs import BETA1, BETA2, EPS, LR, MAX_NORM, WEIGHT_DECAY

NORM_CLIPPED_ADAM = Optimizer(
    name="NormClippedAdamW",
    title="AdamW with clipping by norm",
    knobs=(LR, BETA1, BETA2, EPS, WEIGHT_DECAY.with_(default=1e-2), MAX_NORM),
    chain=lambda values: (CLIP_NORM, ADAM_MOMENTS, LEARNING_RATE, DECOUPLED_DECAY),
    help="A single wild gradient can no longer fill Adam's second moment, which would slow all steps after it.",
    paper="Pascanu, Mikolov & Bengio 2013, arXiv:1211.5063; Loshchilov & Hutter 2019",
    family="adaptive",
)
