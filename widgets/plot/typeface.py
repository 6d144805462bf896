"""The font of a plot: the window's, or another typeface in its size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QFont


def type_of(family: str) -> QFont:
    """The window's font, in the typeface `family` where there is one."""
    font = QApplication.font()
    if family:
        font.setFamilies([family, font.family()])
    return font
