"""The list of recorded quantities to open: each is shown by its title and kept by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.knob.choice_editor import ChoiceBox

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST = "loss"
WIDTH = 150


class ChannelBox(ChoiceBox):
    """`channel` is the name of the chosen one; empty while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Quantity"))
        self.setMinimumWidth(WIDTH)

    def set_channels(self, titles: Mapping[str, str]) -> None:
        """Offers these, by name; the chosen one stays while it is among them, or else it is the loss."""
        if {self.itemData(at): self.itemText(at) for at in range(self.count())} == dict(titles):
            return
        chosen = self.channel
        self.clear()
        for name, title in titles.items():
            self.addItem(title, name)
        self.choose(chosen if chosen in titles else FIRST)

    @property
    def channel(self) -> str:
        return str(self.currentData() or "")

    @property
    def title(self) -> str:
        """Of the chosen one."""
        return self.currentText()

    def choose(self, name: str) -> None:
        """This one, if it is offered; `activated` does not come."""
        self.setCurrentIndex(max(self.findData(name), 0) if self.count() else -1)
