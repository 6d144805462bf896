"""Gradient descent with proximal L1: sparse weights (ISTA)."""

from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.momentum import HEAVY_BALL
from engine.blocks.proximal_l1 import PROXIMAL_L1
from engine.knob import Knob
from engine.optimizer import Optimizer
from engine.optimizers._knobs import LR, MOMENTUM

PROXIMAL_SGD = Optimizer(
    name="ProximalSGD",
    title="Proximal gradient (L1)",
    knobs=(
        LR.with_(default=1e-2),
        MOMENTUM,
        Knob(
            "l1",
            1e-3,
            low=0.0,
            scale="log",
            soft=(1e-6, 1.0),
            symbol=r"\lambda_1",
            help="Strength of the pull to exactly zero.",
        ),
    ),
    chain=lambda values: (HEAVY_BALL, LEARNING_RATE, PROXIMAL_L1),
    help="Weights that the data does not need become exactly zero, which L2 never does.",
    paper="Daubechies, Defrise & De Mol 2004 (ISTA); Parikh & Boyd 2014",
    family="proximal",
)
