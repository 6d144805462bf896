"""A NumPy archive as a table: every array gives columns, its first axis counts the rows."""

from __future__ import annotations

import math
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from engine.data.table_report import MANY, MAX_CELLS, MAX_ROWS, SHOWN, ColumnReport, TableReport, guessed
from engine.data.text_rows import MAX_BYTES, MAX_COLUMNS, MISSING
from engine.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


@dataclass(frozen=True)
class ArrayTable:
    """Columns ``(N,)`` by name: numbers as float64, texts as they are."""

    path: Path
    columns: dict[str, NDArray[Any]]

    @property
    def rows(self) -> int:
        return len(next(iter(self.columns.values())))

    def report(self) -> TableReport:
        reports = [_report(name, values) for name, values in self.columns.items()]
        first = [tuple(str(values[row]) for values in self.columns.values()) for row in range(min(SHOWN, self.rows))]
        return guessed(self.path, self.rows, reports, first, "")


def open_arrays(path: Path) -> ArrayTable:
    """Reads an archive: a vector ``y`` is the column ``y``, a matrix ``x`` the columns ``x0, x1, …`` (pictures too).

    InputError for anything but arrays of numbers and texts with one common number of rows. Nothing is unpickled.
    """
    columns: dict[str, NDArray[Any]] = {}
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > MAX_BYTES:
            raise InputError(f"{path.name}: {size / 1e9:.1f} GB of arrays; at most {MAX_BYTES / 1e9:.1f} GB are read")
        with np.load(path, allow_pickle=False) as arrays:
            for name in arrays.files:
                _take(path, columns, name, arrays[name])
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    except (ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise InputError(f"{path.name}: is no archive of plain arrays ({str(error).splitlines()[0]})") from None
    counts = {name: len(values) for name, values in columns.items()}
    if not columns or 0 in counts.values():
        raise InputError(f"{path.name}: has no rows of data")
    if len(set(counts.values())) > 1:
        (one, here), *rest = counts.items()
        other, there = next(item for item in rest if item[1] != here)
        raise InputError(f"{path.name}: {one} has {here} rows and {other} {there}; all arrays must have equally many")
    rows = next(iter(counts.values()))
    if len(columns) > MAX_COLUMNS or rows > MAX_ROWS or rows * len(columns) > MAX_CELLS:
        raise InputError(f"{path.name}: {rows} rows of {len(columns)} columns are too many; a part of it is enough")
    return ArrayTable(path, columns)


def _take(path: Path, columns: dict[str, NDArray[Any]], name: str, values: NDArray[Any]) -> None:
    if values.ndim == 0:
        raise InputError(f"{path.name}: {name} is a single value; arrays must have a row for every sample")
    if values.dtype.kind in "biuf":
        values = values.astype(np.float64)
    elif values.dtype.kind != "U":
        raise InputError(f"{path.name}: {name} has values of type {values.dtype}; they must be numbers or texts")
    if values.ndim == 1:
        columns[name] = values
        return
    flat = values.reshape(len(values), math.prod(values.shape[1:]))
    if flat.shape[1] > MAX_COLUMNS:
        raise InputError(f"{path.name}: {name} has {flat.shape[1]} numbers a row; at most {MAX_COLUMNS} are read")
    columns.update({f"{name}{place}": flat[:, place] for place in range(flat.shape[1])})


def _report(name: str, values: NDArray[Any]) -> ColumnReport:
    if values.dtype.kind == "U":
        missing = np.isin(np.char.lower(np.char.strip(values)), sorted(MISSING))
        kept = values[~missing]
        text = (int(np.flatnonzero(~missing)[0]) + 1, str(kept[0])) if len(kept) else None
        whole, infinite, counts = False, None, False
    else:
        missing = np.isnan(values)
        kept, text = values[~missing], None
        whole = bool((kept == np.floor(kept)).all())
        endless = np.flatnonzero(np.isinf(values))
        infinite = int(endless[0]) + 1 if len(endless) else None
        with np.errstate(invalid="ignore"):
            counts = whole and len(values) > 1 and bool((np.diff(values) == 1).all())
    lines = tuple((np.flatnonzero(missing)[:SHOWN] + 1).tolist())
    distinct = min(len(np.unique(kept)), MANY + 1)
    kind: Literal["number", "text"] = "text" if text else "number"
    return ColumnReport(name, kind, whole, distinct, int(missing.sum()), lines, text, infinite, counts)
