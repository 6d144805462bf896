"""The few functions that blocks and formulas may use besides operators, the same line for every executor.

Each works on torch tensors, numpy arrays and Python numbers, and on the traced values from which the
fused executor (``engine/fused``) makes machine code.

Both executors agree to the last bit on a CPU. ``sqrt`` of a CPU tensor goes through numpy: torch's own
(MKL's vector library) is not correctly rounded (measured: 1.4 % of float64 and 20 % of float32 results are
one unit in the last place off), numpy's and the processor's square root are.
"""

from __future__ import annotations

from typing import Any

import numpy as np


def is_tensor(value: Any) -> bool:
    """Whether ``value`` is a torch tensor, asked without importing torch."""
    return type(value).__module__.partition(".")[0] == "torch"


def is_traced(value: Any) -> bool:
    """Whether ``value`` stands for a number of a kernel that is being made."""
    return getattr(type(value), "traced", False) is True


def sqrt(value: Any) -> Any:
    """Square root, correctly rounded."""
    if is_traced(value):
        return value.apply("sqrt")
    if not is_tensor(value):
        return np.sqrt(value)
    if value.device.type == "cpu" and not value.requires_grad:
        import torch

        with np.errstate(all="ignore"):
            return torch.from_numpy(np.sqrt(value.numpy()))
    return value.sqrt()


def where(condition: Any, yes: Any, no: Any) -> Any:
    """``yes`` where ``condition`` holds, else ``no``, elementwise."""
    if is_traced(condition):
        return condition.choose(yes, no)
    if is_tensor(condition):
        import torch

        return torch.where(condition, yes, no)
    return np.where(condition, yes, no)


def maximum(a: Any, b: Any) -> Any:
    """The larger of two, elementwise (``b`` where they are equal)."""
    return where(a > b, a, b)


def minimum(a: Any, b: Any) -> Any:
    """The smaller of two, elementwise (``b`` where they are equal)."""
    return where(a < b, a, b)


def absolute(value: Any) -> Any:
    """|value|, elementwise."""
    return abs(value)


def sign(value: Any) -> Any:
    """-1, 0 or +1, elementwise, in the type of ``value``."""
    if is_traced(value):
        return (value > 0).choose(1, 0) - (value < 0).choose(1, 0)
    if is_tensor(value):
        return value.sign()
    return np.sign(value)
