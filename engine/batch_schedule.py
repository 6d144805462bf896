"""A schedule that drives how many samples a step sees: ``batch_schedule`` of a spec, shared by all its runs.

The entries are those of a run's ``schedule`` (:mod:`engine.plan`) and drive ``batch_size``, from the problem's own
``batch_size`` as base. A planned value is rounded to the nearest whole number (halves up) and held within 1 and the
number of samples. An epoch, where an entry counts in epochs, has as many steps as with the base size throughout.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import InputError
from engine.plan import plan

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.plan import Plan

KNOB = "batch_size"


@dataclass(frozen=True)
class BatchSchedule:
    """The ``entries`` of a batch schedule, laid out over ``steps`` steps."""

    entries: tuple[Mapping[str, Any], ...]
    steps: int

    def plan(self, steps_per_epoch: int = 1) -> Plan:
        """The plan of ``batch_size``; InputError for entries that drive another knob or react to a run."""
        found = plan(list(self.entries), self.steps, steps_per_epoch, None)
        if found.feedback:
            raise InputError("the batch size is shared by all runs, so it cannot react to what one of them does")
        for knob in found.knobs:
            if knob != KNOB:
                raise InputError(f"drives = {knob!r}: a batch schedule drives {KNOB} and nothing else")
        return found


def sizes(plan: Plan, steps: NDArray[np.int64], base: int, count: int) -> NDArray[np.int64]:
    """How many of ``count`` samples each of ``steps`` ``(T,)`` is planned to see, ``(T,)``."""
    return whole(plan.values(KNOB, steps, float(min(base, count))), count)


def whole(planned: NDArray[np.float64], count: int) -> NDArray[np.int64]:
    """Planned values as numbers of samples."""
    found: NDArray[np.int64] = np.clip(np.floor(planned + 0.5), 1, count).astype(np.int64)
    return found
