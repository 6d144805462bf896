"""Three lists of diagnostics by what they cost: names for ``record`` of a spec."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.problem import Objective

CHEAP = ("loss", "lr", "grad_norm", "update_norm", "parameter_norm", "update_ratio", "gradient_cosine", "overshoot")
MEDIUM = (
    *CHEAP,
    "distance",
    "step_curvature",
    "angular_update",
    "update_cosine",
    "effective_lr_low",
    "effective_lr_median",
    "effective_lr_high",
    "small_weights",
    "tiny_weights",
    "zero_weights",
    "floor_share",
    "divisor",
    "moment_ratio",
    "moment_variance",
    "second_moment_lag",
)
FULL = (
    *MEDIUM,
    "answer_loss",
    "sharpness",
    "eigenvalue_2",
    "eigenvalue_3",
    "preconditioned_sharpness",
    "hessian_trace",
    "curvature_over_limit",
    "gradient_variance",
    "noise_scale",
    "validation_gap",
)
PRESETS = {"cheap": CHEAP, "medium": MEDIUM, "full": FULL}


def available(names: Sequence[str], objective: Objective) -> tuple[str, ...]:
    """Those of ``names`` that ``objective`` can give."""
    from engine.diagnostic import diagnostics

    return tuple(name for name in names if name not in diagnostics or diagnostics[name].refusal(objective) is None)
