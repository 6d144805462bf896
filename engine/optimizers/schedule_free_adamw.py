"""Schedule-Free AdamW."""

from engine.blocks.schedule_free import SCHEDULE_FREE_ADAM
from engine.optimizer import Optimizer
from engine.optimizers._knobs import BETA1, BETA2, EPS, LR, WARMUP_STEPS, WEIGHT_DECAY

SCHEDULE_FREE_ADAMW = Optimizer(
    name="ScheduleFreeAdamW",
    title="Schedule-Free AdamW",
    knobs=(LR.with_(default=2.5e-3), BETA1.with_(help="How near to the average the gradient is taken."), BETA2, EPS, WEIGHT_DECAY, WARMUP_STEPS),
    chain=lambda values: (SCHEDULE_FREE_ADAM,),
    help="AdamW without momentum and without a schedule: averaging does the work of both.",
    paper="Defazio et al. 2024, arXiv:2405.15682, algorithm 1",
    family="averaging",
    answer="average",
)
