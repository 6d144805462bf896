"""Momentum with gradient noise that fades."""

from engine.blocks.gradient_noise import GRADIENT_NOISE
from engine.blocks.l2 import L2
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.momentum import HEAVY_BALL
from engine.knob import Knob
from engine.optimizer import Optimizer
from engine.optimizers._knobs import LR, MOMENTUM, WEIGHT_DECAY

NOISY_SGD = Optimizer(
    name="NoisySGD",
    title="Momentum with fading gradient noise",
    knobs=(
        LR.with_(default=1e-2),
        MOMENTUM,
        WEIGHT_DECAY,
        Knob("eta", 0.3, low=0.0, scale="log", soft=(1e-4, 10.0), symbol=r"\eta_0", help="Variance of the noise at the first step; the paper tries 0.01, 0.3 and 1."),
        Knob("gamma", 0.55, low=0.0, high=10.0, soft=(0.0, 2.0), symbol=r"\gamma", help="Power of the step with which the variance falls."),
    ),
    chain=lambda values: (GRADIENT_NOISE, L2, HEAVY_BALL, LEARNING_RATE),
    help="Noise on every gradient, large at first and fading: it pushes the iterate off saddles. All runs of an experiment get the same noise.",
    paper="Neelakantan et al. 2015, arXiv:1511.06807",
    family="noise",
)
