"""Gradient descent with momentum and clipping by value."""

from engine.blocks.clip_value import CLIP_VALUE
from engine.blocks.decoupled_decay import DECOUPLED_DECAY
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.momentum import HEAVY_BALL
from engine.knob import Knob
from engine.optimizer import Optimizer
from engine.optimizers._knobs import LR, MOMENTUM, WEIGHT_DECAY

CLIPPED_SGD = Optimizer(
    name="ClippedSGD",
    title="Momentum with clipping by value",
    knobs=(
        LR.with_(default=1e-2),
        MOMENTUM.with_(default=0.9),
        WEIGHT_DECAY,
        Knob(
            "clip_value",
            1.0,
            low=0.0,
            scale="log",
            soft=(1e-3, 1e3),
            symbol="c",
            help="Largest component of the gradient; 0 turns clipping off.",
        ),
    ),
    chain=lambda values: (CLIP_VALUE, HEAVY_BALL, LEARNING_RATE, DECOUPLED_DECAY),
    help="Cliffs can no longer throw the iterate out: every component of the gradient is cut to ±c.",
    paper="Pascanu, Mikolov & Bengio 2013; torch.nn.utils.clip_grad_value_",
    family="momentum",
)
