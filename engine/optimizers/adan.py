"""Adan: adaptive Nesterov momentum."""

from engine.blocks.adan_moments import ADAN_MOMENTS
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.proximal_decay import PROXIMAL_DECAY
from engine.knob import Knob
from engine.optimizer import Optimizer
from engine.optimizers._knobs import BETA1, BETA2, EPS, LR, WEIGHT_DECAY

ADAN = Optimizer(
    name="Adan",
    title="Adan",
    knobs=(
        LR,
        BETA1.with_(default=0.98),
        BETA2.with_(default=0.92, help="Memory of the mean change between gradients."),
        Knob(
            "beta3",
            0.99,
            low=0.0,
            high=1.0,
            high_open=True,
            argument=("betas", 2),
            symbol=r"\beta_3",
            help="Memory of the squared look-ahead gradient.",
        ),
        EPS,
        WEIGHT_DECAY,
    ),
    chain=lambda values: (ADAN_MOMENTS, LEARNING_RATE, PROXIMAL_DECAY),
    help="Adam plus the averaged change of the gradient, which tells where it will be one step on.",
    paper="Xie et al. 2022, arXiv:2208.06677, algorithm 1",
    family="adaptive",
)
