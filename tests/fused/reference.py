"""The truth for kernels: a chain and a surface on (R, D) tensors, one operation at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

if TYPE_CHECKING:
    from engine.block import Block
    from engine.surface import Formula


@dataclass
class Walk:
    loss: np.ndarray
    grad_norm: np.ndarray
    parameters: np.ndarray
    states: dict[tuple[int, str], np.ndarray]


def column(values: Any, dtype: torch.dtype) -> torch.Tensor:
    return torch.tensor(np.array(values, np.float64)).to(dtype)


def walk(
    formula: Formula,
    blocks: Sequence[Block],
    start: np.ndarray,
    knobs: Mapping[str, np.ndarray],
    steps: int,
    constants: Sequence[Any] = (),
    loss_scale: Any = 1.0,
) -> Walk:
    """Rows (T + 1, …) of the tensor loop from ``start`` (R, D); ``knobs`` are (1, R) or (T, R)."""
    x = torch.from_numpy(start.copy())
    dtype, runs = x.dtype, len(start)
    code = formula.gradient_code
    surface = code.function({name: torch.tensor(value, dtype=dtype) for name, value in code.constants.items()})
    fixed = [column(value, dtype) for value in constants]
    scale = column(np.broadcast_to(loss_scale, runs), dtype)[:, None]
    states = {(i, s.name): initial(s, b, knobs, x) for i, b in enumerate(blocks) for s in b.states}
    rows: list[tuple[np.ndarray, ...]] = []
    for step in range(steps + 1):
        loss, *partials = surface(*x.unbind(1), *fixed)
        gradient = torch.stack([torch.broadcast_to(p, (runs,)) for p in partials], 1)
        total = gradient[:, 0] * gradient[:, 0]
        for part in gradient.unbind(1)[1:]:
            total = total + part * part
        rows.append((loss.numpy().copy(), np.sqrt(total.numpy()), x.numpy().copy()))
        if step == steps:
            break
        direction = gradient * scale
        for i, block in enumerate(blocks):
            given = {"direction": direction, "parameter": x, "step": step + 1}
            given |= {s.name: states[i, s.name] for s in block.states}
            for argument in block.knob_arguments:
                values = np.asarray(block.coefficient(argument, knobs, np.full((1, 1), step + 1.0)))
                now = values[min(step, len(values) - 1)]
                given[argument] = column(np.broadcast_to(now, runs), dtype)[:, None]
            result = block.update(*(given[argument] for argument in block.arguments))
            direction, *new = result if block.states else (result,)
            states |= {(i, s.name): value for s, value in zip(block.states, new, strict=True)}
        x = x - direction
    loss, norm, parameters = (np.stack(values).astype(np.float64) for values in zip(*rows, strict=True))
    return Walk(loss, norm, parameters, {key: value.numpy() for key, value in states.items()})


def initial(state: Any, block: Block, knobs: Mapping[str, np.ndarray], x: torch.Tensor) -> torch.Tensor:
    if state.initial == "parameter":
        return x.clone()
    shape = (len(x), 1 if state.per_run else x.shape[1])
    value = knobs[block.knob(state.initial)][0] if isinstance(state.initial, str) else [state.initial]
    return column(np.broadcast_to(np.array(value)[:, None], shape), x.dtype)


def same_bits(ours: np.ndarray, theirs: np.ndarray) -> bool:
    """Whether two arrays hold the same bits, any NaN being equal to any other."""
    ours, theirs = np.asarray(ours), np.asarray(theirs)
    if ours.shape != theirs.shape or ours.dtype != theirs.dtype:
        return False
    one, other = (np.where(np.isnan(a), 0, a).astype(a.dtype) for a in (ours, theirs))
    return bool((np.isnan(ours) == np.isnan(theirs)).all()) and one.tobytes() == other.tobytes()
