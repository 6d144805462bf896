"""The text of a formula, as people write it, into tokens with the place of each.

Besides plain ``2*x**2`` it takes what keyboards and text books give: ``^``, ``²``, ``x₁``, ``π``,
``·``, ``×``, ``÷``, ``−``, ``√(…)`` and full-width ``（ ） ， ＋``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from engine.errors import InputError

MAX_LENGTH = 2000

SUPERSCRIPTS = {"⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9"}
SUBSCRIPTS = {chr(ord("₀") + digit): str(digit) for digit in range(10)}
INSIDE_NAMES = {*"_0123456789", *SUBSCRIPTS}
SAME = {"·": "*", "⋅": "*", "∙": "*", "×": "*", "∗": "*", "÷": "/", "∕": "/", "−": "-", "–": "-", "、": ","}
NUMBER = re.compile(r"(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)

Kind = Literal["number", "name", "operator", "power", "open", "close", "comma"]


class FormulaError(InputError):
    """A formula that cannot be read; ``column`` is the place of the offending character in the text
    as it was given, from 0 (its length where something is missing at the end).
    """

    def __init__(self, message: str, column: int, where: str = "") -> None:
        super().__init__(message, where)
        self.column = column

    def at(self, where: str) -> FormulaError:
        return FormulaError(self.message, self.column, ".".join(part for part in (where, self.where) if part))


def refuse(text: str, column: int, reason: str) -> FormulaError:
    """The error for ``text`` at ``column``; long texts are shown around the place."""
    low = max(0, min(column - 20, len(text) - 40))
    shown = ("…" if low else "") + text[low : low + 40] + ("…" if low + 40 < len(text) else "")
    return FormulaError(f"formula {shown!r}, character {column + 1}: {reason}", column)


@dataclass(frozen=True)
class Token:
    """One token; ``power`` is a superscript number, with the exponent as its text."""

    kind: Kind
    text: str
    column: int


def tokens(text: str) -> list[Token]:
    """The tokens of ``text``, or a FormulaError for a character that no formula has."""
    plain = "".join(_plain(character) for character in text)
    found: list[Token] = []
    place = 0
    while place < len(plain):
        character = plain[place]
        if character.isspace():
            place += 1
            continue
        number = NUMBER.match(plain, place)
        if number:
            token = Token("number", number.group(), place)
        elif character in SUPERSCRIPTS or (character == "⁻" and plain[place + 1 : place + 2] in SUPERSCRIPTS):
            end = place + 1
            while end < len(plain) and plain[end] in SUPERSCRIPTS:
                end += 1
            digits = "".join(SUPERSCRIPTS.get(c, "-") for c in plain[place:end])
            found.append(Token("power", digits, place))
            place = end
            continue
        elif character == "√":
            token = Token("name", "√", place)
        elif character.isalpha() or character == "_":
            end = place + 1
            while end < len(plain) and (plain[end].isalpha() or plain[end] in INSIDE_NAMES):
                end += 1
            token = Token("name", plain[place:end], place)
        elif character in "+-*/%^":
            double = plain[place : place + 2] in ("**", "//")
            token = Token("operator", plain[place : place + 2] if double else character, place)
        elif character in "(),":
            kinds: dict[str, Kind] = {"(": "open", ")": "close", ",": "comma"}
            token = Token(kinds[character], character, place)
        else:
            hint = "; write only what is right of it" if character == "=" else ""
            raise refuse(text, place, f"{character!r} has no place in a formula{hint}")
        found.append(token)
        place += len(token.text)
    return [Token(t.kind, _spelling(t.text), t.column) if t.kind == "name" else t for t in found]


def _plain(character: str) -> str:
    """One character for one character, so that places stay true."""
    if "！" <= character <= "～":
        character = unicodedata.normalize("NFKC", character)
    return SAME.get(character, character)


def _spelling(name: str) -> str:
    return "sqrt" if name == "√" else "".join(SUBSCRIPTS.get(character, character) for character in name)
