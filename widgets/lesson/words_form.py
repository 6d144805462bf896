"""Words in English and Chinese, side by side: a line and a text each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = {"en": "English", "zh_CN": "中文"}


class WordsForm(QWidget):
    """`value` is the words by language; a language without any is left out, English is always there."""

    changed = Signal()

    def __init__(self, line: str, line_title: str, text_title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self.lines: dict[str, QLineEdit] = {}
        self.texts: dict[str, QPlainTextEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        line_row, text_row = (2, 1) if line == "question" else (1, 2)  # a question stands under its text
        for row, title in ((line_row, line_title), (text_row, text_title)):
            grid.addWidget(QLabel(title), row, 0, Qt.AlignmentFlag.AlignTop)
        for column, (key, name) in enumerate(LANGUAGES.items(), 1):
            edit, text = QLineEdit(), QPlainTextEdit()
            text.setTabChangesFocus(True)
            for widget, title in ((edit, line_title), (text, text_title)):
                widget.setAccessibleName(f"{title} ({name})")
            self.lines[key], self.texts[key] = edit, text
            grid.addWidget(QLabel(name), 0, column)
            grid.addWidget(text, text_row, column)
            grid.addWidget(edit, line_row, column)
            grid.setColumnStretch(column, 1)
            edit.textEdited.connect(self.changed)
            text.textChanged.connect(self.changed)

    def value(self) -> dict[str, dict[str, str]]:
        """``{"en": {"title": …, "text": …}, "zh_CN": …}``, as a lesson file has them."""
        found = {}
        for key in LANGUAGES:
            line, text = self.lines[key].text().strip(), self.texts[key].toPlainText().strip()
            if key == "en" or line or text:
                found[key] = {self._line: line, "text": text}
        return found

    def set_value(self, words: Mapping[str, Mapping[str, str]]) -> None:
        """Shows these; nothing is emitted."""
        for key in LANGUAGES:
            said = words.get(key, {})
            self.lines[key].setText(said.get(self._line, ""))
            self.lines[key].setCursorPosition(0)
            text = self.texts[key]
            before = text.blockSignals(True)
            text.setPlainText(said.get("text", "").strip())
            text.blockSignals(before)
