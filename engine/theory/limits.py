"""The limits of stability of all runs at one step: what the curvature of the next step is measured against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.theory.case import case
from engine.theory.stability import limit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.spec import ExperimentSpec
    from engine.theory.case import Array


@dataclass(frozen=True, eq=False)
class Limits:
    """Per run ``(R,)``: the largest stable ``curvature`` of the loss (NaN where theory knows none), whether the rule is
    ``weighed`` (then of P^-½ H P^-½), and the factor ``scale`` on its gradients.
    """

    curvature: Array
    weighed: Array
    scale: Array


def limits(spec: ExperimentSpec, runs: Sequence[int], step: int, steps_per_epoch: int = 1) -> Limits:
    """Those of ``runs`` of ``spec`` with the knobs of the update after row ``step``."""
    found = Limits(np.full(len(runs), np.nan), np.zeros(len(runs), bool), np.ones(len(runs)))
    for row, run in enumerate(runs):
        found.scale[row] = spec.runs[run].loss_scale
        one = case(spec, run, [float(step)], steps_per_epoch)
        values = None if one is None else limit(one)
        if one is None or values is None or not np.isfinite(values[0]) or values[0] <= 0:
            continue
        found.curvature[row], found.weighed[row] = values[0], one.weighed
    return found
