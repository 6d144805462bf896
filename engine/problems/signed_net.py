"""One sample, a loss that is signed and not squared: the network of the loss-scaling question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.knob import integer
from engine.networks.problem import WIDEST
from engine.problem import Problem

if TYPE_CHECKING:
    from engine.problem import Objective, Setting

FEATURES = 10


def build(values: Mapping[str, Any], setting: Setting) -> Objective:
    """sigmoid(W2 relu(W1 z + b1) + b2) with z = x³ + x² + x; x and the label are uniform in 0..1."""
    from engine.data.randomness import Purpose, generator
    from engine.data.samples import Samples
    from engine.networks.build import regression
    from engine.networks.losses import SignedDifference

    random = generator(setting.seed, Purpose.SAMPLES)
    x = random.random((1, FEATURES))
    samples = Samples(x**3 + x**2 + x, random.random((1, 1)))
    shape = {**values, "batch_size": 1, "output": "sigmoid"}
    return regression(samples, [values["hidden"]], SignedDifference(), shape, setting)


SIGNED_NET = Problem(
    name="signed_net",
    title="One sample, signed loss",
    knobs=(integer("hidden", 10, 1, WIDEST, "Width of the hidden layer.", scale="log", soft=(1, 100), live=False),),
    build=build,
    help="A network 10 → 10 → ReLU → 1 → sigmoid looks at x³ + x² + x for one random x; the loss is label − output. It "
    "asks whether a factor on the loss is a factor on the learning rate.",
)
