"""Lion: found by searching over programs; moves every weight by exactly the rate."""

from engine.blocks.decoupled_decay import DECOUPLED_DECAY
from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.lion_direction import LION_DIRECTION
from engine.optimizer import Optimizer
from engine.optimizers._knobs import BETA1, BETA2, LR, WEIGHT_DECAY

LION = Optimizer(
    name="Lion",
    title="Lion",
    knobs=(LR.with_(default=1e-4), BETA1, BETA2.with_(default=0.99), WEIGHT_DECAY),
    chain=lambda values: (LION_DIRECTION, LEARNING_RATE, DECOUPLED_DECAY),
    help="The sign of a momentum. Takes a rate 3 to 10 times smaller than Adam's and more weight decay.",
    paper="Chen et al. 2023, arXiv:2302.06675",
    formula=r"w \leftarrow w - \eta\,(\operatorname{sign}(\beta_1 m + (1-\beta_1) g) + \lambda w)",
    family="sign",
)
