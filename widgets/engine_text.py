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


def each_translated(text: str) -> str:
    """Titles that the engine has joined, such as those of a chain's blocks: each by itself."""
    return " · ".join(map(translated, text.split(" · ")))


def sentence(text: str) -> str:
    """A message of the engine as a sentence begins, but for one that begins with the name of a file."""
    return capital(translated(text))


def capital(said: str) -> str:
    """As a sentence begins, but for what begins with the name of a file."""
    first = said.split(" ", 1)[0].rstrip(".,:")
    return said if "." in first or "/" in first else said[:1].upper() + said[1:]
