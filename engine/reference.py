"""Curves from elsewhere to lay beside one's own: TensorBoard's scalars, CSV tables, other sessions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from engine.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

FloatArray = npt.NDArray[np.float64]
STEP_NAMES = ("step", "steps", "iteration", "iter", "epoch", "_step", "global_step", "x")
MOST = 200
"""Curves of one file."""
_CHANNELS = (
    ("validation_loss", r"(val|valid|validation|test|eval).*loss|loss.*(val|test)"),
    ("validation_accuracy", r"(val|valid|validation|test|eval).*acc|acc.*(val|test)"),
    ("train_accuracy", r"acc"),
    ("loss", r"loss|objective|error"),
    ("lr", r"(^|\W|_)lr($|\W|_)|learning.?rate"),
    ("grad_norm", r"grad"),
)


@dataclass(frozen=True, eq=False)
class Reference:
    """A curve ``values`` (N,) over ``steps`` (N,), ascending and finite; ``channel`` is the recorded quantity that it
    is most like, '' when nothing is, ``name`` what the file calls it.
    """

    name: str
    origin: str
    channel: str
    steps: FloatArray
    values: FloatArray


def references(place: Path) -> list[Reference]:
    """Every curve in a CSV or TSV table, an event file of TensorBoard (or a folder of them), or a session.

    Raises InputError for a file that holds none, naming it.
    """
    if place.is_dir() or "tfevents" in place.name:
        found = _events(place)
    elif place.suffix.lower() == ".optlab":
        found = _session(place)
    elif place.suffix.lower() in (".csv", ".tsv", ".txt"):
        found = _table(place)
    else:
        kinds = "CSV tables, TensorBoard's event files (tfevents) and sessions"
        raise InputError(f"{place.name}: curves come from {kinds}")
    if not found:
        raise InputError(f"{place.name}: no curve in it")
    if len(found) > MOST:
        raise InputError(f"{place.name}: {len(found)} curves; at most {MOST} are read from one file")
    return found


def channel_of(name: str) -> str:
    """The recorded quantity that a name means, '' for none: ``train/loss`` is the loss."""
    low = name.casefold()
    return next((channel for channel, pattern in _CHANNELS if channel == low or re.search(pattern, low)), "")


def _curve(name: str, origin: str, steps: FloatArray, values: FloatArray) -> Reference | None:
    known = np.isfinite(steps) & np.isfinite(values)
    order = np.argsort(steps[known], kind="stable")
    if not known.any():
        return None
    return Reference(name, origin, channel_of(name), steps[known][order], values[known][order])


def _events(place: Path) -> list[Reference]:
    from engine.tensorboard.events import event_files, read_scalars

    files = event_files(place)
    if not files:
        raise InputError(f"{place}: no event file of TensorBoard in it")
    found = []
    for file in files:
        run = file.parent.name if place.is_dir() and file.parent != place else place.stem if place.is_dir() else ""
        for tag, (steps, values) in read_scalars(file).items():
            found.append(_curve(tag, run or file.parent.name, steps, values))
    return [curve for curve in found if curve is not None]


def _session(place: Path) -> list[Reference]:
    from engine.session import open_session

    found = []
    for record in open_session(place).experiments:
        history = record.history
        for run in history or ():
            assert history is not None
            for channel in ("loss", "validation_loss", "lr", "grad_norm"):
                if channel in history.channels:
                    values = np.array(history[run][channel])
                    curve = _curve(channel, f"{place.stem}: {run}", np.arange(len(values), dtype=np.float64), values)
                    found.append(curve)
    return [curve for curve in found if curve is not None]


def _table(place: Path) -> list[Reference]:
    from engine.data.text_rows import MISSING, number, open_text

    text = open_text(place)
    columns: list[list[float]] = [[] for _ in text.names]
    for line, fields in text.rows():
        for column, field in enumerate(fields):
            value = float("nan") if field.strip().casefold() in MISSING else number(field)
            if value is None:
                raise InputError(f"{place.name}, line {line}: {field[:40]!r} is not a number")
            columns[column].append(value)
    arrays = [np.array(column) for column in columns]
    names = [name.strip() for name in text.names]
    steps_at = _step_column(names)
    steps = arrays[steps_at] if steps_at is not None else np.arange(len(arrays[0]), dtype=np.float64)
    found = [
        _curve(name, place.stem, steps, values)
        for place_, (name, values) in enumerate(zip(names, arrays, strict=True))
        if place_ != steps_at
    ]
    return [curve for curve in found if curve is not None]


def _step_column(names: Sequence[str]) -> int | None:
    low = [name.casefold() for name in names]
    return next((low.index(name) for name in STEP_NAMES if name in low), None)
