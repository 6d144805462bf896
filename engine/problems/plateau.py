"""One saturated neuron: a plateau."""

from engine.surface import surface

PLATEAU = surface(
    "plateau",
    "Plateau of a neuron",
    "sigmoid(x + y)^2/2",
    start=(2.0, 2.0),
    window=(-6.0, 6.0, -6.0, 6.0),
    help="A neuron with weight x and bias y, input 1 and goal 0. Where it is badly wrong it learns slowly: its slope is that of a saturated sigmoid. The loss nears 0 far down and has no minimum.",
    source="Nielsen 2015, Neural Networks and Deep Learning, ch. 3",
)
