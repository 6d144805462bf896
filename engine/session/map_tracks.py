"""What of a session's maps is in the journal already, and what has to follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from engine.session import limits, log
from engine.session.maps import head, layers

if TYPE_CHECKING:
    import sqlite3

    from engine.session.record import MapRecord

Kept: TypeAlias = "tuple[MapRecord, int]"
"""A map and the number of its entry."""


def followed(connection: sqlite3.Connection, maps: Sequence[MapRecord], before: Sequence[Kept]) -> tuple[Kept, ...]:
    """Writes the maps that are not those of ``before``, in an open transaction, and empties the entries of these.

    A record is frozen: the same one in the same place has not changed.
    """
    kept: list[Kept] = []
    for place, record in enumerate(maps):
        known = before[place] if place < len(before) else None
        if known is None or known[0] is not record:
            values = layers(record)
            text = limits.json_text(head(record), "map", limits.NOTES_TEXT)
            data = log.packed(np.concatenate(values)) if values else b""
            known = record, log.add(connection, place, "map", text, data)
        kept.append(known)
    present = {number for _, number in kept}
    for _, number in before:
        if number not in present:
            log.blank(connection, number)
    return tuple(kept)
