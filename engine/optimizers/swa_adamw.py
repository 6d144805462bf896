"""Stochastic weight averaging of AdamW."""

from engine.blocks.adam_moments import ADAM_MOMENTS
from engine.blocks.decoupled_decay import DECOUPLED_DECAY
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.path_average import SWA_AVERAGE
from engine.knob import integer
from engine.optimizer import Optimizer
from engine.optimizers._knobs import BETA1, BETA2, EPS, LR, WEIGHT_DECAY

SWA_ADAMW = Optimizer(
    name="SWAAdamW",
    title="AdamW, weights averaged (SWA)",
    knobs=(
        LR, BETA1, BETA2, EPS, WEIGHT_DECAY.with_(default=1e-2),
        integer("swa_start", 100, 1, 10**9, "The update whose place is the first to be averaged.", scale="log", soft=(1, 10_000)),
        integer("swa_every", 1, 1, 10**9, "Updates between two averaged places.", scale="log", soft=(1, 1000)),
    ),
    chain=lambda values: (ADAM_MOMENTS, LEARNING_RATE, DECOUPLED_DECAY, SWA_AVERAGE),
    help="The mean of the places visited from some step on: the middle of the valley between whose walls the iterate bounces.",
    paper="Izmailov et al. 2018, arXiv:1803.05407; torch.optim.swa_utils.AveragedModel",
    family="averaging",
    answer="average",
)
