"""Writes the numbers of plots: CSV files, and text for the clipboard."""

from __future__ import annotations

import csv
import math
from typing import TYPE_CHECKING

from engine.errors import InputError
from engine.whole_file import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import numpy as np


def save_table(header: Sequence[str], rows: np.ndarray, file: Path) -> None:
    """Numbers as CSV with as many digits as they have; no value is an empty cell. Raises InputError."""
    _write(file, header, ([_cell(value) for value in row] for row in rows.tolist()))


def table_text(header: Sequence[str], rows: np.ndarray) -> str:
    """Numbers as tab-separated text, which spreadsheets paste as cells."""
    lines = ("\t".join(_cell(value) for value in row) for row in rows.tolist())
    return "\n".join(["\t".join(header), *lines]) + "\n"


def _write(file: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    try:
        with whole(file) as part, part.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(header)
            writer.writerows(rows)
    except OSError as error:
        raise InputError(f"{file}: {error.strerror or error}") from None


def _cell(value: float) -> str:
    if math.isnan(value):
        return ""
    return repr(value) if math.isfinite(value) else str(value)
