"""Adagrad: rates that fall with the sum of squared gradients."""

from engine.blocks.adagrad_scale import ADAGRAD_SCALE
from engine.blocks.inverse_time_rate import INVERSE_TIME_RATE
from engine.blocks.l2 import L2
from engine.knob import Knob
from engine.optimizer import Optimizer
from engine.optimizers._knobs import EPS, LR, MAXIMIZE, WEIGHT_DECAY


def chain(values):
    return (L2, ADAGRAD_SCALE, INVERSE_TIME_RATE)


ADAGRAD = Optimizer(
    name="Adagrad",
    title="Adagrad",
    knobs=(
        LR.with_(default=1e-2),
        Knob(
            "lr_decay",
            0.0,
            low=0.0,
            scale="log",
            soft=(1e-6, 1.0),
            symbol=r"\gamma",
            help="Falls the rate as 1/(1 + (t − 1)·lr_decay).",
        ),
        WEIGHT_DECAY,
        Knob(
            "initial_accumulator_value",
            0.0,
            low=0.0,
            scale="log",
            soft=(1e-6, 10.0),
            live=False,
            help="Where the sum of squares starts.",
        ),
        EPS.with_(default=1e-10),
        MAXIMIZE,
    ),
    chain=chain,
    help="Divides each parameter's gradient by the root of the sum of all its past squares: rarely used parameters keep a large rate.",
    paper="Duchi, Hazan & Singer 2011, JMLR 12:2121",
    formula=r"w \leftarrow w - \dfrac{\eta}{\sqrt{\sum g^2}+\varepsilon}\,g",
    twin="Adagrad",
    family="adaptive",
)
