"""Activations and their derivatives as traced functions: what the tensor executor's ATen calls compute.

``value(x)`` is the activation; ``slope(x, y)`` its derivative and ``bend(x, y)`` its second one, from what came before
(x) and the value (y).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from engine.fused_nets.error_function import erf
from engine.maths import exp, log, tanh, where


class Curve(NamedTuple):
    """An activation. ``keeps_input``: its slope needs x; otherwise x is not kept (and is passed as y)."""

    value: Callable[[Any], Any]
    slope: Callable[[Any, Any], Any]
    bend: Callable[[Any, Any], Any]
    keeps_input: bool = False


def sigmoid(x: Any) -> Any:
    """1 / (1 + exp(-x))."""
    return 1.0 / (exp(-x) + 1.0)


def softplus(x: Any) -> Any:
    """log(1 + exp(x)), without overflow."""
    return where(x > 0.0, x, 0.0) + _log1p(exp(-abs(x)))


def _log1p(e: Any) -> Any:
    """log(1 + e) for e from 0 to 1: what the sum 1 + e loses is put back (Kahan)."""
    near = e + 1.0
    rest = near - 1.0
    return where(rest > 0.0, log(near) * e / where(rest > 0.0, rest, rest + 1.0), e)


def _gelu(x: Any) -> Any:
    return x * 0.5 * (erf(x * 0.7071067811865476) + 1.0)


def _gelu_slope(x: Any, _: Any) -> Any:
    return (erf(x * 0.7071067811865476) + 1.0) * 0.5 + x * exp(x * x * -0.5) * 0.3989422804014327


def _silu_slope(x: Any, _: Any) -> Any:
    s = sigmoid(x)
    return s * (x * (1.0 - s) + 1.0)


def _gelu_bend(x: Any, _: Any) -> Any:
    return exp(x * x * -0.5) * 0.3989422804014327 * (2.0 - x * x)


def _silu_bend(x: Any, _: Any) -> Any:
    s = sigmoid(x)
    return s * (1.0 - s) * (x * (1.0 - s * 2.0) + 2.0)


def _softplus_bend(x: Any, _: Any) -> Any:
    s = sigmoid(x)
    return where(x > 20.0, 0.0, s * (1.0 - s))


def _straight(x: Any, y: Any) -> Any:
    return y * 0.0


CURVES: Mapping[str, Curve] = {
    "relu": Curve(lambda x: where(x <= 0.0, 0.0, x), lambda x, y: where(y > 0.0, 1.0, 0.0), _straight),
    "leaky_relu": Curve(lambda x: where(x > 0.0, x, x * 0.01), lambda x, y: where(y > 0.0, 1.0, 0.01), _straight),
    "elu": Curve(
        lambda x: where(x > 0.0, x, exp(x) - 1.0),
        lambda x, y: where(y > 0.0, 1.0, y + 1.0),
        lambda x, y: where(y > 0.0, 0.0, y + 1.0),
    ),
    "tanh": Curve(tanh, lambda x, y: 1.0 - y * y, lambda x, y: (y * y - 1.0) * y * 2.0),
    "sigmoid": Curve(sigmoid, lambda x, y: (1.0 - y) * y, lambda x, y: (1.0 - y) * y * (1.0 - y * 2.0)),
    "gelu": Curve(_gelu, _gelu_slope, _gelu_bend, keeps_input=True),
    "silu": Curve(lambda x: x * sigmoid(x), _silu_slope, _silu_bend, keeps_input=True),
    "softplus": Curve(
        lambda x: where(x > 20.0, x, softplus(x)),
        lambda x, y: where(x > 20.0, 1.0, sigmoid(x)),
        _softplus_bend,
        keeps_input=True,
    ),
}
"""By name; ``identity`` needs none."""
