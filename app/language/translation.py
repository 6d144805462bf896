"""A translation of the program, as Qt asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTranslator

from app.language.catalogue import entries
from app.language.templates import Message, Templates
from resources import path
from widgets.engine_text import ENGINE

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


class Translation(QTranslator):
    """The compiled file of a language. A message of the engine that is in it nowhere is found by its template."""

    def __init__(self, code: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self.load(str(path("i18n", f"optlab_{code}.qm")))
        self._engine: Templates | None = None

    def translate(self, context: str, text: str, note: str | None = None, n: int = -1) -> str | None:  # type: ignore[override]
        """Qt's question; None says that there is no translation (an empty text would be shown as one)."""
        found = super().translate(context, text, note, n)
        if not found and context == ENGINE:
            found = self._engine_templates().said(text, super().translate, (ENGINE,))
        return found or None

    def _engine_templates(self) -> Templates:
        if self._engine is None:
            known = (entry for entry in entries(self.code) if entry.context == ENGINE and entry.translation)
            self._engine = Templates(Message(entry.context, entry.text, entry.text) for entry in known)
        return self._engine
