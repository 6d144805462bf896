"""ASGD: gradient descent with a falling rate whose path is averaged."""

from engine.blocks.averaged_descent import AVERAGED_DESCENT
from engine.blocks.l2 import L2
from engine.knob import Knob
from engine.optimizer import Optimizer
from engine.optimizers._knobs import LR, MAXIMIZE, WEIGHT_DECAY

ASGD = Optimizer(
    name="ASGD",
    title="Averaged gradient descent",
    knobs=(
        LR.with_(default=1e-2),
        Knob(
            "lambd",
            1e-4,
            low=0.0,
            scale="log",
            soft=(1e-8, 1.0),
            symbol=r"\lambda",
            help="Decay of weights and of the rate.",
        ),
        Knob("alpha", 0.75, low=0.0, high=2.0, symbol=r"\alpha", help="Power with which the rate falls."),
        Knob("t0", 1e6, low=0.0, scale="log", soft=(1.0, 1e8), help="Step after which the averaging begins."),
        WEIGHT_DECAY,
        MAXIMIZE,
    ),
    chain=lambda values: (L2, AVERAGED_DESCENT),
    help="Plain descent with a falling rate; the average of its path, kept beside it, is the better answer under noise.",
    paper="Polyak & Juditsky 1992",
    twin="ASGD",
    family="averaging",
    answer="average",
)
