"""JSON texts of a file that nobody vouches for."""

from __future__ import annotations

import json
from typing import Any

from engine.errors import InputError

DEPTH = 64


def read_json(text: str, what: str, limit: int) -> Any:
    """What a JSON text of at most ``limit`` characters says; InputError naming ``what`` when it cannot be read."""
    if len(text) > limit:
        raise InputError(f"{what}: {len(text)} characters; at most {limit} are read")
    depth = 0
    if text.count("[") + text.count("{") > DEPTH:
        for character in text:  # brackets inside texts count too; a spec has none
            depth += (character in "[{") - (character in "]}")
            if depth > DEPTH:
                raise InputError(f"{what}: nested deeper than {DEPTH}")
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{what}: {str(error).splitlines()[0]}") from None
