"""A verdict in the window's language."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from widgets.engine_text import translated

DEPENDS = "depends on "
_BETWEEN = re.compile(r", (?![^()]*\))")
"""Between the settings that it depends on, each of which may have a list in brackets."""


def verdict_text(verdict: str) -> str:
    """'supported', 'refuted', 'depends on eps (gradients near it), the rate', as the engine puts them together."""
    if not verdict.startswith(DEPENDS):
        return translated(verdict)
    settings = [QCoreApplication.translate("Claim", part) for part in _BETWEEN.split(verdict.removeprefix(DEPENDS))]
    return translated("depends on %1").replace("%1", ", ".join(settings))
