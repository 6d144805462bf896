"""Stochastic weight averaging of momentum."""

from engine.blocks.l2 import L2
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.momentum import HEAVY_BALL
from engine.blocks.path_average import SWA_AVERAGE
from engine.knob import integer
from engine.optimizer import Optimizer
from engine.optimizers._knobs import LR, MOMENTUM, WEIGHT_DECAY

SWA_SGD = Optimizer(
    name="SWASGD",
    title="momentum, weights averaged (SWA)",
    knobs=(
        LR.with_(default=1e-2), MOMENTUM.with_(default=0.9), WEIGHT_DECAY,
        integer("swa_start", 100, 1, 10**9, "The update whose place is the first to be averaged.", scale="log", soft=(1, 10_000)),
        integer("swa_every", 1, 1, 10**9, "Updates between two averaged places.", scale="log", soft=(1, 1000)),
    ),
    chain=lambda values: (L2, HEAVY_BALL, LEARNING_RATE, SWA_AVERAGE),
    help="The mean of the places visited from some step on: the middle of the valley between whose walls the iterate bounces.",
    paper="Izmailov et al. 2018, arXiv:1803.05407; torch.optim.swa_utils.AveragedModel",
    family="averaging",
    answer="average",
)
