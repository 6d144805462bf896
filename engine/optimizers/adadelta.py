"""Adadelta: no learning rate to guess, at least in the paper."""

from engine.blocks.adadelta_scale import ADADELTA_SCALE
from engine.blocks.l2 import L2
from engine.blocks.learning_rate import LEARNING_RATE
from engine.knob import Knob
from engine.optimizer import Optimizer
from engine.optimizers._knobs import EPS, LR, MAXIMIZE, WEIGHT_DECAY

ADADELTA = Optimizer(
    name="Adadelta",
    title="Adadelta",
    knobs=(
        LR.with_(default=1.0),
        Knob(
            "rho", 0.9, low=0.0, high=1.0, symbol=r"\rho", help="Memory of both running means: about 1/(1 − ρ) steps."
        ),
        EPS.with_(default=1e-6),
        WEIGHT_DECAY,
        MAXIMIZE,
    ),
    chain=lambda values: (L2, ADADELTA_SCALE, LEARNING_RATE),
    help="Steps by the ratio of how far it has moved to how steep it was. Starts very slowly, as it has not moved yet.",
    paper="Zeiler 2012, arXiv:1212.5701",
    twin="Adadelta",
    family="adaptive",
)
