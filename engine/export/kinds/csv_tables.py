"""One CSV table a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.csv_files import write_csv
from engine.export.kind import ExportKind

if TYPE_CHECKING:
    from pathlib import Path

    from engine.session.record import ExperimentRecord


def write(record: ExperimentRecord, place: Path) -> list[Path]:
    assert record.history is not None
    return write_csv(record.history, place)


CSV = ExportKind("csv", "", "a folder with one <run>.csv a run: step and every channel, with all digits", write, True)
