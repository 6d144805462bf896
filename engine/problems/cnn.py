"""A small convolutional network on the handwritten digits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.knob import Knob
from engine.networks.problem import INPUT_SCALE, L1, L2, LABEL_NOISE, VALIDATION, batch_knobs, layer_knobs
from engine.problem import Problem

if TYPE_CHECKING:
    from engine.problem import Objective, Setting

SIDE = 8


def build(values: Mapping[str, Any], setting: Setting) -> Objective:
    """Convolutions 3×3 with maxima over 2×2 between them, and ten outputs with cross-entropy."""
    from engine.data.digits import digits
    from engine.networks.build import picture_objective

    return picture_objective(digits(), SIDE, values, setting)


CNN = Problem(
    name="cnn",
    title="Convolutional network on digits",
    knobs=(
        Knob(
            "channels",
            (8, 16),
            low=1,
            high=512,
            kind="integers",
            live=False,
            help="How many pictures every convolution makes; each halves their sides, so at most three.",
        ),
        *layer_knobs(),
        *batch_knobs(64),
        VALIDATION,
        LABEL_NOISE,
        L1,
        L2,
        INPUT_SCALE,
    ),
    build=build,
    help="The same 1797 digits as pictures: few weights, used at every place. Norms and dropout can be added.",
    source="LeCun et al. 1989, Backpropagation Applied to Handwritten Zip Code Recognition",
)
