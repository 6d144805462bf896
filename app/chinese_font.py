"""The Chinese font that ships with the program, for systems that have none."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFontDatabase

from resources import path


@cache
def provide() -> str:
    """Loads it once; Qt takes from it what the window's own font lacks. Answers its family."""
    number = QFontDatabase.addApplicationFont(str(path("fonts", "NotoSansSC.otf")))
    families = QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else ""
