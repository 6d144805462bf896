"""The saddle x² - y²."""

from engine.knob import Knob
from engine.surface import surface

SADDLE = surface(
    "saddle",
    "Saddle",
    "a*x^2 - b*y^2",
    start=(1.0, 0.001),
    window=(-1.5, 1.5, -1.5, 1.5),
    parameters=(
        Knob("a", 1.0, low=0.0, high=1e6, soft=(0.1, 10.0), help="Half the curvature along x."),
        Knob("b", 1.0, low=0.0, high=1e6, soft=(0.1, 10.0), help="Half the downward curvature along y."),
    ),
    help="The start lies almost on the ridge: how long does a rule linger at (0, 0)? Beyond, the loss falls without end.",
    source="Dauphin et al. 2014, Identifying and attacking the saddle point problem, arXiv:1406.2572",
)
