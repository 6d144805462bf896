"""A PyTorch script for each run, tried out before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.csv_files import file_names
from engine.export.kind import ExportKind
from engine.export.torch_script import torch_script
from engine.whole_file import whole

if TYPE_CHECKING:
    from pathlib import Path

    from engine.session.record import ExperimentRecord


def write(record: ExperimentRecord, place: Path) -> list[Path]:
    """``place`` for one run, ``<stem>_<run>.py`` for each of several; an ``.npz`` beside it where there is data."""
    names = [run.name for run in record.initial_spec.runs]
    files, written = [], []
    for name, plain in zip(names, file_names(names), strict=True):
        file = place if len(names) == 1 else place.with_name(f"{place.stem}_{plain.replace(' ', '_')}{place.suffix}")
        data = file.with_suffix(".npz")
        files.append((file, data, torch_script(record, name, data.name)))
    for file, data, script in files:  # nothing is written unless all of them can be
        if script.arrays:
            with whole(data) as part, part.open("wb") as stream:
                np.savez_compressed(stream, **script.arrays)
            written.append(data)
        with whole(file) as part:
            part.write_text(script.source, encoding="utf-8")
        written.append(file)
    return written


SCRIPT = ExportKind("script", ".py", "a PyTorch script a run that gives the recorded losses again, tried out", write)
