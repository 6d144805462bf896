"""Which names of a typed formula are variables, and which are parameters with a slider each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engine.errors import InputError
from engine.formula import Formula, parse
from engine.formula_functions import CONSTANTS, FUNCTIONS
from engine.formula_latex import LETTERS
from engine.formula_text import MAX_LENGTH, FormulaError, tokens

VARIABLES = ("x", "y", "z", "u", "v", "w", *(f"x{i}" for i in range(10)))
"""The names that are variables by themselves, in the order in which ``start`` lists them."""
MOST_VARIABLES = 8
PARAMETER = re.compile(r"[^\W\d_]_?\d*")  # a letter of any alphabet, perhaps with a number


@dataclass(frozen=True)
class Reading:
    """A formula that has been read, its ``variables`` in the order of ``start``, its ``parameters`` as they appear."""

    formula: Formula
    variables: tuple[str, ...]
    parameters: tuple[str, ...]


def read(text: str, variables: Sequence[str] = ()) -> Reading:
    """Reads a typed formula. By rule x, y, z, u, v, w and x0 … x9 are variables, and every other letter (``a``,
    ``k2``, ``λ``, ``alpha``) is a parameter; with ``variables`` given those are, and all other letters parameters.

    Raises FormulaError with the column in ``text``, or InputError for ``variables``.
    """
    chosen = _checked(variables)
    found: list[str] = []
    if len(text) <= MAX_LENGTH:  # else parse refuses it
        found = [token.text for token in tokens(text) if token.kind == "name"]
    by_rule = chosen or VARIABLES
    letters = dict.fromkeys(name for name in found if name not in by_rule and _may_be_parameter(name))
    known = chosen or tuple(name for name in VARIABLES if name in found or name in ("x", "y"))
    formula = parse(text, (*known, *letters))
    used = chosen or tuple(name for name in known if name in formula.names)
    if not used:
        raise FormulaError("the formula has no variable; use x, y, … or say which letters are variables", 0)
    if len(used) > MOST_VARIABLES:
        raise FormulaError(f"the formula has {len(used)} variables; at most {MOST_VARIABLES}", 0)
    return Reading(formula, used, tuple(name for name in formula.names if name not in used))


def _may_be_parameter(name: str) -> bool:
    if name in FUNCTIONS or name in CONSTANTS or name == "π":
        return False
    return bool(PARAMETER.fullmatch(name)) or name in LETTERS.values()


def _checked(variables: Sequence[str]) -> tuple[str, ...]:
    for name in variables:
        if not _may_be_parameter(name):
            raise InputError(f"variables: {name[:30]!r} cannot be one; a variable is a letter, perhaps with a number")
    if len(set(variables)) < len(variables) or len(variables) > MOST_VARIABLES:
        raise InputError(f"variables = {list(variables)}: must be at most {MOST_VARIABLES} different names")
    return tuple(variables)
