"""A list of numbers: one entry."""

from __future__ import annotations

from typing import Any

from widgets.knob.number import typed_list
from widgets.knob.text_editor import TextEditor


class RealsEditor(TextEditor):
    """Numbers separated by commas or spaces."""

    def _read(self, text: str) -> Any:
        return typed_list(text, self.knob)
