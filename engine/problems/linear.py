"""Linear regression on drawn data: a quadratic whose curvatures are chosen, with the noise of batches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.knob import Knob, integer
from engine.networks.problem import BIAS, L1, L2, VALIDATION, batch_knobs, samples_knob
from engine.problem import Problem

if TYPE_CHECKING:
    from engine.problem import Objective, Setting


def build(values: Mapping[str, Any], setting: Setting) -> Objective:
    """Targets Σ xⱼ/σⱼ + noise for xⱼ ~ N(0, σⱼ²), the variances σⱼ² falling from 1 to 1/condition."""
    import numpy as np

    from engine.data.randomness import Purpose, generator
    from engine.data.samples import Samples
    from engine.networks.build import regression
    from engine.networks.losses import MeanSquaredError

    random = generator(setting.seed, Purpose.SAMPLES)
    shape = values["samples"], values["features"]
    scale = np.geomspace(1, values["condition"] ** -0.5, values["features"])
    standard = random.standard_normal(shape)
    targets = standard.sum(1, keepdims=True) + values["noise"] * random.standard_normal((len(standard), 1))
    samples = Samples(standard * scale, targets)
    return regression(samples, (), MeanSquaredError(), {**values, "init": "zeros"}, setting)


LINEAR = Problem(
    name="linear",
    title="Linear regression",
    knobs=(
        samples_knob(100),
        integer("features", 2, 1, 10_000, "How many inputs, and so weights.", scale="log", soft=(1, 100), live=False),
        Knob(
            "condition",
            10.0,
            low=1.0,
            high=1e12,
            scale="log",
            soft=(1.0, 1e4),
            live=False,
            help="Largest over smallest variance of the inputs: about the condition number of the loss.",
        ),
        Knob(
            "noise",
            0.5,
            low=0.0,
            high=1e6,
            soft=(0.0, 2.0),
            live=False,
            help="Standard deviation of the targets' noise.",
        ),
        BIAS,
        *batch_knobs(10),
        VALIDATION,
        L1,
        L2,
    ),
    build=build,
    help="The loss is a bowl as in the quadratic problem, but every batch sees a bowl of its own: with a constant rate "
    "the iterate keeps rattling around the optimum.",
)
