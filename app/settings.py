"""What the window remembers between sessions: its size, the theme, the last folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import platformdirs
from PySide6.QtCore import QSettings


class Settings:
    """A small ini file in the user's configuration folder; a damaged or read-only one costs nothing but memory."""

    def __init__(self, file: Path | None = None) -> None:
        place = file or Path(platformdirs.user_config_dir("optimizer-lab", appauthor=False)) / "window.ini"
        self._store = QSettings(str(place), QSettings.Format.IniFormat)

    def get(self, key: str, default: Any = None) -> Any:
        """What was kept under `key`."""
        return self._store.value(key, default)

    def set(self, key: str, value: Any) -> None:
        """Keeps `value`."""
        self._store.setValue(key, value)

    def save(self) -> None:
        """Writes now."""
        self._store.sync()
