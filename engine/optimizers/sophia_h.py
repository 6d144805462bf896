"""Sophia-H: clipped momentum over an estimate of the Hessian's diagonal."""

from engine.blocks.decoupled_decay import DECOUPLED_DECAY
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.sophia_scale import SOPHIA_SCALE
from engine.knob import Knob
from engine.optimizer import Optimizer
from engine.optimizers._knobs import BETA1, BETA2, EPS, EVERY_K, LR, WEIGHT_DECAY

SOPHIA_H = Optimizer(
    name="SophiaH",
    title="Sophia-H",
    knobs=(
        LR,
        BETA1.with_(default=0.96),
        BETA2.with_(default=0.99, help="Memory of the curvature: about 1/(1 − β₂) estimates."),
        EPS.with_(default=1e-12),
        WEIGHT_DECAY,
        Knob("gamma", 0.01, low=0.0, low_open=True, scale="log", soft=(1e-3, 1.0), symbol=r"\gamma", help="Smaller: more parameters are clipped to the rate."),
        EVERY_K.with_(default=10, help="Steps between two estimates of the curvature."),
    ),
    chain=lambda values: (SOPHIA_SCALE, LEARNING_RATE, DECOUPLED_DECAY),
    help="Newton's idea at the price of one Hessian-vector product every k steps, made safe by clipping.",
    paper="Liu et al. 2023, arXiv:2305.14342, algorithm 3",
    family="curvature",
)
