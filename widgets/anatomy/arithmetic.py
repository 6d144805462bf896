r"""The arithmetic of a LaTeX formula: its text with numbers for letters, and its value.

Reads sums, products (also by standing side by side), powers, ``\frac``, ``\sqrt``, bars, ``\max``, ``\min`` and
``\operatorname{sign}``. Everything else is refused, so that no formula is read as something that it does not say.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from widgets.plot.number_text import MINUS, value_text

if TYPE_CHECKING:
    from collections.abc import Mapping

SUM, PRODUCT, ATOM = 1, 2, 3
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TOKEN = re.compile(r"\\operatorname\{(\w+)\}|\\[A-Za-z]+|\d+(?:\.\d+)?|[A-Za-z]|[-+/^_(){}|,*]")
_SPACES = re.compile(r"\\[;,:! ]|\\quad|\\left|\\right|\s+")
DEEPEST = 40


class CannotRead(ValueError):
    """The formula holds something that is not plain arithmetic of known letters."""


@dataclass(frozen=True)
class _Part:
    text: str
    value: float
    level: int = ATOM

    def within(self, level: int) -> str:
        """Its text, in parentheses where it binds less than `level`."""
        return self.text if self.level >= level else f"({self.text})"


def read(latex: str, values: Mapping[str, float]) -> tuple[str, float]:
    """The text with the numbers `values` (by LaTeX letter) put in, and what it comes to. Raises CannotRead."""
    reader = _Reader(_tokens(latex, values), values)
    try:
        part = reader.sum()
    except (OverflowError, ZeroDivisionError, RecursionError) as error:
        raise CannotRead(str(error)) from None
    if reader.here < len(reader.tokens) or not math.isfinite(part.value):
        raise CannotRead(latex)
    return part.text, part.value


def _tokens(latex: str, values: Mapping[str, float]) -> list[str]:
    text = _SPACES.sub(" ", latex)
    letters = sorted(values, key=len, reverse=True)
    found, place = [], 0
    while place < len(text):
        if text[place] == " ":
            place += 1
            continue
        token = next((name for name in letters if text.startswith(name, place) and _ends(text, place, name)), None)
        if token is None:
            match = _TOKEN.match(text, place)
            if match is None:
                raise CannotRead(latex)
            token = match.group()
        found.append(token)
        place += len(token)
    return found


def _ends(text: str, place: int, name: str) -> bool:
    r"""Whether a letter ends there: ``\eta`` is not the beginning of ``\etabar``, ``m`` not that of ``m_t``."""
    after = text[place + len(name) : place + len(name) + 1]
    return after != "_" and not (name.startswith("\\") and name[-1].isalpha() and after.isalpha())


class _Reader:
    def __init__(self, tokens: list[str], values: Mapping[str, float]) -> None:
        self.tokens, self.values, self.here, self.depth = tokens, values, 0, 0

    def peek(self) -> str:
        return self.tokens[self.here] if self.here < len(self.tokens) else ""

    def take(self, wanted: str = "") -> str:
        token = self.peek()
        if not token or (wanted and token != wanted):
            raise CannotRead(f"{wanted or 'something'} is missing")
        self.here += 1
        return token

    def sum(self) -> _Part:
        self.depth += 1
        if self.depth > DEEPEST:
            raise CannotRead("too deep")
        negative = self.peek() == "-"
        if negative:
            self.take()
        part = self.product()
        if negative:
            part = _Part(MINUS + part.within(PRODUCT), -part.value, SUM)
        while self.peek() in ("+", "-"):
            sign, other = self.take(), self.product()
            value = part.value + other.value if sign == "+" else part.value - other.value
            part = _Part(f"{part.text} {'+' if sign == '+' else MINUS} {other.within(PRODUCT)}", value, SUM)
        self.depth -= 1
        return part

    def product(self) -> _Part:
        part = self.power()
        while True:
            token = self.peek()
            if token == "/":
                self.take()
                part = _quotient(part, self.power())
            elif token in (r"\cdot", r"\times", "*"):
                self.take()
                part = _product(part, self.power())
            elif token and token not in "+-),}|^_":
                part = _product(part, self.power())
            else:
                return part

    def power(self) -> _Part:
        part = self.atom()
        if self.peek() == "^":
            self.take()
            by = self.group() if self.peek() == "{" else self.atom()
            if by.value != int(by.value) or abs(by.value) > 1e9:
                raise CannotRead("a power that is no whole number")
            raised = str(int(by.value)).replace("-", "⁻").translate(_RAISED)
            part = _Part(part.within(ATOM) + raised, float(part.value ** int(by.value)))
        return part

    def group(self) -> _Part:
        self.take("{")
        part = self.sum()
        self.take("}")
        return part

    def atom(self) -> _Part:
        token = self.take()
        if token in self.values:
            return _number(self.values[token])
        if token[0].isdigit():
            return _number(float(token))
        if token == "(":
            part = self.sum()
            self.take(")")
            return _Part(f"({part.text})", part.value)
        if token == "|":
            part = self.sum()
            self.take("|")
            return _Part(f"|{part.text}|", abs(part.value))
        if token in (r"\frac", r"\dfrac", r"\tfrac"):
            return _quotient(self.group(), self.group())
        if token == r"\sqrt":
            part = self.group() if self.peek() == "{" else self.atom()
            if part.value < 0:
                raise CannotRead("a root of a negative number")
            return _Part(f"√{part.within(ATOM)}", math.sqrt(part.value))
        if token in (r"\max", r"\min"):
            self.take("(")
            one = self.sum()
            self.take(",")
            other = self.sum()
            self.take(")")
            value = (max if token == r"\max" else min)(one.value, other.value)
            return _Part(f"{token[1:]}({one.text}, {other.text})", value)
        if token == r"\operatorname{sign}":
            self.take("(")
            part = self.sum()
            self.take(")")
            return _Part(f"sign({part.text})", float((part.value > 0) - (part.value < 0)))
        raise CannotRead(token)


def _number(value: float) -> _Part:
    return _Part(value_text(value), value, ATOM if value >= 0 else SUM)


def _product(one: _Part, other: _Part) -> _Part:
    return _Part(f"{one.within(PRODUCT)} · {other.within(ATOM)}", one.value * other.value, PRODUCT)


def _quotient(one: _Part, other: _Part) -> _Part:
    """A quotient of a quotient says which of them is worked out first."""
    above = f"({one.text})" if one.level == PRODUCT and " / " in one.text else one.within(PRODUCT)
    return _Part(f"{above} / {other.within(ATOM)}", one.value / other.value, PRODUCT)
