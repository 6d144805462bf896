"""How a figure is to look on paper: knobs, so that a form, the command line and the settings say the same."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from engine.errors import InputError, unknown
from engine.knob import Knob, flag

PAPERS = {
    "one column": (85.0, 60.0),
    "two columns": (178.0, 90.0),
    "square": (85.0, 85.0),
    "A5": (210.0, 148.0),
    "A4": (297.0, 210.0),
    "letter": (279.4, 215.9),
    "slide": (254.0, 142.875),
}
"""Usual sizes in millimetres; the sheets lie on their side."""
KNOBS = (
    Knob("width", 85.0, 20, 2000, soft=(40, 300), unit="mm", help="Width of the figure in millimetres."),
    Knob("height", 60.0, 20, 2000, soft=(30, 250), unit="mm", help="Height of the figure in millimetres."),
    Knob("type_size", 8.0, 3, 72, soft=(5, 24), unit="pt", help="Size of all type in points. Journals ask for 7 to 9."),
    Knob("line_width", 1.0, 0.2, 10, soft=(0.3, 4), unit="pt", help="Width of curves and paths in points."),
    Knob("dpi", 300, 36, 2400, "log", "integer", "", "Dots per inch of PNG; PDF and SVG have none.", soft=(72, 1200)),
    flag("legend", True, "Say which curve is which run, inside the figure."),
    flag("latex", False, "Text in the typeface of formulas, with their letters behind the names: step 𝑡."),
    flag("title", False, "The plot's title above it. Journals put it into the caption."),
)  # fmt: skip


@dataclass(frozen=True)
class Look:
    """Size in millimetres, type and line width in points, resolution of PNG in dots per inch."""

    width: float = 85.0
    height: float = 60.0
    type_size: float = 8.0
    line_width: float = 1.0
    dpi: int = 300
    legend: bool = True
    title: bool = False
    latex: bool = False

    def __post_init__(self) -> None:
        for knob in KNOBS:
            try:
                object.__setattr__(self, knob.name, knob.check(getattr(self, knob.name)))
            except InputError as error:
                raise InputError(f"figure: {error}") from None

    def table(self) -> dict[str, Any]:
        """By knob name."""
        return asdict(self)

    def on(self, paper: str) -> Look:
        """The same on a usual size; InputError when there is none of that name."""
        if paper not in PAPERS:
            raise unknown("paper", paper, PAPERS)
        width, height = PAPERS[paper]
        return Look(**(self.table() | {"width": width, "height": height}))


def look_of(table: Any) -> Look:
    """From the settings; what is not a look is the usual one."""
    given = table if isinstance(table, dict) else {}
    try:
        return Look(**{knob.name: given[knob.name] for knob in KNOBS if knob.name in given})
    except InputError:
        return Look()
