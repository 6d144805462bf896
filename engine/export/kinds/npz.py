"""All numbers as arrays in one NumPy file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.export.kind import ExportKind
from engine.whole_file import whole

if TYPE_CHECKING:
    from pathlib import Path

    from engine.session.record import ExperimentRecord


def write(record: ExperimentRecord, place: Path) -> list[Path]:
    """``<run>/<channel>`` (rows,) float64 for every run, ``runs``, ``channels``, and the spec at step 0 as JSON."""
    history = record.history
    assert history is not None
    arrays = {f"{run}/{channel}": np.array(history[run][channel]) for run in history for channel in history.channels}
    with whole(place) as part, part.open("wb") as file:
        np.savez_compressed(
            file, runs=list(history.runs), channels=list(history.channels), spec=record.initial_spec.json_text(),
            **arrays,  # type: ignore[arg-type]
        )  # fmt: skip
    return [place]


NPZ = ExportKind("npz", ".npz", "one NumPy file: an array <run>/<channel> each, and the spec", write)
