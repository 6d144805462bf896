"""Rules that read a learning rate off the curve of a range test, and where the curve ends.

All take ``rates`` ``(T,)`` ascending and ``losses`` ``(T,)`` finite, and answer a place (an index) or None where the
curve does not show what the rule looks for. ``minimum`` additionally answers the minimum itself; the advice is a
tenth of it.

- ``steepest``: where the loss falls fastest per decade (Smith 2017, arXiv 1506.01186; fastai ``steep``).
- ``minimum``: the lowest loss; a tenth of its rate is the advice (Howard & Gugger 2020; fastai ``minimum``).
- ``valley``: in the longest falling part, a half of its middle third further on (ESRI's rule; fastai ``valley``).
- ``slide``: from the right, a window slides left until both its ends are equally steep (Novetta; fastai ``slide``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

STOP = 4.0
"""A curve ends where its loss is this many times its best one (fastai's LRFinder), see :func:`curve_end`."""
NOISE = 6.0
"""How many times its largest deviation in the first tenth a loss must rise above its beginning to have gone up."""
SLIDE_WINDOW = 15
SLIDE_THRESHOLD = 0.005


def smoothed(losses: Array, beta: float) -> Array:
    """An exponential mean ``(T,)`` that forgets by ``beta`` a step, without a bias towards its start."""
    if beta <= 0:
        return losses.copy()
    found = np.empty_like(losses)
    mean = weight = 0.0
    for place, loss in enumerate(losses.tolist()):
        mean, weight = beta * mean + (1 - beta) * loss, beta * weight + (1 - beta)
        found[place] = mean / weight
    return found


def curve_end(losses: Array) -> int:
    """How many points of the curve count: all up to the one at which the loss has plainly gone up.

    That is where it exceeds its best value by 3 times that value, as fastai's 4 · best, but at least by half of all
    that it had fallen (where the best is nearly 0, four times nearly 0 would end the curve at once). Or it has lost all
    that it had gained: having fallen by a quarter of its size it is back above its beginning (the median of the first
    tenth; 6 times its deviation there are noise); without such a fall it must rise above it by that quarter. For
    the loss of ten classes cannot fall to a quarter in a short ramp, and a network that was thrown out may end up dead
    at little more than its first loss. It must stay there for a tenth of the curve: momentum swings up and comes back.
    A loss that is not finite ends it too.
    """
    finite = np.isfinite(losses)
    count = len(losses) if finite.all() else int(np.argmin(finite))
    if count == 0:
        return 0
    known = losses[:count]
    best = np.minimum.accumulate(known)
    hold = max(len(losses) // 10, 1)
    first = known[:hold]
    begin = float(np.median(first))
    noise = NOISE * float(np.abs(first - begin).max())
    quarter = abs(begin) / 4
    lost = begin + np.where(begin - best > quarter, noise, np.maximum(quarter, noise))
    up = known > np.minimum(best + np.maximum((STOP - 1) * np.abs(best), (known[0] - best) / 2), lost)
    down = np.append(np.flatnonzero(~up), count)
    for before, after in pairwise(down.tolist()):
        if after - before > hold or (after == count and after - before > 1):
            return int(before) + 2
    return count


def steepest(rates: Array, losses: Array) -> int | None:
    """The left end of the pair of points between which the loss falls fastest per log(rate)."""
    if len(rates) < 2:
        return None
    slopes = np.diff(losses) / np.diff(np.log(rates))
    place = int(np.argmin(slopes))
    return place if slopes[place] < 0 else None


def minimum(rates: Array, losses: Array) -> int | None:
    """The lowest loss; None where that is the first one."""
    place = int(np.argmin(losses)) if len(losses) else 0
    return place or None


def valley(rates: Array, losses: Array) -> int | None:
    """A point in the longest strictly falling subsequence of the losses: after a third of it and half another third."""
    tails: list[float] = []  # the largest possible negated loss that ends a falling run of each length
    longest, last = 1, 0
    for place, loss in enumerate((-losses).tolist()):
        length = bisect_left(tails, loss)
        if length == len(tails):
            tails.append(loss)
        else:
            tails[length] = loss
        if length + 1 > longest:
            longest, last = length + 1, place
    if longest < 3:
        return None
    start = max(last - longest, 0)
    third = (last - start) / 3
    return start + int(third) + int(third / 2)


def slide(rates: Array, losses: Array) -> int | None:
    """Where the slopes at the ends of a window differ by no more than a threshold for the first time, from the right.

    The threshold is a share of the loss's whole fall, so that the unit of the loss does not matter; None where the
    curve is shorter than the window, or as steep everywhere.
    """
    fall = float(losses[0] - losses.min()) if len(losses) else 0.0
    if len(losses) <= SLIDE_WINDOW or fall <= 0:
        return None
    slopes = np.gradient(losses / fall)
    right = len(losses) - 1
    left = right - SLIDE_WINDOW
    place = left
    while left >= 0 and abs(slopes[right] - slopes[left]) > SLIDE_THRESHOLD:
        place, right, left = left, right - 1, left - 1
    return place if left >= 0 else None


RULES: Mapping[str, Callable[[Array, Array], int | None]] = {
    "steepest": steepest,
    "minimum": minimum,
    "valley": valley,
    "slide": slide,
}
SHARE = {"minimum": 0.1}
"""What part of the rate at its place a rule advises, where it is not all of it."""
