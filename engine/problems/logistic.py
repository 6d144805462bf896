"""Logistic regression: convex, three parameters, no finite optimum when a line parts the classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.knob import Knob
from engine.networks.problem import INPUT_SCALE, L1, L2, VALIDATION, batch_knobs, samples_knob
from engine.problem import Problem

if TYPE_CHECKING:
    from engine.problem import Objective, Setting


def build(values: Mapping[str, Any], setting: Setting) -> Objective:
    """Two clouds at ±separation/2 along (1, 1)/√2; the second feature is multiplied by ``feature_scale``."""
    import numpy as np

    from engine.data.randomness import Purpose, generator
    from engine.data.samples import Samples
    from engine.networks.build import regression
    from engine.networks.losses import BinaryCrossEntropy

    random = generator(setting.seed, Purpose.SAMPLES)
    labels = np.arange(values["samples"]) % 2
    points = random.standard_normal((len(labels), 2)) + (labels[:, None] - 0.5) * values["separation"] / np.sqrt(2)
    samples = Samples(points * [1.0, values["feature_scale"]], labels[:, None].astype(np.float64))
    return regression(samples, (), BinaryCrossEntropy(), {**values, "init": "zeros"}, setting)


LOGISTIC = Problem(
    name="logistic",
    title="Logistic regression",
    knobs=(
        samples_knob(200),
        Knob(
            "separation",
            2.0,
            low=0.0,
            high=100.0,
            soft=(0.0, 8.0),
            live=False,
            help="Distance of the two class centres, in standard deviations.",
        ),
        INPUT_SCALE.with_(
            name="feature_scale",
            high=1e4,
            help="Factor on the second feature: far from 1 the loss is badly scaled.",
        ),
        *batch_knobs(32),
        VALIDATION,
        L1,
        L2,
    ),
    build=build,
    help="Two weights and a bias tell two clouds of points apart. The loss is convex; when a line parts the clouds fully, "
    "the weights grow for ever.",
)
