"""The colours that every plot draws with.

The ten run colours are one list for light and dark, so a run keeps its colour when the theme changes. They were chosen
near the hues of Okabe & Ito (2008) and Tol (2021) under two conditions that the tests check: contrast of at least 2.3
against both backgrounds, and a CIE-Lab distance of at least 15 between any two as seen with protanopia, deuteranopia
and tritanopia (simulation of Machado, Oliveira & Fernandes 2009).
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor

RUN_COLOURS = (
    "#2769BB",
    "#B25900",
    "#179563",
    "#CF66AC",
    "#2DB2F0",
    "#C8A10C",
    "#794EE3",
    "#BA333E",
    "#76646F",
    "#82A345",
)


@dataclass(frozen=True)
class Palette:
    """Colours of a plot, each as '#rrggbb'.

    `surface` are the stops of the colour ramp of a surface, lowest value first; `contour` is the colour of level lines.
    """

    background: str
    foreground: str
    muted: str
    grid: str
    panel: str
    contour: str
    surface: tuple[str, ...]
    runs: tuple[str, ...] = RUN_COLOURS

    def run_colour(self, run: int) -> str:
        """Colour of run number `run`; the list repeats."""
        return self.runs[run % len(self.runs)]


LIGHT = Palette(
    background="#FFFFFF",
    foreground="#1F2328",
    muted="#656D76",
    grid="#E6E8EB",
    panel="#FFFFFF",
    contour="#6F7F92",
    surface=("#C3D3E6", "#D9E3EE", "#E9EEF4", "#F4F6F9", "#FBFCFD"),
)

DARK = Palette(
    background="#1B1D21",
    foreground="#E3E6EA",
    muted="#9AA2AC",
    grid="#303439",
    panel="#26292E",
    contour="#7D8DA1",
    surface=("#3B5068", "#314254", "#293542", "#232B34", "#1E2329"),
)


def mixed(colour: str, background: str, share: float) -> QColor:
    """Opaque colour that looks like `colour` painted on `background` with opacity `share` (0 to 1)."""
    a, b = QColor(colour), QColor(background)
    return QColor.fromRgbF(
        a.redF() * share + b.redF() * (1 - share),
        a.greenF() * share + b.greenF() * (1 - share),
        a.blueF() * share + b.blueF() * (1 - share),
    )


def translucent(colour: str, opacity: float) -> QColor:
    """`colour` with `opacity` (0 to 1)."""
    result = QColor(colour)
    result.setAlphaF(opacity)
    return result
