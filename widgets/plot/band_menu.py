"""What the band of a curve that stands for several runs shows, as a choice in a plot's menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu


def band_names() -> dict[str, str]:
    """What the kinds of `engine.bands.KINDS` are called."""
    say = QCoreApplication.translate
    return {
        "std": say("BandMenu", "Mean ± standard deviation"),
        "range": say("BandMenu", "Mean, lowest to highest"),
        "quantiles": say("BandMenu", "Median, 10 to 90 % quantiles"),
    }


def add_band_menu(menu: QMenu, kind: str, chosen: Callable[[str], None]) -> QMenu:
    """A menu in `menu` with one entry a kind, `kind` ticked; `chosen` hears of another one."""
    inner = menu.addMenu(QCoreApplication.translate("BandMenu", "Replicates"))
    group = QActionGroup(inner)
    for key, name in band_names().items():
        action = inner.addAction(name)
        action.setCheckable(True)
        action.setChecked(key == kind)
        action.setActionGroup(group)
        action.triggered.connect(lambda _checked, key=key: chosen(key))
    return inner
