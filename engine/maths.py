"""The few functions that blocks and formulas may use besides operators, the same line for every executor.

Each works on torch tensors, numpy arrays and Python numbers, and on the traced values from which the
fused executor (``engine/fused``) makes machine code. On the CPU both executors agree to the last bit:

- ``sqrt`` of a CPU tensor goes through numpy: torch's own (MKL's vector library) is not correctly
  rounded (measured: 1.4 % of float64 and 20 % of float32 results are one unit in the last place off),
  numpy's and the processor's square root are;
- ``exp``, ``sin`` … of a CPU tensor run the machine code that kernels contain (``engine/fused/functions.py``):
  torch, numpy and the system's libraries all differ from one another in the last bits.

Tensors that record gradients, or live on another device, use torch's own functions.
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


def is_plain(tensor: Any) -> bool:
    """Whether a tensor is nothing but numbers in memory: no gradient to record, no transformation."""
    import torch

    return (
        tensor.device.type == "cpu"
        and tensor.dtype in (torch.float32, torch.float64)
        and not tensor.requires_grad
        and not torch._C._functorch.is_functorch_wrapped_tensor(tensor)
    )


def sqrt(value: Any) -> Any:
    """Square root, correctly rounded."""
    if is_traced(value):
        return value.apply("sqrt")
    if not is_tensor(value):
        return np.sqrt(value)
    if not is_plain(value):
        return value.sqrt()
    import torch

    with np.errstate(invalid="ignore"):
        return torch.from_numpy(np.asarray(np.sqrt(value.numpy())))


def where(condition: Any, yes: Any, no: Any) -> Any:
    """``yes`` where ``condition`` holds, else ``no``, elementwise."""
    if is_traced(condition):
        return condition.choose(yes, no)
    if is_tensor(condition):
        import torch

        return torch.where(condition, yes, no)
    return np.where(condition, yes, no)


def zeros_like(value: Any) -> Any:
    """0 in the shape of ``value``."""
    if is_traced(value):
        return value.like(0.0)
    if is_tensor(value):
        import torch

        return torch.zeros_like(value)
    return np.zeros_like(value)


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


def heaviside(value: Any) -> Any:
    """0 below zero, 1 above, one half at zero, elementwise."""
    return (sign(value) + 1) * 0.5


def floor(value: Any) -> Any:
    """The next whole number below, elementwise."""
    return _rounded("floor", value)


def ceil(value: Any) -> Any:
    """The next whole number above, elementwise."""
    return _rounded("ceil", value)


def _rounded(name: str, value: Any) -> Any:
    if is_traced(value):
        return value.apply(name)
    return getattr(value, name)() if is_tensor(value) else getattr(np, name)(value)


def exp(value: Any) -> Any:
    """The exponential function."""
    return _elementary("exp", value)


def log(value: Any) -> Any:
    """The natural logarithm; -inf at 0, NaN below."""
    return _elementary("log", value)


def sin(value: Any) -> Any:
    """Sine of an angle in radians; so the next two."""
    return _elementary("sin", value)


def cos(value: Any) -> Any:
    return _elementary("cos", value)


def tan(value: Any) -> Any:
    return _elementary("tan", value)


def sinh(value: Any) -> Any:
    """Hyperbolic sine; so the next two."""
    return _elementary("sinh", value)


def cosh(value: Any) -> Any:
    return _elementary("cosh", value)


def tanh(value: Any) -> Any:
    return _elementary("tanh", value)


def arcsin(value: Any) -> Any:
    """The angle in radians, NaN outside of -1 … 1; so the next."""
    return _elementary("arcsin", value)


def arccos(value: Any) -> Any:
    return _elementary("arccos", value)


def arctan(value: Any) -> Any:
    """The angle in radians between -pi/2 and pi/2."""
    return _elementary("arctan", value)


def _elementary(name: str, value: Any) -> Any:
    if is_traced(value):
        from engine.fused import functions

        return getattr(functions, name)(value)
    if not is_tensor(value):
        return getattr(np, name)(value)
    if not is_plain(value):
        return getattr(value, name)()
    from engine.fused.elementwise import apply

    return apply(name, value)
