"""The lecture's Adagrad: mean of squares, and a rate that falls with the root of time."""

from engine.blocks.adagrad_mean_scale import ADAGRAD_MEAN_SCALE
from engine.blocks.inverse_sqrt_rate import INVERSE_SQRT_RATE
from engine.optimizer import Optimizer
from engine.optimizers._knobs import EPS, LR

ADAGRAD_MEAN = Optimizer(
    name="AdagradMean",
    title="Adagrad (mean of squares)",
    knobs=(LR.with_(default=1e-2), EPS.with_(default=1e-10)),
    chain=lambda values: (ADAGRAD_MEAN_SCALE, INVERSE_SQRT_RATE),
    help="Adagrad as lectures derive it: σ is the root mean square of past gradients and the rate falls as 1/√t. The two roots cancel, so it equals Adagrad up to ε.",
    paper="H.-Y. Lee, Machine Learning (NTU), gradient descent; Duchi, Hazan & Singer 2011",
    formula=r"w \leftarrow w - \dfrac{\eta/\sqrt{t}}{\sigma_t+\varepsilon}\,g",
    family="adaptive",
)
