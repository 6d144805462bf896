"""A sequence of gradients as a person types it."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from engine.errors import InputError

MOST = 1000
_TRANSLATION = str.maketrans({"−": "-", "，": ",", "；": ",", ";": ",", "×": "*", "\n": ",", "\t": ","})


def sequence(text: str) -> list[float]:
    """The numbers of `5, -2, 3` or `0.001 × 20, 1` (twenty times 0.001, then 1). Raises InputError."""
    parts = [part for piece in text.translate(_TRANSLATION).split(",") for part in _joined(piece).split()]
    numbers: list[float] = []
    for part in parts:
        value, _, count = part.partition("*")
        try:
            number, times = float(value), int(count) if count else 1
        except ValueError:
            raise InputError(_said("“%1”: needs a number, or a number × how often").replace("%1", part[:24])) from None
        if not math.isfinite(number) or not 0 < times <= MOST:
            raise InputError(_said("“%1”: needs a finite number, 1 to %2 times").replace("%1", part[:24])
                             .replace("%2", str(MOST)))  # fmt: skip
        numbers += [number] * times
    if not 0 < len(numbers) <= MOST:
        raise InputError(_said("%1 numbers: needs 1 to %2").replace("%1", str(len(numbers))).replace("%2", str(MOST)))
    return numbers


def _joined(piece: str) -> str:
    """Without the spaces around `*`."""
    return "*".join(part.strip() for part in piece.split("*"))


def _said(text: str) -> str:
    return QCoreApplication.translate("Sequence", text)
