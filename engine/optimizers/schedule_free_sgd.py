"""Schedule-Free SGD."""

from engine.blocks.schedule_free import SCHEDULE_FREE
from engine.optimizer import Optimizer
from engine.optimizers._knobs import LR, MOMENTUM, WARMUP_STEPS, WEIGHT_DECAY

SCHEDULE_FREE_SGD = Optimizer(
    name="ScheduleFreeSGD",
    title="Schedule-Free gradient descent",
    knobs=(LR.with_(default=0.1), MOMENTUM.with_(default=0.9, help="How near to the average the gradient is taken."), WEIGHT_DECAY, WARMUP_STEPS),
    chain=lambda values: (SCHEDULE_FREE,),
    help="Replaces the falling rate by averaging: ready to stop at any step. The answer is the average x; training goes on at y.",
    paper="Defazio et al. 2024, arXiv:2405.15682",
    formula=r"z \leftarrow z - \gamma g(y),\; x \leftarrow (1-c)x + cz,\; y \leftarrow (1-\beta)z + \beta x",
    family="averaging",
    answer="average",
)
