"""Kernels that this process has made, the least recently used dropped first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from engine.fused.executor import Kernel
from engine.fused.step import unsupported

if TYPE_CHECKING:
    from engine.block import Block
    from engine.surface import Formula

KEPT = 64
_kernels: OrderedDict[Any, Kernel] = OrderedDict()
_reasons: OrderedDict[Any, str | None] = OrderedDict()
_lock = threading.Lock()


def kernel(formula: Formula, blocks: Sequence[Block], dtype: str) -> Kernel:
    """The kernel of a chain (the blocks that take part, in order) on a surface, in "float32" or "float64".

    Machine code is made at its first use. Raises ValueError where :func:`supports` gives a reason.
    """
    reason = supports(formula, blocks)
    if reason is not None:
        raise ValueError(f"cannot be compiled: {reason}")
    key = (_key(formula, blocks), dtype)
    with _lock:
        found = _kernels.get(key) or Kernel(formula, blocks, dtype)
        _keep(_kernels, key, found)
        return found


def supports(formula: Formula, blocks: Sequence[Block]) -> str | None:
    """None when the chain on this surface can be compiled, else why not."""
    key = _key(formula, blocks)
    with _lock:
        reason = _reasons[key] if key in _reasons else unsupported(formula, blocks)
        _keep(_reasons, key, reason)
        return reason


def _key(formula: Formula, blocks: Sequence[Block]) -> Any:
    parts = ((b.update, b.states, tuple(b.coefficients.items()), tuple(sorted(b.names.items()))) for b in blocks)
    return formula, tuple(parts)


def _keep(kept: OrderedDict[Any, Any], key: Any, value: Any) -> None:
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > KEPT:
        kept.popitem(last=False)
