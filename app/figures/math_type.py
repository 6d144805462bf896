"""Text of a figure as LaTeX sets it: letters of mathematics behind the names of what they stand for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

LETTERS = {"loss": "L", "learning rate": "η", "gradient norm": "‖∇L‖", "step": "t"}
"""What usual quantities are called in formulas, by their English name."""
_DIGITS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_NAMED = (("CurvePlot", "step"), ("PlotBoard", "Loss"), ("PlotBoard", "Learning rate"), ("PlotBoard", "Gradient norm"))
"""Where the window translates these names."""


def italic(text: str) -> str:
    """Letters of mathematics, slanted: `x` is 𝑥, `η` 𝜂; everything else stays."""
    return "".join(_slanted(letter) for letter in text)


def lettered(text: str) -> str:
    """An axis's text: a variable becomes its slanted letter with its index (`x1` is 𝑥₁), a usual quantity gets its
    letter behind its name (“step 𝑡”).
    """
    name, digits = text.rstrip("0123456789_"), text[len(text.rstrip("0123456789_")) :]
    if len(name) == 1:
        return italic(name) + digits.replace("_", "").translate(_DIGITS)
    letter = LETTERS.get(text.lower())
    for context, english in _NAMED if letter is None else ():
        if text == QCoreApplication.translate(context, english):
            letter = LETTERS[english.lower()]
    return f"{text} {italic(letter)}" if letter else text


def _slanted(letter: str) -> str:
    if letter == "h":
        return "ℎ"  # where the row of slanted letters has a gap
    for first, last, start in (("A", "Z", 0x1D434), ("a", "z", 0x1D44E), ("Α", "Ω", 0x1D6E2), ("α", "ω", 0x1D6FC)):
        if first <= letter <= last:
            return chr(start + ord(letter) - ord(first))
    return letter
