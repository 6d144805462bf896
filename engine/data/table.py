"""A table of the user as samples: chosen columns, classes or values, rows with missing values left out or filled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from engine.data.samples import Samples
from engine.data.table_report import Task, inspect, task_of
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
        if text := report.column(name).text:
            where = f"{path.name}, line {text[0]}, column {name!r}"
            raise InputError(f"{where}: {text[1]!r} is no number; choose features without this column")
    if not chosen:
        raise InputError(f"{path.name}: has one column; a target and at least one feature are needed")
    found: Task = task_of(report.column(target), report.rows) if task == "auto" else task  # type: ignore[assignment]
    text = report.column(target).text
    if found == "regression" and text:
        raise InputError(f"{path.name}, line {text[0]}: target {text[1]!r} is no number; a regression needs numbers")
    inputs, goals, lines = _columns(path, chosen, target, report)
    return _table(path, inputs, goals, lines, tuple(chosen), target, found, missing)


def _columns(
    path: Path, chosen: list[str], target: str, report: TableReport
) -> tuple[NDArray[np.float64], NDArray[Any], NDArray[np.int64]]:
    """Inputs ``(N, F)`` with NaN where nothing stands, targets ``(N,)`` as texts or numbers, and every row's line."""
    if path.suffix.lower() == ".npz":
        from engine.data.array_table import open_arrays

        columns = open_arrays(path).columns
        inputs = np.stack([np.asarray(columns[name], dtype=np.float64) for name in chosen], axis=1)
        return inputs, columns[target], np.arange(1, len(inputs) + 1)
    table = open_text(path)
    places = [table.names.index(name) for name in chosen]
    goal = table.names.index(target)
    inputs = np.empty((report.rows, len(chosen)))
    goals: list[str] = []
    lines = np.empty(report.rows, dtype=np.int64)
    for row, (line, fields) in enumerate(table.rows()):
        if row == report.rows:
            raise InputError(f"{path.name}: has changed while it was read")
        inputs[row] = [_number(fields[place]) for place in places]
        goals.append(fields[goal].strip())
        lines[row] = line
    return inputs, np.array(goals), lines


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
