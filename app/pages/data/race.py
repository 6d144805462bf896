"""The experiment that three optimizers race in on a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.data.fingerprint import fingerprint
from engine.spec import parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.data.table_report import TableReport
    from engine.spec import ExperimentSpec

RACERS = (
    {"name": "SGD with momentum", "optimizer": {"name": "SGD", "lr": 0.01, "momentum": 0.9}},
    {"name": "RMSprop", "optimizer": {"name": "RMSprop", "lr": 0.001}},
    {"name": "AdamW", "optimizer": {"name": "AdamW", "lr": 0.001}},
)
EPOCHS = 40
FEWEST, MOST = 500, 5000
"""Steps, however small or large the table is."""


def race(
    report: TableReport, target: str, features: Sequence[str], values: Mapping[str, Any]
) -> ExperimentSpec:
    """Three optimizers, with their usual rates, on the chosen columns; `values` are further knobs of the problem.

    Raises InputError for what the problem does not accept.
    """
    batch = int(values.get("batch_size", 32))
    per_epoch = max(1, round(report.rows * (1 - float(values.get("validation", 0.0))) / batch))
    channels = ["loss", "lr", "grad_norm", "train_loss"]
    if values.get("validation", 0.0) > 0:
        channels.append("validation_loss")
        if values["kind"] == "classification":
            channels.append("validation_accuracy")
    return parse({
        "steps": min(max(EPOCHS * per_epoch, FEWEST), MOST),
        "record": channels,
        "problem": {"name": "table", "path": report.path, "fingerprint": fingerprint(report.path),
                    "target": target, "features": list(features), **values},
        "runs": [dict(racer) for racer in RACERS],
    })  # fmt: skip
