"""A file that is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@contextlib.contextmanager
def whole(place: Path) -> Iterator[Path]:
    """A path beside ``place`` to write to; at the end it takes its place. After an exception nothing is left."""
    part = place.with_name(place.name + ".part")
    try:
        yield part
        os.replace(part, place)
    finally:
        part.unlink(missing_ok=True)
