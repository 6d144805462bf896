"""Straight code of the functions in :mod:`engine.formula_special`, in forms that neither overflow nor cancel.

Each takes the writer and the names of its arguments and answers a name. Where a form is good on one side only,
both are computed and ``where`` takes one: what the other gives (a NaN, perhaps) is not looked at.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Protocol


class Writer(Protocol):
    """What is needed of the writer of :mod:`engine.straight_code`."""

    def keep(self, text: str) -> str: ...

    def constant(self, value: float) -> str: ...

    def call(self, name: str, *parts: str) -> str: ...


def absolute(w: Writer, x: str) -> str:
    return w.call("absolute", x)


def log_one_plus(w: Writer, x: str) -> str:
    """log(1 + x) with all digits also for small x (Kahan: the error of 1 + x is divided out)."""
    one = w.constant(1.0)
    sum_ = w.keep(f"{one} + {x}")
    rest = w.keep(f"{sum_} - {one}")
    logarithm = w.call("log", sum_)
    product = w.keep(f"{logarithm} * {x}")
    return w.call("where", f"{rest} == {w.constant(0.0)}", x, w.keep(f"{product} / {rest}"))


def decay(w: Writer, x: str) -> str:
    """exp(-|x|)."""
    return w.call("exp", w.keep(f"-{absolute(w, x)}"))


def sigmoid(w: Writer, x: str) -> str:
    """exp(-|x|) or 1, over 1 + exp(-|x|)."""
    small, one = decay(w, x), w.constant(1.0)
    above = w.call("where", f"{x} < {w.constant(0.0)}", small, one)
    return w.keep(f"{above} / {w.keep(f'{one} + {small}')}")


def softplus(w: Writer, x: str) -> str:
    """max(x, 0) + log(1 + exp(-|x|))."""
    larger = w.call("maximum", x, w.constant(0.0))
    return w.keep(f"{larger} + {log_one_plus(w, decay(w, x))}")


def log_cosh(w: Writer, x: str) -> str:
    """log(1 + 2 sinh²(x/2)) for |x| < 1, else |x| - log 2 + log(1 + exp(-2|x|))."""
    size = absolute(w, x)
    sine = w.call("sinh", w.keep(f"{w.constant(0.5)} * {x}"))
    near = log_one_plus(w, w.keep(f"{w.constant(2.0)} * {w.keep(f'{sine} * {sine}')}"))
    small = decay(w, x)
    rest = log_one_plus(w, w.keep(f"{small} * {small}"))
    far = w.keep(f"{w.keep(f'{size} - {w.constant(math.log(2.0))}')} + {rest}")
    return w.call("where", f"{size} < {w.constant(1.0)}", near, far)


def hypot(w: Writer, *parts: str) -> str:
    """The square root of the sum of squares."""
    total = w.keep(f"{parts[0]} * {parts[0]}")
    for part in parts[1:]:
        total = w.keep(f"{total} + {w.keep(f'{part} * {part}')}")
    return w.call("sqrt", total)


def share(w: Writer, a: str, b: str) -> str:
    zero = w.constant(0.0)
    return w.call("where", f"{b} == {zero}", zero, w.keep(f"{a} / {b}"))


def angle(w: Writer, y: str, x: str) -> str:
    """arctan(y/x), by half a turn more or less where x < 0."""
    zero, half = w.constant(0.0), w.constant(math.pi)
    turn = w.call("where", f"{y} < {zero}", w.keep(f"-{half}"), half)
    ratio = w.call("arctan", w.keep(f"{y} / {x}"))
    inside = w.call("where", f"{x} < {zero}", w.keep(f"{ratio} + {turn}"), ratio)
    upright = w.keep(f"{w.constant(math.pi / 2)} * {w.call('sign', y)}")
    return w.call("where", f"{x} == {zero}", upright, inside)


SPECIAL: dict[str, Callable[..., str]] = {
    "Sigmoid": sigmoid,
    "Softplus": softplus,
    "LogCosh": log_cosh,
    "Hypot": hypot,
    "Share": share,
    "Angle": angle,
}
