"""A list of names, perhaps empty: one entry."""

from __future__ import annotations

from typing import Any

from widgets.knob.text_editor import TextEditor


class NamesEditor(TextEditor):
    """Names separated by commas or spaces."""

    def _read(self, text: str) -> Any:
        return self.knob.check(text.replace(",", " ").replace("，", " ").split())

    def _show(self, value: Any) -> None:
        self.entry.show_text(", ".join(value))
