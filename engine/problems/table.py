"""A dense network on a table of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.knob import Knob
from engine.networks.problem import (
    BIAS,
    DROP_LAST,
    DROPOUT,
    FEATURES,
    L1,
    L2,
    LABEL_NOISE,
    MISSING_VALUES,
    NORM,
    PATH,
    STANDARDISE,
    TARGET,
    TASK,
    VALIDATION,
    NetworkProblem,
    activation_knob,
    batch_size_knob,
    hidden_knob,
    init_knob,
    shuffle_knob,
    widths,
)

if TYPE_CHECKING:
    from engine.problem import Objective, Setting

FINGERPRINT = Knob(
    "fingerprint",
    "",
    kind="text",
    live=False,
    help="What the file held when the experiment was made: another file is refused; empty: any file is taken.",
)


def build(values: Mapping[str, Any], setting: Setting) -> Objective:
    """Cross-entropy for classes, mean squared error for quantities."""
    from engine.networks.build import classifier, regression
    from engine.networks.losses import MeanSquaredError
    from engine.networks.tables import table_samples

    samples = table_samples(values, setting)
    if samples.classes is None:
        return regression(samples, widths(values), MeanSquaredError(), values, setting)
    return classifier(samples, widths(values), values, setting)


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
        activation_knob(),
        init_knob(),
        BIAS,
        NORM,
        DROPOUT,
        batch_size_knob(32),
        shuffle_knob(True),
        DROP_LAST,
        VALIDATION,
        LABEL_NOISE,
        L1,
        L2,
    ),
    build=build,
    help="A CSV or NPZ file, a column to learn, and a network that learns it from the other columns.",
)
