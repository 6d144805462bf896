"""SparseAdam: Adam for gradients that are mostly zero."""

from engine.blocks.learning_rate import LEARNING_RATE
from engine.blocks.sparse_adam_moments import SPARSE_ADAM_MOMENTS
from engine.optimizer import Optimizer
from engine.optimizers._knobs import BETA1, BETA2, EPS, LR, MAXIMIZE

SPARSE_ADAM = Optimizer(
    name="SparseAdam",
    title="Lazy Adam for sparse gradients",
    knobs=(LR, BETA1, BETA2, EPS, MAXIMIZE),
    chain=lambda values: (SPARSE_ADAM_MOMENTS, LEARNING_RATE),
    help="Adam in which an entry with a gradient of exactly zero stands still and forgets nothing. torch's class gets the non-zero entries as a sparse tensor; here they are found.",
    paper="torch.optim.SparseAdam",
    twin="SparseAdam",
    family="adaptive",
)
