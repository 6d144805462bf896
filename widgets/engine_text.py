"""What the engine says, in the window's language.

The engine declares and reports in English; its texts are translated here, where they are shown. Without a translation a
text stays as it is, so that names and numbers may pass through.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

ENGINE = "engine"
"""The context of these texts in the translations."""


def translated(text: str) -> str:
    """A title, help, unit or message of the engine."""
    return QCoreApplication.translate(ENGINE, text) if text else ""
