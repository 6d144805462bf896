"""Values from forms and scripts as the plain data of which a spec is made."""

from __future__ import annotations

import json
from typing import Any

from engine.errors import InputError


def plain(path: str, value: Any) -> Any:
    """``value`` as JSON has it: tuples as lists, numpy numbers and arrays as Python's; InputError for anything else."""
    try:
        return json.loads(json.dumps(value, default=_unwrapped))
    except (TypeError, ValueError, RecursionError):
        given = type(value).__name__
        raise InputError(f"{path} = {given}: must be a number, a text, a flag, or a table or list of these") from None


def _unwrapped(value: Any) -> Any:
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError
