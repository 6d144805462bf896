"""Stochastic gradient Langevin dynamics."""

from engine.blocks.gradient_noise import LANGEVIN_NOISE
from engine.blocks.l2 import L2
from engine.blocks.learning_rate import LEARNING_RATE
from engine.knob import Knob
from engine.optimizer import Optimizer
from engine.optimizers._knobs import LR, WEIGHT_DECAY

SGLD = Optimizer(
    name="SGLD",
    title="Langevin dynamics",
    knobs=(
        LR.with_(default=1e-2),
        WEIGHT_DECAY,
        Knob("temperature", 1e-2, low=0.0, scale="log", soft=(1e-6, 10.0), symbol="T", help="How hot: the path visits places with probability exp(−loss/T)."),
    ),
    chain=lambda values: (L2, LEARNING_RATE, LANGEVIN_NOISE),
    help="Descent with noise in the ratio that heat has: it does not settle, it samples. Small rates sample truly.",
    paper="Welling & Teh 2011, ICML",
    family="noise",
)
