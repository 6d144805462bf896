r"""A block's formula with numbers in the place of its letters: ``m \leftarrow \beta_1 m + (1-\beta_1) d`` becomes
``m = 0.9 · 0.02 + (1 − 0.9) · 0.5 = 0.068``.

The LaTeX is read as arithmetic, line by line. A letter is the knob's value, a state's number before the line that
sets it and after it, or what enters the block (``d``, ``\Delta``). Every line is worked out too: where the outcome is
not what the engine found (a first step that begins otherwise, a rule that looks at other parameters), nothing is shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from widgets.anatomy.arithmetic import CannotRead, read
from widgets.anatomy.formula_art import lines

if TYPE_CHECKING:
    from widgets.anatomy.picture import Numbers, Picture, Stage

NEAR = 1e-3
"""Relative; training in single precision, and ε at another place in the code than in the formula, part them by less."""
_ARROW = re.compile(r"\\leftarrow|=")


@dataclass(frozen=True)
class Line:
    """`symbol` (LaTeX) becomes `text`, which is `value`."""

    symbol: str
    text: str
    value: float


def substituted(picture: Picture, stage: Stage, column: int = 0) -> tuple[Line, ...]:
    """The formula's lines with the numbers of the parameter in `column`; none where they cannot be made out."""
    if not (stage.active and stage.formula and picture.before):
        return ()
    before, entered, left = (_at(part, column) for part in (picture.before, stage.input, stage.output))
    values = {"d": entered, r"\Delta": entered, "w": before, "t": float(picture.step + 1)}
    values["g"] = _at(picture.gradient, column) * picture.scale
    values |= {symbol: value for symbol, value in stage.knobs if value == value}
    values |= {memory.symbol: _at(memory.before, column) for memory in stage.memory if memory.symbol}
    found = {memory.symbol: _at(memory.after, column) for memory in stage.memory if memory.symbol}
    found |= {"d": left, r"\Delta": left, "w": before - left}
    written = [_ARROW.split(line, maxsplit=1) for line in lines(stage.formula)]
    if any(part[0].strip() == "w" and r"\Delta" not in part[-1] for part in written):
        values["w"] = before - entered  # such a block is given the place to which the others have led
    out = []
    for symbol, *rest in written:
        symbol = symbol.strip()
        if not rest or symbol not in found:
            return ()
        try:
            text, value = read(rest[0], values)
        except CannotRead:
            return ()
        if not abs(value - found[symbol]) <= NEAR * max(abs(value), abs(found[symbol])):
            return ()
        values[symbol] = found[symbol]
        out.append(Line(symbol, text, found[symbol]))
    return tuple(out)


def _at(numbers: Numbers, column: int) -> float:
    """Of a parameter, or the one number that all share."""
    return numbers[min(column, len(numbers) - 1)] if numbers else float("nan")
