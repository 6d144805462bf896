"""A figure file that is there whole or not at all."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import InputError
from engine.figure import FIGURES, attach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.figure import Note


@contextmanager
def figure_file(file: Path, suffix: str, note: Note | None) -> Iterator[Path]:
    """A path ending in `suffix`, in a folder of its own beside `file`, to draw into; at the end it gets the note of its
    experiment (where its kind can hold one) and takes the place of `file`. Raises InputError where nothing can be
    written; after any exception nothing is left.
    """
    if not file.parent.is_dir():
        raise InputError(f"{file.parent}: no such folder")
    try:
        scratch = tempfile.TemporaryDirectory(prefix=".figure-", dir=file.parent)
    except OSError as error:
        raise InputError(f"{file.parent}: {error.strerror or error}") from None
    with scratch as folder:
        made = Path(folder) / f"figure{suffix}"
        try:
            yield made
            if note is not None and suffix in FIGURES:
                attach(made, note)
            made.replace(file)
        except OSError as error:
            raise InputError(f"{file}: {error.strerror or error}") from None
