"""The rows of a CSV file, one after another, with the line on which each begins."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.data.text_encoding import TITLES, encoding_of
from engine.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 1 << 30
MAX_COLUMNS = 10_000
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+(?:[eE][+-]?\d+)?")
MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", "?", "-"})


@dataclass(frozen=True)
class TextTable:
    """A CSV file whose shape is known: its separator, the names of its columns, and whether a line holds the names.

    ``encoding`` is one of `engine.data.text_encoding.TITLES`.
    """

    path: Path
    separator: str
    names: tuple[str, ...]
    named: bool
    encoding: str

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """(line counted from 1, fields) of every row of data; decimal commas have become points.

        InputError names the line of a row of another length.
        """
        lines = _fields(self.path, self.separator, self.encoding)
        if self.named:
            next(lines)
        for line, fields in lines:
            if len(fields) != len(self.names):
                wanted = f"the first line has {len(self.names)}, separated by {SEPARATORS[self.separator]}"
                raise InputError(f"{self.path.name}, line {line}: has {len(fields)} fields; {wanted}")
            yield line, _pointed(fields, self.separator)


def open_text(path: Path) -> TextTable:
    """Looks at the first line. InputError for a file that cannot be read, is empty, too large or not text."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InputError(f"{path.name}: {size / 1e9:.1f} GB; at most {MAX_BYTES / 1e9:.1f} GB are read")
        encoding = encoding_of(path)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    separator = _separator(path, encoding)
    first = next(_fields(path, separator, encoding), None)
    if first is None:
        raise InputError(f"{path.name}: is empty; a table has a line of names and rows of numbers")
    fields = [field.strip() for field in first[1]]
    if len(fields) > MAX_COLUMNS:
        raise InputError(f"{path.name}: {len(fields)} columns; at most {MAX_COLUMNS} are read")
    named = not any(number(field) is not None for field in _pointed(fields, separator))
    names = fields if named else [f"column {place}" for place in range(1, len(fields) + 1)]
    names = [name or f"column {place}" for place, name in enumerate(names, 1)]
    for place, name in enumerate(names):
        if name in names[:place]:
            raise InputError(f"{path.name}, line {first[0]}: two columns are called {name!r}; names must differ")
    return TextTable(path, separator, tuple(names), named, encoding)


def number(field: str) -> float | None:
    """The number that ``field`` spells (infinities and NaN included), or None."""
    try:
        return float(field) if "_" not in field else None
    except ValueError:
        return None


def _pointed(fields: list[str], separator: str) -> list[str]:
    """Decimal commas as points, which no separator could be taken for."""
    if separator == ",":
        return fields
    return [
        field.replace(",", ".") if "," in field and DECIMAL_COMMA.fullmatch(field.strip()) else field
        for field in fields
    ]


def _separator(path: Path, encoding: str) -> str:
    """What parts the fields of the first line that is not blank, outside of quotes.

    A candidate between numbers alone (1,5;2), or the one that occurs most.
    """
    for _, line in _lines(path, encoding):
        bare = "".join(line.split('"')[::2])
        if bare.strip() or '"' in line:
            counts = {mark: bare.count(mark) for mark in SEPARATORS}
            for mark in counts:
                fields = _pointed(bare.split(mark), mark)
                if mark != "," and counts[mark] and all(number(field) is not None for field in fields):
                    return mark
            best = max(counts, key=lambda mark: counts[mark])
            return best if counts[best] else ","
    return ","


def _lines(path: Path, encoding: str) -> Iterator[tuple[int, str]]:
    line = 0
    try:
        with path.open(encoding=encoding, newline="") as file:
            for line, text in enumerate(file, 1):
                if "\0" in text:
                    raise InputError(f"{path.name}, line {line}: is no text; a table is CSV in UTF-8, or NPZ")
                yield line, text
    except UnicodeDecodeError:
        read = TITLES[encoding]
        raise InputError(f"{path.name}, after line {line}: is not {read}; save the table as CSV in UTF-8") from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None


def _fields(path: Path, separator: str, encoding: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not blank, with the line on which each begins."""
    last = [0]

    def texts() -> Iterator[str]:
        for line, text in _lines(path, encoding):
            last[0] = line
            yield text

    reader = csv.reader(texts(), delimiter=separator, strict=True)
    begin = 1
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise InputError(f"{path.name}, line {begin}: {error}") from None
        if any(field.strip() for field in fields) or len(fields) > 1:
            yield begin, fields
        begin = last[0] + 1
