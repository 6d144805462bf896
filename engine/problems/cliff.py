"""A cliff in a gentle plain."""

from engine.knob import Knob
from engine.surface import surface

CLIFF = surface(
    "cliff",
    "Cliff",
    "(x^2 + y^2)/10 + h*sigmoid(k*(x - 1))",
    start=(2.0, 1.0),
    window=(-3.0, 3.0, -3.0, 3.0),
    parameters=(
        Knob("h", 5.0, low=0.0, high=1e6, soft=(0.0, 20.0), help="How high the cliff is."),
        Knob("k", 50.0, low=50.0, high=1e6, scale="log", soft=(50.0, 1000.0), help="How steep: up to hk/4."),
    ),
    minima=((0.0, 0.0),),
    minimum=0.0,
    help="One step that lands on the cliff sees a huge gradient and throws the iterate far away: why gradients are clipped.",
    source="Pascanu, Mikolov & Bengio 2013, arXiv:1211.5063, fig. 6; formula of this project",
)
