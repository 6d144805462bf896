"""RMSprop: Adagrad that forgets."""

from engine.blocks.l2 import L2
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.momentum import HEAVY_BALL
from engine.blocks.rms_scale import RMS_SCALE, RMS_SCALE_CENTERED
from engine.knob import Knob, flag
from engine.optimizer import Optimizer
from engine.optimizers._knobs import EPS, LR, MAXIMIZE, MOMENTUM, WEIGHT_DECAY


def chain(values):
    return (L2, RMS_SCALE_CENTERED if values["centered"] else RMS_SCALE, HEAVY_BALL, LEARNING_RATE)


RMSPROP = Optimizer(
    name="RMSprop",
    title="RMSprop",
    knobs=(
        LR.with_(default=1e-2),
        Knob(
            "alpha",
            0.99,
            low=0.0,
            high=1.0,
            soft=(0.0, 0.9999),
            symbol=r"\alpha",
            help="Memory of the running mean of squares: about 1/(1 − α) steps.",
        ),
        EPS,
        WEIGHT_DECAY,
        MOMENTUM,
        flag("centered", False, "Divide by the gradients' standard deviation instead of their root mean square."),
        MAXIMIZE,
    ),
    chain=chain,
    help="Divides the gradient by a running root mean square of it, so every parameter moves at about the same pace.",
    paper="Tieleman & Hinton 2012, Coursera lecture 6.5; Graves 2013 (centred)",
    formula=r"w \leftarrow w - \eta\,\dfrac{g}{\sqrt{v}+\varepsilon}",
    twin="RMSprop",
    family="adaptive",
)
