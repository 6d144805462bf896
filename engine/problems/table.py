"""A dense network on a table of one's own, or a convolutional one where its rows are pictures."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.knob import Knob
from engine.networks.problem import (
    FEATURES,
    INPUT_SCALE,
    L1,
    L2,
    LABEL_NOISE,
    MISSING_VALUES,
    PATH,
    STANDARDISE,
    TARGET,
    TASK,
    VALIDATION,
    NetworkProblem,
    batch_knobs,
    hidden_knob,
    layer_knobs,
    widths,
)

if TYPE_CHECKING:
    from engine.data.samples import Samples
    from engine.problem import Objective, Setting

FINGERPRINT = Knob(
    "fingerprint",
    "",
    kind="text",
    live=False,
    help="What the file held when the experiment was made: another file is refused; empty: any file is taken.",
)
CHANNELS = Knob(
    "channels",
    (),
    low=1,
    high=512,
    kind="integers",
    live=False,
    help="For rows that are square grey pictures: how many pictures every convolution makes, in place of hidden "
    "layers. Each halves their sides. Empty: a dense network.",
)


def build(values: Mapping[str, Any], setting: Setting) -> Objective:
    """Cross-entropy for classes, mean squared error for quantities."""
    from engine.networks.build import classifier, regression
    from engine.networks.losses import MeanSquaredError
    from engine.networks.tables import table_samples

    samples = table_samples(values, setting)
    if values["channels"]:
        return _pictures(samples, values, setting)
    if samples.classes is None:
        return regression(samples, widths(values), MeanSquaredError(), values, setting)
    return classifier(samples, widths(values), values, setting)


def _pictures(samples: Samples, values: Mapping[str, Any], setting: Setting) -> Objective:
    from engine.networks.build import picture_objective

    size = samples.inputs.shape[1]
    side = math.isqrt(size)
    if side * side != size:
        raise InputError(f"channels: {size} features are no square picture; leave it empty", "channels")
    return picture_objective(samples, side, values, setting)


TABLE = NetworkProblem(
    name="table",
    title="A table of one's own",
    knobs=(
        PATH,
        FINGERPRINT,
        TARGET,
        FEATURES,
        TASK,
        MISSING_VALUES,
        STANDARDISE,
        hidden_knob(32),
        CHANNELS,
        *layer_knobs(),
        *batch_knobs(32),
        VALIDATION,
        LABEL_NOISE,
        L1,
        L2,
        INPUT_SCALE,
    ),
    build=build,
    help="A CSV or NPZ file, a column to learn, and a network that learns it from the other columns. "
    "Rows that are square pictures can have convolutions.",
)
