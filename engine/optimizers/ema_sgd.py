"""momentum with an exponential average of its weights."""

from engine.blocks.l2 import L2
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.momentum import HEAVY_BALL
from engine.blocks.path_average import EMA_AVERAGE
from engine.optimizer import Optimizer
from engine.optimizers._knobs import DECAY, LR, MOMENTUM, WEIGHT_DECAY

EMA_SGD = Optimizer(
    name="EMASGD",
    title="momentum, weights averaged (EMA)",
    knobs=(LR.with_(default=1e-2), MOMENTUM.with_(default=0.9), WEIGHT_DECAY, DECAY),
    chain=lambda values: (L2, HEAVY_BALL, LEARNING_RATE, EMA_AVERAGE),
    help="The training is untouched; beside it runs an average of the weights, which is the answer.",
    paper="Polyak & Juditsky 1992; torch.optim.swa_utils.get_ema_multi_avg_fn",
    family="averaging",
    answer="average",
)
