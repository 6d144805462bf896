"""Adafactor: Adam's second moment at the memory of a row and a column, with relative steps."""

from engine.blocks.adafactor_update import ADAFACTOR_UPDATE
from engine.knob import Knob
from engine.optimizer import Optimizer
from engine.optimizers._knobs import LR, MAXIMIZE, WEIGHT_DECAY

ADAFACTOR = Optimizer(
    name="Adafactor",
    title="Adafactor",
    knobs=(
        LR.with_(default=1e-2, help="Largest relative step: a tensor moves by at most this share of its root mean square."),
        Knob("beta2_decay", -0.8, low=-10.0, high=0.0, soft=(-1.0, 0.0), symbol=r"\tau", help="Memory of the moments: the newest gradient counts with weight t to this power."),
        Knob("eps1", 0.0, low=0.0, scale="log", soft=(1e-30, 1e-3), argument=("eps", 0), symbol=r"\varepsilon_1", help="Floor of the divisor; 0 stands for the smallest step of the number type (torch's None)."),
        Knob("eps2", 1e-3, low=0.0, scale="log", soft=(1e-6, 1.0), argument=("eps", 1), symbol=r"\varepsilon_2", help="Floor of a tensor's root mean square, so that zero weights can move."),
        Knob("d", 1.0, low=1.0, high=1e6, scale="log", soft=(1.0, 100.0), symbol="D", help="Largest root mean square of the direction; longer ones are shortened."),
        WEIGHT_DECAY,
        MAXIMIZE,
    ),
    chain=lambda values: (ADAFACTOR_UPDATE,),
    help="Remembers one number a row and one a column instead of one a weight, and moves every tensor in proportion to its size.",
    paper="Shazeer & Stern 2018, arXiv:1804.04235; torch.optim.Adafactor",
    twin="Adafactor",
    family="layerwise",
)
