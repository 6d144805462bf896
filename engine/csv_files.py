"""CSV files, full precision, C locale: histories (one a run, ``step`` and one column a channel) and other tables."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import InputError

if TYPE_CHECKING:
    from engine.history import History


def file_names(runs: list[str]) -> list[str]:
    """A file name without suffix for each run: its name, with what no file system takes replaced."""
    names: list[str] = []
    for run in runs:
        plain = re.sub(r"[^\w \-+.()=,]", "_", run).strip(" .") or "run"
        name, count = plain[:100], 2
        while name.casefold() in (taken.casefold() for taken in names):
            name, count = f"{plain[:100]} {count}", count + 1
        names.append(name)
    return names


def write_csv(history: History, folder: Path) -> list[Path]:
    """Writes ``<run>.csv`` for every run into ``folder`` (made if missing) and answers the paths.

    Row ``step = k`` is the state after k updates; what was not measured is left empty.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        paths = []
        for run, name in zip(history, file_names(list(history)), strict=True):
            path = folder / f"{name}.csv"
            one = history[run]
            columns = [one[channel].tolist() for channel in one.channels]
            with path.open("w", newline="", encoding="utf-8") as file:
                writer = csv.writer(file)
                writer.writerow(["step", *one.channels])
                for step, row in enumerate(zip(*columns, strict=True)):
                    writer.writerow([step, *("" if math.isnan(value) else repr(value) for value in row)])
            paths.append(path)
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror or error}") from None
    return paths


def checked_file(option: str, text: str) -> Path:
    """The file that an option names. Raises InputError if it is a folder, or lies in none that exists."""
    path = Path(text)
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise InputError(f"{option} {text}: must name a file in a folder that exists")
    return path


def write_table(path: Path, names: Sequence[str], rows: Iterable[Iterable[Any]]) -> None:
    """Rows of numbers and texts, None left empty, below the columns' names. InputError for what cannot be written."""
    try:
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(names)
            writer.writerows(rows)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
