"""LARS: momentum with a rate for every tensor."""

from engine.blocks.trust_ratio import LARS_TRUST
from engine.blocks.velocity import SUTSKEVER
from engine.knob import Knob
from engine.optimizer import Optimizer
from engine.optimizers._knobs import LR, MOMENTUM, WEIGHT_DECAY

LARS = Optimizer(
    name="LARS",
    title="LARS",
    knobs=(
        LR.with_(default=1.0),
        MOMENTUM.with_(default=0.9),
        WEIGHT_DECAY.with_(default=5e-4),
        Knob("trust_coefficient", 1e-3, low=0.0, scale="log", soft=(1e-4, 1.0), symbol=r"\tau", help="Share of its own length by which a tensor may move at rate 1."),
    ),
    chain=lambda values: (LARS_TRUST, SUTSKEVER),
    help="Momentum whose rate is scaled, tensor by tensor, by the ratio of weight to gradient. Made for very large batches.",
    paper="You, Gitman & Ginsburg 2017, arXiv:1708.03888, algorithm 1",
    family="layerwise",
)
