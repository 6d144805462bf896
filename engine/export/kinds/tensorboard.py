"""Event files for TensorBoard: a folder with one folder a run."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from engine.csv_files import file_names
from engine.export.kind import ExportKind
from engine.tensorboard.events import write_events

if TYPE_CHECKING:
    from pathlib import Path

    from engine.session.record import ExperimentRecord


def write(record: ExperimentRecord, place: Path) -> list[Path]:
    history = record.history
    assert history is not None
    files = []
    now = time.time()
    for run, name in zip(history, file_names(list(history)), strict=True):
        folder = place / name
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"events.out.tfevents.{int(now)}.optimizer-lab"
        write_events(file, {channel: history[run][channel] for channel in history.channels}, now)
        files.append(file)
    return files


TENSORBOARD = ExportKind(
    "tensorboard", ".tfevents", "a folder for `tensorboard --logdir`: one folder a run (single precision)", write, True
)
