"""A knob: one named, typed, bounded argument. Forms, command line, JSON, tool tips and validation
are all derived from it, so it is declared once.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from engine.errors import InputError, unknown

Kind = Literal["real", "integer", "flag", "choice", "reals", "integers", "text", "names", "table"]
Scale = Literal["linear", "log"]
Value = Any
NOUNS = {
    "integer": "a whole number",
    "reals": "a list of finite numbers",
    "integers": "a list of whole numbers",
    "table": "a table of names with finite numbers",
}


@dataclass(frozen=True)
class Knob:
    """One argument of an optimizer, schedule, problem or diagnostic.

    ``low``/``high`` bound what is accepted (ends included unless ``low_open``/``high_open``);
    ``soft`` is the range that a slider covers, inside the bounds. ``argument`` is the place under
    which a spec and torch know the knob when that differs from ``name``: ``("betas", 0)``.
    ``live`` knobs may change while a run goes on. ``reals`` and ``integers`` are lists of numbers
    (none only where none is the default), ``names`` a list of texts (perhaps empty), ``table`` a number under each
    of some names (perhaps none).
    """

    name: str
    default: Value
    low: float = -math.inf
    high: float = math.inf
    scale: Scale = "linear"
    kind: Kind = "real"
    unit: str = ""
    help: str = ""
    live: bool = True
    low_open: bool = False
    high_open: bool = False
    soft: tuple[float, float] | None = None
    choices: tuple[str, ...] = ()
    argument: tuple[str, int] | None = None
    symbol: str = ""

    @property
    def key(self) -> str:
        """The spec key under which the knob is written (``betas`` for ``beta1``)."""
        return self.argument[0] if self.argument else self.name

    @property
    def path(self) -> str:
        """The dotted path below its owner: ``lr``, ``betas.0``."""
        return f"{self.argument[0]}.{self.argument[1]}" if self.argument else self.name

    def allowed(self) -> str:
        """What is accepted, in words."""
        if self.kind == "flag":
            return "true or false"
        if self.kind == "choice":
            return "one of " + ", ".join(self.choices)
        if self.kind == "text":
            return "a text"
        if self.kind == "names":
            return "a list of names"
        noun = NOUNS.get(self.kind, "a finite number")
        parts = []
        if math.isfinite(self.low):
            parts.append(f"{'>' if self.low_open else '>='} {self.low:g}")
        if math.isfinite(self.high):
            parts.append(f"{'<' if self.high_open else '<='} {self.high:g}")
        return f"{noun} {' and '.join(parts)}".rstrip()

    def check(self, value: Value) -> Value:
        """``value`` in the knob's own type, or an InputError that says what is allowed."""
        if self.kind == "flag":
            if isinstance(value, bool):
                return value
            raise self._refuse(value)
        if self.kind == "choice":
            if value in self.choices:
                return value
            if isinstance(value, str):
                raise unknown(self.name, value, self.choices)
            raise self._refuse(value)
        if self.kind == "text":
            if isinstance(value, str):
                return value
            raise self._refuse(value)
        if self.kind == "names":
            if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
                raise self._refuse(value)
            return tuple(value)
        if self.kind == "table":
            if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
                raise self._refuse(value)
            return {name: self._entry(name).check(item) for name, item in value.items()}
        if self.kind in ("reals", "integers"):
            if not isinstance(value, (list, tuple)) or (not value and self.default):
                raise self._refuse(value)
            return tuple(self._number(item) for item in value)
        return self._number(value)

    def _entry(self, name: str) -> Knob:
        """The knob of one number of a table."""
        return replace(self, name=f"{self.name}.{name}", kind="real")

    def _number(self, value: Value) -> float | int:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self._refuse(value)
        try:
            number = float(value)
        except OverflowError:
            raise self._refuse(value) from None
        low_bad = number < self.low or (self.low_open and number == self.low)
        high_bad = number > self.high or (self.high_open and number == self.high)
        if not math.isfinite(number) or low_bad or high_bad:
            raise self._refuse(value)
        if self.kind in ("integer", "integers"):
            if number != int(number):
                raise self._refuse(value)
            return int(number)
        return number

    def _refuse(self, value: Value) -> InputError:
        text = repr(value)
        return InputError(f"{self.path} = {text if len(text) <= 60 else text[:57] + '...'}: must be {self.allowed()}")

    def with_(self, **changes: Any) -> Knob:
        """A copy with another default, range, help … (a rule's own variant of a shared knob)."""
        return replace(self, **changes)


def flag(name: str, default: bool, help: str, live: bool = True) -> Knob:
    """A knob that is on or off."""
    return Knob(name, default, kind="flag", help=help, live=live)


def choice(name: str, default: str, choices: tuple[str, ...], help: str, live: bool = False) -> Knob:
    """A knob with a few named values."""
    return Knob(name, default, kind="choice", choices=choices, help=help, live=live)


def integer(name: str, default: int, low: int, high: int, help: str, **rest: Any) -> Knob:
    """A whole-number knob."""
    return Knob(name, default, low=low, high=high, kind="integer", help=help, **rest)


def defaults(knobs: Iterable[Knob]) -> dict[str, Value]:
    """Every knob's default by knob name."""
    return {knob.name: knob.default for knob in knobs}


def to_values(owner: str, knobs: tuple[Knob, ...], arguments: Mapping[str, Value]) -> dict[str, Value]:
    """Checked values of all knobs by knob *name*, from ``arguments`` in spec form.

    Spec form groups tuple arguments as torch does: ``{"betas": [0.9, 0.999]}`` becomes
    ``{"beta1": 0.9, "beta2": 0.999}``. Missing ones take their default.
    """
    allowed = {knob.key for knob in knobs}
    for key in arguments:
        if key not in allowed:
            raise unknown(f"argument of {owner}", key, allowed)
    values: dict[str, Value] = {}
    for knob in knobs:
        if knob.key not in arguments:
            values[knob.name] = dict(knob.default) if knob.kind == "table" else knob.default
            continue
        given = arguments[knob.key]
        if knob.argument:
            size = 1 + max(k.argument[1] for k in knobs if k.argument and k.argument[0] == knob.key)
            if not isinstance(given, (list, tuple)) or len(given) != size:
                raise InputError(f"{knob.key} = {given!r}: must be a list of {size} numbers")
            given = given[knob.argument[1]]
        values[knob.name] = knob.check(given)
    return values


def to_arguments(knobs: Iterable[Knob], values: Mapping[str, Value]) -> dict[str, Value]:
    """The spec form of ``values`` (by knob name): the inverse of :func:`to_values`."""
    arguments: dict[str, Value] = {}
    for knob in knobs:
        value = values[knob.name]
        if knob.argument:
            arguments.setdefault(knob.key, []).append(value)
        else:
            copied = dict(value) if isinstance(value, Mapping) else value
            arguments[knob.name] = list(copied) if isinstance(copied, tuple) else copied
    return arguments
