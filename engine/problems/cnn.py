"""A small convolutional network on the handwritten digits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.knob import Knob
from engine.networks.problem import (
    BIAS,
    DROP_LAST,
    DROPOUT,
    INPUT_SCALE,
    L1,
    L2,
    LABEL_NOISE,
    NORM,
    VALIDATION,
    activation_knob,
    batch_size_knob,
    init_knob,
    shuffle_knob,
)
from engine.problem import Problem

if TYPE_CHECKING:
    from engine.problem import Objective, Setting

SIDE = 8


def build(values: Mapping[str, Any], setting: Setting) -> Objective:
    """Convolutions 3×3 with maxima over 2×2 between them, and ten outputs with cross-entropy."""
    from engine.data.digits import digits
    from engine.networks.build import module_objective, parts
    from engine.networks.layers import convolutional
    from engine.networks.losses import CrossEntropy

    shape = values["activation"], values["norm"], values["dropout"], values["bias"]
    training, validation = parts(digits(), values, setting)
    return module_objective(
        lambda: convolutional(SIDE, values["channels"], 10, *shape),
        CrossEntropy(10, setting.dtype),
        10,
        training,
        validation,
        values,
        setting,
        "the network",
    )


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
        activation_knob(),
        init_knob(),
        BIAS,
        NORM,
        DROPOUT,
        batch_size_knob(64),
        shuffle_knob(True),
        DROP_LAST,
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
