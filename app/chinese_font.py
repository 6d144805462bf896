"""The Chinese font that ships with the program, for systems that have none."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from resources import path


@cache
def provide() -> str:
    """Loads it once, behind the window's own font; answers its family."""
    number = QFontDatabase.addApplicationFont(str(path("fonts", "NotoSansSC.otf")))
    families = QFontDatabase.applicationFontFamilies(number)
    if not families:
        return ""
    QFont.insertSubstitution(QApplication.font().family(), families[0])
    return families[0]
