"""What is in a table of the user: columns, their kinds, what is missing and where, and a guess of what to learn."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from engine.data.text_rows import DECIMAL_COMMA, MISSING, SEPARATORS, number, open_text
from engine.errors import InputError

Task = Literal["classification", "regression"]
MAX_ROWS = 1_000_000
MAX_CELLS = 100_000_000
SHOWN = 20
"""How many first rows, and how many lines with missing values, a report keeps."""
MANY = 20
"""Whole numbers with more different values than this are taken for a quantity, not for classes."""
TARGETS = ("target", "label", "class", "y", "output", "labels", "targets", "species", "diagnosis")


@dataclass(frozen=True)
class ColumnReport:
    """One column. ``distinct`` different values were seen (counted up to ``MANY + 1``); ``missing`` fields are empty,
    the first of them on ``missing_lines``. ``text`` is the first (line, value) that is no number, ``infinite`` the
    first line with an infinite one. ``counts``: every value is one more than the last, as numbers of rows are.
    """

    name: str
    kind: Literal["number", "text"]
    whole: bool
    distinct: int
    missing: int
    missing_lines: tuple[int, ...]
    text: tuple[int, str] | None = None
    infinite: int | None = None
    counts: bool = False

    @property
    def usable(self) -> bool:
        """Whether it can be learned from: numbers, or few enough texts, each of which becomes a feature."""
        return self.distinct > 0 and (self.kind == "number" or self.distinct <= MANY)


@dataclass(frozen=True)
class TableReport:
    """``rows`` of data in ``columns``; ``first`` are the first rows as they are written.

    ``target``, ``task`` and ``features`` are guesses to be corrected.
    ``separator`` and ``encoding`` are empty for NPZ, whose rows count from 1 as lines.
    """

    path: str
    rows: int
    columns: tuple[ColumnReport, ...]
    first: tuple[tuple[str, ...], ...]
    separator: str
    target: str
    task: Task
    features: tuple[str, ...]
    encoding: str = ""

    def column(self, name: str) -> ColumnReport:
        return next(column for column in self.columns if column.name == name)

    def refusal(self, target: str, features: Sequence[str], task: str) -> str:
        """Why nothing can be learned from these columns, as far as can be seen here: one line, or nothing."""
        name = Path(self.path).name
        if not features:
            return f"{name}: at least one column must be chosen as a feature"
        goal = self.column(target)
        if task == "regression" and goal.text:
            where = f"{name}, line {goal.text[0]}"
            return f"{where}: target {goal.text[1]!r} is no number; a regression needs numbers"
        if task == "classification" and goal.distinct < 2:
            return f"{name}: the target {target!r} is the same in all rows; classes must be at least 2"
        for column in (goal, *map(self.column, features)):
            if column.missing == self.rows:
                return f"{name}: column {column.name!r} is empty"
            if column.infinite and (column is not goal or task == "regression"):
                return f"{name}, line {column.infinite}, column {column.name!r}: is infinite"
        return ""


@dataclass
class Tally:
    """What one column has shown so far."""

    name: str
    numbers: int = 0
    whole: bool = True
    seen: set[str] = field(default_factory=set)
    missing: int = 0
    lines: list[int] = field(default_factory=list)
    text: tuple[int, str] | None = None
    infinite: int | None = None
    counts: bool = True
    last: float | None = None

    def take(self, line: int, value: str) -> None:
        value = value.strip()
        if value.casefold() in MISSING:
            self.miss(line)
            return
        if len(self.seen) <= MANY:
            self.seen.add(value)
        found = number(value)
        if found is None:
            self.text = self.text or (line, value)
        else:
            self.numbers += 1
            self.whole = self.whole and found == found // 1
            if math.isinf(found):
                self.infinite = self.infinite or line
            self.counts = self.counts and (self.last is None or found == self.last + 1)
            self.last = found

    def miss(self, line: int) -> None:
        self.counts = False
        self.missing += 1
        if len(self.lines) < SHOWN:
            self.lines.append(line)

    def report(self) -> ColumnReport:
        kind: Literal["number", "text"] = "text" if self.text else "number"
        whole = self.whole and self.text is None
        counts = self.counts and whole and self.numbers > 1
        lines, distinct = tuple(self.lines), len(self.seen)
        return ColumnReport(self.name, kind, whole, distinct, self.missing, lines, self.text, self.infinite, counts)


def inspect(path: str | Path) -> TableReport:
    """A report of a CSV or NPZ file, read once from end to end; InputError, one line, for one that is no table."""
    path = Path(path)
    if path.suffix.lower() == ".npz":
        from engine.data.array_table import open_arrays

        return open_arrays(path).report()
    table = open_text(path)
    if len(table.names) == 1:
        marks = ", ".join(SEPARATORS.values())
        what = f"a target and at least one feature are needed, separated by one of {marks}"
        raise InputError(f"{path.name}: has one column; {what}")
    tallies = [Tally(name) for name in table.names]
    first: list[tuple[str, ...]] = []
    rows = 0
    for line, fields in table.rows():
        rows += 1
        if rows > MAX_ROWS or rows * len(tallies) > MAX_CELLS:
            raise InputError(
                f"{path.name}: more than {rows - 1} rows of {len(tallies)} columns; a part of it is enough"
            )
        if len(first) < SHOWN:
            first.append(tuple(fields))
        for tally, value in zip(tallies, fields, strict=True):
            tally.take(line, value)
    if not rows:
        raise InputError(f"{path.name}: has no rows of data")
    for tally in tallies:
        if tally.text and DECIMAL_COMMA.fullmatch(tally.text[1]):
            where = f"{path.name}, line {tally.text[0]}, column {tally.name!r}"
            raise InputError(f"{where}: {tally.text[1]!r} has a decimal comma; numbers must be written with a point")
    return guessed(path, rows, [tally.report() for tally in tallies], first, table.separator, table.encoding)


def guessed(
    path: Path,
    rows: int,
    columns: list[ColumnReport],
    first: Iterable[tuple[str, ...]],
    separator: str,
    encoding: str = "",
) -> TableReport:
    """The report with a guess: the target is the column with a usual name, or the last one.

    Features are all other columns of numbers, and texts that come again and again; not empty ones, and those that
    number the rows only where there is nothing else.
    """
    folded = {column.name.casefold(): column.name for column in reversed(columns)}
    target = next((folded[name] for name in TARGETS if name in folded), columns[-1].name)
    others = [one for one in columns if one.name != target and one.usable]
    fit = [one for one in others if one.kind == "number" or 1 < one.distinct <= rows / 2]
    features = tuple(one.name for one in fit if not one.counts) or tuple(one.name for one in fit)
    chosen = next(column for column in columns if column.name == target)
    return TableReport(
        str(path), rows, tuple(columns), tuple(first), separator, target, task_of(chosen, rows), features, encoding
    )


def task_of(column: ColumnReport, rows: int) -> Task:
    """Text, and few different whole numbers that come again and again, are classes; all else is a quantity."""
    few = column.distinct <= MANY and 2 * column.distinct <= rows
    return "classification" if column.kind == "text" or (column.whole and few) else "regression"
