"""Where a range test should begin and end: around the rate at which the loss rises, found by a short ramp before.

Rates that work differ by problem and rule: ten unscaled points are thrown out at 3e-6, logistic regression at 80. A
ramp from far below the rise to just beyond it spends its updates where something is to be seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.finder_result import Ramp

if TYPE_CHECKING:
    from engine.finder import RangeTest

SCOUT = Ramp(1e-9, 1e6, 90, 4)
"""Each rate half as large again as the one before; four seeds, as one alone may hold out for long."""
PIECE = 10
BEFORE = 1e-5
"""The first rate, as a share of that at which the loss rises: what rules advise lies within three decades below it."""
BEYOND = 4.0
"""The last rate, likewise: a longer ramp may see the rise later (momentum on a bowl: by 1.6)."""

FURTHER = 10.0
"""How much further it goes where the loss did not rise, though it did on the short ramp."""


def scouted(test: RangeTest) -> bool:
    """Goes on a little with a ramp like ``SCOUT``; whether it has seen enough."""
    test.experiment.advance(PIECE)
    found = test.result()
    return test.finished or (found.blew_up and len(found.rates) - found.end >= SCOUT.steps // 10)


def ends(turn: float | None, otherwise: Ramp) -> tuple[float, float]:
    """The first and the last rate, in two digits, for a loss that rises at ``turn`` (None: those of ``otherwise``)."""
    if turn is None:
        return otherwise.low, otherwise.high
    return float(f"{turn * BEFORE:.1e}"), float(f"{turn * BEYOND:.1e}")
