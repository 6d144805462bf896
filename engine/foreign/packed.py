"""The state of a torch optimizer as flat tensors, and back: plain data, nothing is pickled.

Tensors anywhere in ``state_dict()`` become entries; the rest (numbers, texts, lists, tables) becomes one JSON text,
kept as bytes. Objects of any other kind cannot be kept: restoring then raises InputError instead of going on
with less than there was.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from engine.errors import InputError

TEXT = "foreign.text"


def pack(content: Any) -> dict[str, Tensor]:
    """``content`` (tables, lists, numbers, texts, tensors) as tensors by key; tensors are copied."""
    tensors: dict[str, Tensor] = {}
    text = json.dumps(_plain(content, tensors))
    return {TEXT: torch.frombuffer(bytearray(text.encode()), dtype=torch.uint8), **tensors}


def unpack(tensors: Mapping[str, Tensor]) -> Any:
    """What :func:`pack` was given. Raises InputError for what could not be kept."""
    try:
        return _content(json.loads(bytes(tensors[TEXT].cpu().numpy())), tensors)
    except (KeyError, ValueError, TypeError) as error:
        raise InputError(f"snapshot: the optimizer's state cannot be read ({error})") from None


def _plain(value: Any, tensors: dict[str, Tensor]) -> Any:
    if isinstance(value, Tensor):
        key = f"foreign.{len(tensors)}"
        tensors[key] = value.detach().clone()
        return {"tensor": key}
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, Mapping):
        return {"table": [[_plain(k, tensors), _plain(v, tensors)] for k, v in value.items()]}
    for kind in (tuple, list, deque):
        if isinstance(value, kind):
            return {kind.__name__: [_plain(item, tensors) for item in value]}
    return {"lost": type(value).__name__}


def _content(value: Any, tensors: Mapping[str, Tensor]) -> Any:
    if not isinstance(value, dict):
        return value
    ((kind, inner),) = value.items()
    if kind == "tensor":
        return tensors[inner].clone()
    if kind == "table":
        return {_content(k, tensors): _content(v, tensors) for k, v in inner}
    if kind == "lost":
        raise InputError(f"snapshot: the optimizer's state holds a {inner}, which cannot be kept in a snapshot")
    items: Sequence[Any] = [_content(item, tensors) for item in inner]
    return {"tuple": tuple, "list": list, "deque": deque}[kind](items)
