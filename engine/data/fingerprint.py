"""What a file held: a short text that a changed file does not have, so that a saved experiment notices it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from engine.errors import InputError

LETTERS = 16


def fingerprint(path: str | Path) -> str:
    """The first 16 hexadecimal digits of the file's SHA-256. InputError for a file that cannot be read."""
    try:
        with Path(path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()[:LETTERS]
    except OSError as error:
        raise InputError(f"{Path(path).name}: cannot be read ({error.strerror or error})", "path") from None


def check(path: str | Path, known: str) -> None:
    """InputError where the file is not the one that had the fingerprint ``known`` (empty: any file is good)."""
    if known and fingerprint(path) != known:
        raise InputError(
            f"{Path(path).name}: has changed since this experiment was made; "
            "empty the problem's fingerprint to use the file as it is now",
            "fingerprint",
        )
