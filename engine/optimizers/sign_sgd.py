"""signSGD, and with momentum Signum."""

from engine.blocks.decoupled_decay import DECOUPLED_DECAY
from engine.blocks.first_moment import FIRST_MOMENT
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.sign import SIGN
from engine.optimizer import Optimizer
from engine.optimizers._knobs import LR, MOMENTUM, WEIGHT_DECAY

SIGN_SGD = Optimizer(
    name="SignSGD",
    title="signSGD",
    knobs=(
        LR,
        MOMENTUM.with_(help="Memory of the mean gradient whose sign is taken; 0.9 makes it Signum."),
        WEIGHT_DECAY,
    ),
    chain=lambda values: (FIRST_MOMENT.using(beta="momentum"), SIGN, LEARNING_RATE, DECOUPLED_DECAY),
    help="Moves every parameter by the rate, in the direction of its gradient's sign: what Adam does without memory.",
    paper="Bernstein et al. 2018, arXiv:1802.04434",
    formula=r"w \leftarrow w - \eta\,\operatorname{sign}(m)",
    family="sign",
)
