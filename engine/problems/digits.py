"""Handwritten digits: a small real network on small real data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

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
    widths,
)

if TYPE_CHECKING:
    from engine.problem import Objective, Setting


def build(values: Mapping[str, Any], setting: Setting) -> Objective:
    """A classifier 64 – hidden – 10 with cross-entropy."""
    from engine.data.digits import digits
    from engine.networks.build import classifier

    return classifier(digits(), widths(values), values, setting)


DIGITS = NetworkProblem(
    name="digits",
    title="Handwritten digits",
    knobs=(
        hidden_knob(64),
        *layer_knobs(),
        *batch_knobs(64),
        VALIDATION,
        LABEL_NOISE,
        L1,
        L2,
        INPUT_SCALE.with_(
            help="Factor on the pixels (0 to 1); 16 gives the raw counts. It changes which learning rates work."
        ),
    ),
    build=build,
    help="A dense network learns to tell 1797 handwritten digits of 8×8 pixels apart: real data, small enough to train "
    "in a second.",
    source="Alpaydin & Kaynak 1998, UCI Machine Learning Repository, doi:10.24432/C50P49",
)
