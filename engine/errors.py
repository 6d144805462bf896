"""The one exception for input that cannot be used: one clear line, and where it stands."""

from __future__ import annotations

import difflib
import traceback
from collections.abc import Iterable

CATALOGUED = ("optimizer", "schedule", "problem", "diagnostic", "proof", "claim")
"""Kinds of which there are many, and which the command ``catalogue`` lists."""


class InputError(ValueError):
    """Bad input from a person: a spec, a form, a file, a command line.

    The message is one line that names the thing, the value and what is allowed. Commands print it
    and leave with exit status 2; forms show it beside the field ``where`` (a spec path such as
    ``runs.0.optimizer.lr``, or empty).
    """

    def __init__(self, message: str, where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where

    def at(self, where: str) -> InputError:
        """The same error, said of a place in the spec; an outer place is put before an inner one."""
        path = ".".join(part for part in (where, self.where) if part)
        return InputError(self.message, path)

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


def kind_and_message(error: BaseException) -> str:
    """What Python prints of an error last: ``ZeroDivisionError: division by zero``."""
    return traceback.format_exception_only(error)[-1].strip()


def nearest(name: str, allowed: Iterable[str]) -> str | None:
    """The allowed name that looks most like ``name`` (case folded), or None."""
    by_folded = {candidate.casefold(): candidate for candidate in allowed}
    close = difflib.get_close_matches(str(name).casefold(), by_folded, n=1, cutoff=0.5)
    return by_folded[close[0]] if close else None


def unknown(kind: str, name: object, allowed: Iterable[str]) -> InputError:
    """An error for a name that does not exist: the nearest one, or all of them, or who lists them."""
    names = sorted(allowed)
    close = nearest(str(name), names)
    if close is not None:
        hint = f"did you mean {close!r}?"
    elif len(names) > 12 and kind in CATALOGUED:
        hint = f"there are {len(names)}; `python main.py catalogue --kind {kind}` lists them"
    else:
        hint = f"allowed: {', '.join(names)}" if names else "none exist"
    return InputError(f"unknown {kind} {str(name)!r}; {hint}")
