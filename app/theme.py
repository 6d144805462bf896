"""Light and dark: the colours of the window and of its plots, switched while it is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from app.flat_style import FlatStyle
from widgets.plot.palette import DARK as DARK_PLOTS
from widgets.plot.palette import LIGHT as LIGHT_PLOTS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from widgets.plot.palette import Palette

Role = QPalette.ColorRole


@dataclass(frozen=True)
class Theme:
    """One look; colours are '#rrggbb'. `line` separates parts and makes grooves, `muted` is for side remarks."""

    name: str
    window: str
    base: str
    raised: str
    text: str
    muted: str
    line: str
    disabled: str
    accent: str
    tip: str
    plots: Palette

    def palette(self) -> QPalette:
        """The palette for Qt's Fusion style."""
        palette = QPalette(QColor(self.raised), QColor(self.window))
        roles = {
            Role.Window: self.window, Role.WindowText: self.text, Role.Base: self.base, Role.Text: self.text,
            Role.AlternateBase: self.window, Role.Button: self.raised, Role.ButtonText: self.text,
            Role.BrightText: "#FFFFFF", Role.Highlight: self.accent, Role.HighlightedText: "#FFFFFF",
            Role.Accent: self.accent, Role.PlaceholderText: self.muted, Role.ToolTipBase: self.tip,
            Role.ToolTipText: self.text, Role.Mid: self.line, Role.Link: self.accent,
        }  # fmt: skip
        for role, colour in roles.items():
            palette.setColor(role, QColor(colour))
        for role in (Role.WindowText, Role.Text, Role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(self.disabled))
        palette.setColor(QPalette.ColorGroup.Disabled, Role.Highlight, QColor(self.line))
        return palette


LIGHT = Theme(
    "light", window="#F4F5F7", base="#FFFFFF", raised="#FBFBFC", text="#1F2328", muted="#656D76", line="#D3D7DC",
    disabled="#A3A9B1", accent="#2769BB", tip="#FFFFFF", plots=LIGHT_PLOTS,
)  # fmt: skip
DARK = Theme(
    "dark", window="#25282D", base="#1B1D21", raised="#34383E", text="#E3E6EA", muted="#9AA2AC", line="#454A52",
    disabled="#6C737C", accent="#4C93E6", tip="#34383E", plots=DARK_PLOTS,
)  # fmt: skip
THEMES = {theme.name: theme for theme in (LIGHT, DARK)}


def system_theme() -> Theme:
    """What the desktop asks for; light when it says nothing."""
    from PySide6.QtCore import Qt

    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def apply(app: QApplication, theme: Theme) -> None:
    """Puts every window into `theme`, now."""
    if not isinstance(app.style(), FlatStyle):
        app.setStyle(FlatStyle())
    app.setPalette(theme.palette())
