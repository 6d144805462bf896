"""All rows of all runs in one Parquet table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.export.kind import ExportKind
from engine.whole_file import whole

if TYPE_CHECKING:
    from pathlib import Path

    from engine.session.record import ExperimentRecord


def write(record: ExperimentRecord, place: Path) -> list[Path]:
    """Columns ``run``, ``step`` and every channel (float64, null where nothing was measured); spec in the metadata."""
    import pyarrow as pa  # type: ignore[import-not-found,unused-ignore]
    from pyarrow import parquet

    history = record.history
    assert history is not None
    counts = [history[run].written for run in history]
    columns = {
        "run": pa.DictionaryArray.from_arrays(
            np.repeat(np.arange(len(counts), dtype=np.int32), counts), list(history.runs)
        ),
        "step": np.concatenate([np.arange(count) for count in counts]),
    }
    for channel in history.channels:
        values = np.concatenate([history[run][channel] for run in history])
        columns[channel] = pa.array(values, mask=np.isnan(values))
    table = pa.table(columns).replace_schema_metadata({"optimizer_lab": record.initial_spec.json_text()})
    with whole(place) as part:
        parquet.write_table(table, part)
    return [place]


PARQUET = ExportKind("parquet", ".parquet", "one table: run, step, every channel", write, needs="pyarrow")
