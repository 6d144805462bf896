"""What the pages of the window have in common: how they learn that they are seen, painted anew and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal

from widgets.resting_place import RestingPlace
from widgets.thin_splitter import ThinSplitter

if TYPE_CHECKING:
    from app.theme import Theme


class PageWidget(RestingPlace):
    """A page names its parts: `painted` those with a palette of their own, `closed` those that have to be closed.

    A page that does more on such an occasion extends the method.
    """

    shown = Signal()
    hidden = Signal()
    painted: ClassVar[tuple[str, ...]] = ()
    closed: ClassVar[tuple[str, ...]] = ()

    def set_theme(self, theme: Theme) -> None:
        """Light or dark: when the page is made, and at every change."""
        for name in self.painted:
            getattr(self, name).set_palette(theme.plots)

    def layout_table(self) -> dict[str, object]:
        """How it is arranged, for a session file; empty when there is nothing to keep."""
        return {}

    def restore_layout(self, table: dict[str, object]) -> None:
        """Arranges it so; what does not fit is ignored."""

    def reset_layout(self) -> None:
        """The dividers as at first."""
        for splitter in self.findChildren(ThinSplitter):
            splitter.reset()

    def retranslate(self) -> None:
        """The language has changed: texts that the page puts together; all others have been said anew by now."""

    def entered(self) -> None:
        """It came on screen."""
        self.shown.emit()

    def left(self) -> None:
        """It went."""
        self.hidden.emit()

    def close_page(self) -> None:
        """The window is closing: threads and processes end, and nothing is asked."""
        for name in self.closed:
            getattr(self, name).close()
