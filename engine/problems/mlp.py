"""A dense network of one's own on a generated data set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.data.data_set import data_sets
from engine.knob import Knob, choice
from engine.networks.problem import (
    INPUT_SCALE,
    L1,
    L2,
    LABEL_NOISE,
    VALIDATION,
    NetworkProblem,
    batch_knobs,
    hidden_knob,
    layer_knobs,
    samples_knob,
    widths,
)

if TYPE_CHECKING:
    from engine.problem import Objective, Setting


def build(values: Mapping[str, Any], setting: Setting) -> Objective:
    """Cross-entropy for data with classes, mean squared error for a regression."""
    from engine.networks.build import classifier, regression
    from engine.networks.losses import MeanSquaredError

    samples = data_sets[values["data"]].draw(values["samples"], values["noise"], setting.seed)
    if samples.classes is None:
        return regression(samples, widths(values), MeanSquaredError(), values, setting)
    return classifier(samples, widths(values), values, setting)


MLP = NetworkProblem(
    name="mlp",
    title="Small network on drawn data",
    knobs=(
        choice(
            "data", "moons", tuple(data_sets.names()), "Which data: points of the plane in classes, or a sine wave."
        ),
        samples_knob(300),
        Knob(
            "noise", 0.1, low=0.0, high=10.0, soft=(0.0, 0.5), live=False, help="Standard deviation of what is added."
        ),
        hidden_knob(16, 16),
        *layer_knobs("tanh"),
        *batch_knobs(32),
        VALIDATION,
        LABEL_NOISE,
        L1,
        L2,
        INPUT_SCALE,
    ),
    build=build,
    help="Moons, circles, spirals, heaps, chequers or a sine wave, and a network of any widths: quick to train, easy to "
    "over-fit.",
)
