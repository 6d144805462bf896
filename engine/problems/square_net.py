"""A wide sigmoid network that learns to square: the network of the loss bands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.knob import integer
from engine.networks.problem import WIDEST, batch_knobs, samples_knob
from engine.problem import Objective, Problem, Setting

FEATURES = 10


def build(values: Mapping[str, Any], setting: Setting) -> Objective:
    """sigmoid(sigmoid(x W1) W2) against x², mean squared error; W1, W2 and x are N(0, 1)."""
    from engine.data.randomness import Purpose, generator
    from engine.data.samples import Samples
    from engine.networks.build import regression
    from engine.networks.losses import MeanSquaredError

    inputs = generator(setting.seed, Purpose.SAMPLES).standard_normal((values["samples"], FEATURES))
    shape = {**values, "activation": "sigmoid", "output": "sigmoid", "bias": False, "init": "normal"}
    return regression(Samples(inputs, inputs**2), [values["hidden"]], MeanSquaredError(), shape, setting)


SQUARE_NET = Problem(
    name="square_net",
    title="Squares by a wide network",
    knobs=(
        samples_knob(1000),
        integer("hidden", 1000, 1, WIDEST, "Width of the hidden layer.", scale="log", soft=(10, 4000), live=False),
        *batch_knobs(100, shuffle=False),
    ),
    build=build,
    help="Ten numbers go through 1000 sigmoids to ten sigmoids that should give their squares. Without shuffling the "
    "batches come in the same order every epoch, and the loss falls in bands.",
)
