"""The description of the experiment."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from engine.export.kind import ExportKind
from engine.spec_difference import at_step
from engine.whole_file import whole

if TYPE_CHECKING:
    from pathlib import Path

    from engine.session.record import ExperimentRecord


def write(record: ExperimentRecord, place: Path) -> list[Path]:
    """The settings as they are now, which ``main.py run`` takes."""
    spec = at_step(record.initial_spec, record.events, record.step)
    with whole(place) as part:
        part.write_text(json.dumps(spec.table(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return [place]


JSON = ExportKind("json", ".json", "the description of the experiment, as it is now", write)
