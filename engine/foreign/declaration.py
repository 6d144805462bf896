"""A declaration for a class that is not ours, from what a spec says about it: nothing is imported.

Its knobs are the arguments that the spec gives. An experiment that may run the code first writes all arguments of
the class's ``__init__`` that are numbers, flags, texts or lists of numbers into the spec (:func:`completed`).
"""

from __future__ import annotations

import inspect
import math
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from engine.block import Block
from engine.errors import InputError
from engine.foreign.load import load
from engine.foreign.name import is_foreign, split
from engine.knob import Knob, flag
from engine.optimizer import Optimizer

if TYPE_CHECKING:
    from engine.foreign.permission import Permission

HIDDEN = ("self", "params", "kwargs", "args", "foreach", "fused", "capturable", "differentiable")
LARGEST = 1e300


def _update(direction: Any) -> Any:
    raise ValueError("runs through a closure, not as a block")


@lru_cache(maxsize=64)
def block(name: str) -> Block:
    """What stands for the class in a chain: one block that only the closure adapter can run."""
    title = split(name)[1]
    help = f"{name}, run as it is: it cannot be opened into blocks. Shown are the gradient in and the update out."
    return Block("foreign", title, _update, elementwise=False, help=help)


def declaration(table: Mapping[str, Any]) -> Optimizer:
    """The declaration for ``{name = "module:Class", arguments…}``; InputError for values of another kind."""
    name = str(table["name"])
    split(name)
    return _declaration(name, tuple((key, _kind(key, value)) for key, value in table.items() if key != "name"))


@lru_cache(maxsize=512)
def _declaration(name: str, shape: tuple[tuple[str, str], ...]) -> Optimizer:
    knobs = tuple(knob for key, kind in shape for knob in _knobs(key, kind))
    return Optimizer(
        name=name,
        title=split(name)[1],
        knobs=knobs,
        chain=lambda values: (block(name),),
        help=f"{name}, run as it is.",
        family="foreign",
        foreign=name,
    )


def _kind(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return "flag"
    if isinstance(value, (int, float)):
        return "integer" if isinstance(value, int) else "real"
    if isinstance(value, str):
        return "text"
    numbers = isinstance(value, (list, tuple)) and all(type(item) in (int, float) for item in value)
    if numbers and value:
        return f"reals {len(value)}"
    raise InputError(f"{key} = {value!r}: must be a number, true or false, a text or a list of numbers")


def _knobs(key: str, kind: str) -> list[Knob]:
    """Knobs under an argument's name; nothing is known of their ranges."""
    if kind == "flag":
        return [flag(key, False, "")]
    if kind == "text":
        return [Knob(key, "", kind="text")]
    scale: Any = "log" if key in ("lr", "eps", "weight_decay") else "linear"
    soft = (1e-8, 10.0) if scale == "log" else None
    wide: dict[str, Any] = {"low": -LARGEST, "high": LARGEST, "scale": scale, "soft": soft}
    if kind == "real":
        return [Knob(key, 0.0, **wide)]
    if kind == "integer":
        return [Knob(key, 0, low=-(2**53), high=2**53, kind="integer")]
    stem = key[:-1] if key == "betas" else key
    return [Knob(f"{stem}{i + 1}", 0.0, argument=(key, i), **wide) for i in range(int(kind.split()[1]))]


def completed(table: Mapping[str, Any], allowed: Permission) -> dict[str, Any]:
    """``table`` with every argument of the class that a spec can write, at its default where it is not given.

    Imports the class: InputError where that is not allowed or fails, or where the class has no such argument.
    """
    if not is_foreign(table.get("name")):
        return dict(table)
    kind = load(table["name"], allowed)
    known = inspect.signature(kind.__init__).parameters
    open_ended = any(p.kind is inspect.Parameter.VAR_KEYWORD for p in known.values())
    found: dict[str, Any] = {"name": table["name"]}
    for key, parameter in list(known.items())[2:]:
        value = table.get(key, parameter.default)
        if key in table or (key not in HIDDEN and _writable(key, value)):
            found[key] = _like(parameter, value)
    for key in table:
        if key not in found and not open_ended:
            raise InputError(f"{table['name']} has no argument {key!r}; it has {', '.join(list(known)[2:])}")
        found.setdefault(key, table[key])
    return found


def _like(parameter: inspect.Parameter, value: Any) -> Any:
    """``value`` as a spec writes it; a whole number where the class has a real one, by default or annotation, becomes
    real.
    """
    if isinstance(value, (tuple, list)):
        return [float(item) for item in value]
    said = re.search(r"\bfloat\b", inspect.formatannotation(parameter.annotation))
    real = isinstance(parameter.default, float) or said is not None
    return float(value) if real and isinstance(value, int) and not isinstance(value, bool) else value


def _writable(key: str, value: Any) -> bool:
    """Whether a spec can hold a default: not None, functions, types or infinities."""
    if isinstance(value, float) and not math.isfinite(value):
        return False
    try:
        _kind(key, value)
    except InputError:
        return False
    return True
