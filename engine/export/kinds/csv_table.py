"""All rows of all runs in one CSV table."""

from __future__ import annotations

import csv
import math
from typing import TYPE_CHECKING

from engine.export.kind import ExportKind
from engine.whole_file import whole

if TYPE_CHECKING:
    from pathlib import Path

    from engine.session.record import ExperimentRecord


def write(record: ExperimentRecord, place: Path) -> list[Path]:
    """Columns ``run``, ``step`` and every channel, with all digits; empty where nothing was measured."""
    history = record.history
    assert history is not None
    with whole(place) as part, part.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["run", "step", *history.channels])
        for name in history:
            columns = [history[name][channel].tolist() for channel in history.channels]
            for step, row in enumerate(zip(*columns, strict=True)):
                writer.writerow([name, step, *("" if math.isnan(value) else repr(value) for value in row)])
    return [place]


CSV_TABLE = ExportKind("csv table", ".csv", "one table of all runs: run, step, every channel, with all digits", write)
