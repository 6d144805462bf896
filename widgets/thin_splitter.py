"""Parts side by side or one over the other, with a line of one pixel between them that can be dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSplitter, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import Qt


class ThinSplitter(QSplitter):
    """No part can be dragged away; what there is more of room goes to the part at `growing` (None: to all).

    `sizes` are those at first, in pixels.
    """

    def __init__(
        self, orientation: Qt.Orientation, parts: Sequence[QWidget], sizes: Sequence[int], growing: int | None = None
    ) -> None:
        super().__init__(orientation)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for part in parts:
            self.addWidget(part)
        if growing is not None:
            self.setStretchFactor(growing, 1)
        self._first, self._growing = tuple(sizes), growing
        self.setSizes(list(sizes))

    def reset(self) -> None:
        """The parts as large as at first."""
        sizes = list(self._first)
        if self._growing is not None:
            others = sum(sizes) - sizes[self._growing]
            sizes[self._growing] = max(sum(self.sizes()) - others, sizes[self._growing] // 2)
        self.setSizes(sizes)
