"""AdamW with an exponential average of its weights."""

from engine.blocks.adam_moments import ADAM_MOMENTS
from engine.blocks.decoupled_decay import DECOUPLED_DECAY
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.path_average import EMA_AVERAGE
from engine.optimizer import Optimizer
from engine.optimizers._knobs import BETA1, BETA2, DECAY, EPS, LR, WEIGHT_DECAY

EMA_ADAMW = Optimizer(
    name="EMAAdamW",
    title="AdamW, weights averaged (EMA)",
    knobs=(LR, BETA1, BETA2, EPS, WEIGHT_DECAY.with_(default=1e-2), DECAY),
    chain=lambda values: (ADAM_MOMENTS, LEARNING_RATE, DECOUPLED_DECAY, EMA_AVERAGE),
    help="The training is untouched; beside it runs an average of the weights, which is the answer.",
    paper="Polyak & Juditsky 1992; torch.optim.swa_utils.get_ema_multi_avg_fn",
    family="averaging",
    answer="average",
)
