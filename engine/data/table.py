"""A table of the user as samples: chosen columns, classes or values, rows with missing values left out or filled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from engine.data.samples import Samples
from engine.data.table_report import MANY, Task, inspect, task_of
from engine.data.text_rows import MISSING, number, open_text
from engine.errors import InputError, unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.data.table_report import TableReport

MOST_CLASSES = 1000


@dataclass(frozen=True)
class Table:
    """``samples`` of ``features``; ``classes`` names the class numbers (empty for a regression).

    A column of texts is as many features as it has texts, called ``colour = red``: 1 where it says so, else 0.
    ``left_out`` rows had missing values.
    """

    samples: Samples
    features: tuple[str, ...]
    target: str
    task: Task
    classes: tuple[str, ...]
    left_out: int


def read(
    path: str | Path,
    target: str = "",
    features: Sequence[str] = (),
    task: str = "auto",
    missing: Literal["drop", "mean"] = "drop",
) -> Table:
    """Reads a CSV or NPZ file. Empty ``target`` and ``features`` mean the guess, and all other columns.

    ``missing``: rows with empty fields are left out (``drop``), or empty features take their column's mean (``mean``;
    a row without target is always left out). InputError, one line that names file, line, column and value.
    """
    if not str(path):
        raise InputError("path = '': name a CSV or NPZ file", "path")
    path = Path(path)
    report = inspect(path)
    names = [column.name for column in report.columns]
    target = target or report.target
    if target not in names:
        raise unknown("column", target, names).at("target")
    chosen = list(features) or [name for name in names if name != target]
    for name in chosen:
        if name not in names:
            raise unknown("column", name, names).at("features")
        if name == target:
            raise InputError(f"{name!r}: is the target, and so no feature", "features")
        if (text := report.column(name).text) and not report.column(name).usable:
            where = f"{path.name}, line {text[0]}, column {name!r}"
            why = f"and more than {MANY} different texts are too many; choose features without this column"
            raise InputError(f"{where}: {text[1]!r} is no number, {why}")
    if not chosen:
        raise InputError(f"{path.name}: has one column; a target and at least one feature are needed")
    found: Task = task_of(report.column(target), report.rows) if task == "auto" else task  # type: ignore[assignment]
    text = report.column(target).text
    if found == "regression" and text:
        raise InputError(f"{path.name}, line {text[0]}: target {text[1]!r} is no number; a regression needs numbers")
    columns, goals, lines = _columns(path, chosen, target, report)
    parts, inputs = _features(chosen, columns)
    return _table(path, inputs, goals, lines, parts, target, found, missing)


def _columns(
    path: Path, chosen: list[str], target: str, report: TableReport
) -> tuple[list[NDArray[Any]], NDArray[Any], NDArray[np.int64]]:
    """Chosen columns ``(N,)``, numbers with NaN where nothing stands or texts, the target's, and every row's line."""
    if path.suffix.lower() == ".npz":
        from engine.data.array_table import open_arrays

        columns = open_arrays(path).columns
        return [columns[name] for name in chosen], columns[target], np.arange(1, report.rows + 1)
    table = open_text(path)
    kinds = [report.column(name).kind for name in chosen]
    numeric = [table.names.index(name) for name, kind in zip(chosen, kinds, strict=True) if kind == "number"]
    textual = [table.names.index(name) for name, kind in zip(chosen, kinds, strict=True) if kind == "text"]
    goal = table.names.index(target)
    numbers = np.empty((report.rows, len(numeric)))
    texts: list[list[str]] = [[] for _ in textual]
    goals: list[str] = []
    lines = np.empty(report.rows, dtype=np.int64)
    for row, (line, fields) in enumerate(table.rows()):
        if row == report.rows:
            raise InputError(f"{path.name}: has changed while it was read")
        numbers[row] = [_number(fields[place]) for place in numeric]
        for known, place in zip(texts, textual, strict=True):
            known.append(fields[place].strip())
        goals.append(fields[goal].strip())
        lines[row] = line
    by_kind = {"number": iter(numbers.T), "text": iter([np.array(known) for known in texts])}
    return [next(by_kind[kind]) for kind in kinds], np.array(goals), lines


def _features(chosen: list[str], columns: list[NDArray[Any]]) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """Names, and inputs ``(N, F)`` with NaN where nothing stands: a column of numbers itself, one for each text."""
    names: list[str] = []
    found: list[NDArray[np.float64]] = []
    for name, column in zip(chosen, columns, strict=True):
        if column.dtype.kind == "f":
            names.append(name)
            found.append(column)
            continue
        texts = np.array([text.strip() for text in column])
        empty = np.array([text.casefold() in MISSING for text in texts])
        for text in np.unique(texts[~empty]):
            names.append(f"{name} = {text}")
            found.append(np.where(empty, np.nan, texts == text))
    return tuple(names), np.stack(found, axis=1)


def _number(text: str) -> float:
    text = text.strip()
    found = np.nan if text.casefold() in MISSING else number(text)
    return np.nan if found is None else found


def _table(
    path: Path,
    inputs: NDArray[np.float64],
    goals: NDArray[Any],
    lines: NDArray[np.int64],
    features: tuple[str, ...],
    target: str,
    task: Task,
    missing: str,
) -> Table:
    if (places := np.argwhere(np.isinf(inputs))).size:
        row, column = places[0]
        raise InputError(f"{path.name}, line {lines[row]}, column {features[column]!r}: is infinite")
    numbers = goals if goals.dtype.kind == "f" else np.array([_number(text) for text in goals])
    texts = goals.dtype.kind == "U" and any(_is_text(text) for text in goals)
    gone = np.array([text.strip().casefold() in MISSING for text in goals]) if texts else np.isnan(numbers)
    keep = ~gone
    if missing == "drop":
        keep &= ~np.isnan(inputs).any(axis=1)
    else:
        means = np.array(
            [column[np.isfinite(column)].mean() if np.isfinite(column).any() else 0 for column in inputs.T]
        )
        inputs = np.where(np.isnan(inputs), means, inputs)
    if keep.sum() < 2:
        raise InputError(f"{path.name}: {keep.sum()} rows without missing values; at least 2 are needed")
    inputs, numbers, goals = inputs[keep], numbers[keep], goals[keep]
    left_out = int((~keep).sum())
    if task == "regression":
        if np.isinf(numbers).any():
            raise InputError(f"{path.name}, line {lines[keep][np.isinf(numbers)][0]}, target {target!r}: is infinite")
        return Table(Samples(inputs, numbers[:, None]), features, target, task, (), left_out)
    values, labels = np.unique(goals if texts else numbers, return_inverse=True)
    if len(values) < 2:
        raise InputError(f"{path.name}: the target {target!r} is {values[0]} in all rows; classes must be at least 2")
    if len(values) > MOST_CLASSES:
        what = f"has {len(values)} different values; at most {MOST_CLASSES} classes"
        raise InputError(f"{path.name}: the target {target!r} {what} (kind = regression learns numbers)")
    classes = tuple(str(value) if texts else f"{value:g}" for value in values)
    return Table(Samples(inputs, labels.astype(np.int64), len(values)), features, target, task, classes, left_out)


def _is_text(text: str) -> bool:
    return text.strip().casefold() not in MISSING and number(text) is None


def standardised(samples: Samples, training: Samples) -> Samples:
    """``samples`` with every input, and the targets of a regression, at mean 0 and deviation 1 over ``training``.

    A column that never changes becomes 0.
    """
    inputs = _scaled(samples.inputs, training.inputs)
    if samples.classes is not None:
        return replace(samples, inputs=inputs)
    return replace(samples, inputs=inputs, targets=_scaled(samples.targets, training.targets))


def _scaled(values: NDArray[Any], training: NDArray[Any]) -> NDArray[np.float64]:
    spread = training.std(axis=0)
    scaled: NDArray[np.float64] = (values - training.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    return scaled
