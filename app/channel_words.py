"""What a recorded quantity is called in the window, wherever it is chosen, drawn or listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from engine.diagnostic import diagnostics
from engine.history_layout import parameter_channels
from widgets.engine_text import translated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MEASURES = {
    "train_loss": QT_TRANSLATE_NOOP("Channel", "Training loss"),
    "train_accuracy": QT_TRANSLATE_NOOP("Channel", "Training accuracy"),
    "validation_loss": QT_TRANSLATE_NOOP("Channel", "Validation loss"),
    "validation_accuracy": QT_TRANSLATE_NOOP("Channel", "Validation accuracy"),
}


def channel_title(name: str, parameters: Mapping[str, str] | None = None) -> str:
    """Of the channel ``name``: the title of its diagnostic (with a tensor's name where it is of one tensor), of a
    measure of the whole data, the label of a watched parameter in ``parameters``, or else the name itself.
    """
    quantity, _, tensor = name.partition(".")
    if quantity in diagnostics:
        title = translated(diagnostics[quantity].title)
        return f"{title}, {tensor}" if tensor else title
    if name in MEASURES:
        return QCoreApplication.translate("Channel", MEASURES[name])
    return (parameters or {}).get(name, name)


def parameter_labels(channels: Sequence[str], labels: Sequence[str]) -> dict[str, str]:
    """The labels of an experiment's watched parameters by their channels."""
    return dict(zip(parameter_channels(channels), labels, strict=False))
