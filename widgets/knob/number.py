"""Numbers as a person types and reads them in a form."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

from engine.errors import InputError

if TYPE_CHECKING:
    from engine.knob import Knob


def shown(value: Any) -> str:
    """The shortest text that reads back as `value`: 0.001, 1e-8, 1500; a list with commas."""
    if isinstance(value, (list, tuple)):
        return ", ".join(shown(item) for item in value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    text = repr(value)
    if isinstance(value, float) and isfinite(value):
        text = text.removesuffix(".0")
        if "e" in text:
            digits, exponent = text.split("e")
            text = f"{digits.removesuffix('.0')}e{int(exponent)}"
    return text


def typed(text: str, knob: Knob) -> float | int:
    """The number that `text` says: 1e-3, .5, −2. Raises InputError for anything else and for refused values."""
    cleaned = text.strip().replace("−", "-").replace("\u2009", "").replace("\u00a0", "")
    try:
        number = float(cleaned)
    except ValueError:
        raise InputError(_refusal(text, knob)) from None
    if knob.kind == "integer" and isfinite(number) and number == int(number):
        number = int(number)
    try:
        value: float | int = knob.with_(kind="integer" if knob.kind == "integer" else "real").check(number)
    except InputError:
        raise InputError(_refusal(text, knob)) from None
    return value


def typed_list(text: str, knob: Knob) -> tuple[float, ...]:
    """The numbers that `text` says, separated by commas, semicolons or spaces."""
    parts = text.strip().strip("[]()").replace(";", " ").replace(",", " ").split()
    if not parts and not knob.default:
        return ()
    if not parts:
        raise InputError(_refusal(text, knob))
    single = knob.with_(kind="real")
    return tuple(float(typed(part, single)) for part in parts)


def _refusal(text: str, knob: Knob) -> str:
    given = text.strip()
    return f"“{given[:24]}”: needs {knob.allowed()}" if given else f"needs {knob.allowed()}"
