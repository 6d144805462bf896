"""Something tall in a place that is not: it scrolls up and down, with nothing around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from widgets.section import Rule
from widgets.slim_scroll_bar import SlimScrollBar

if TYPE_CHECKING:
    from collections.abc import Sequence

PANEL_WIDTH = 348
"""Pixels of a page's side panel: a name, a slider and a field fit beside one another."""


class ScrollPanel(QScrollArea):
    """`content` as wide as the panel, which is at least `width` wide.

    Mostly it takes no key focus: what stands in it does, and is scrolled into view. Where nothing in it does, `name`
    says what it shows, and it is scrolled with the arrow keys.
    """

    def __init__(self, content: QWidget, width: int = 0, name: str = "") -> None:
        super().__init__()
        self.setVerticalScrollBar(SlimScrollBar())
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(width)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name else Qt.FocusPolicy.NoFocus)


def side_panel(sections: Sequence[QWidget], width: int = PANEL_WIDTH) -> ScrollPanel:
    """Sections one under the other with a line between them, at the left of a page."""
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for place, section in enumerate(sections):
        if place:
            column.addWidget(Rule())
        column.addWidget(section)
    column.addStretch(1)
    return ScrollPanel(content, width)
