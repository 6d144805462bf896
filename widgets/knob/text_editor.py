"""A text: one entry."""

from __future__ import annotations

from typing import Any

from widgets.knob.reals_editor import RealsEditor


class TextEditor(RealsEditor):
    """Any text that the knob accepts."""

    def _read(self, text: str) -> Any:
        return self.knob.check(text)
