"""What a map says in words and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.pages.maps.axis_choice import axis_choices
from engine.maps.colour import COLOURS
from widgets.engine_text import translated
from widgets.plot.number_text import value_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from app.pages.maps.map_order import MapAnswer
    from engine.spec import ExperimentSpec

Named = tuple[tuple[str, tuple[int, int, int]], ...]


def _translate(text: str) -> str:
    return QCoreApplication.translate("Maps", text)


def colour_titles() -> dict[str, str]:
    """Names of the colours, in the window's language."""
    return {name: translated(colour.title) for name, colour in COLOURS.items()}


def colour_key(answer: MapAnswer) -> tuple[np.ndarray | None, tuple[str, str], Named]:
    """What a ColourKey shows for a map."""
    from engine.maps.picture import CATEGORIES, DIVERGED, UNKNOWN, scale

    colour = COLOURS[answer.order.colour]
    diverged = (_translate("diverged"), DIVERGED)
    if colour.name == "winner":
        names = [run.name for run in answer.task.spec.runs]
        shown = tuple((name, CATEGORIES[n % len(CATEGORIES)]) for n, name in enumerate(names[: len(CATEGORIES)]))
        return None, ("", ""), (*shown, (_translate("all diverged"), DIVERGED))
    bar = scale() if colour.down else scale()[::-1]
    ends = (value_text(answer.ends[0], 3), value_text(answer.ends[1], 3))
    if colour.name == "diverged_at":
        return bar, ends, ((_translate("did not"), UNKNOWN),)
    if colour.name == "steps_to_tolerance":
        return bar, ends, (diverged, (_translate("not reached"), UNKNOWN))
    return bar, ends, (diverged,)


def map_title(colour: str, spec: ExperimentSpec, run: int) -> str:
    """One line about a map of `spec`: what it shows along which axes, and how large it is."""
    titles = {choice.path: choice.title for choice in axis_choices(spec, run)}
    across, up = (titles.get(axis.path, axis.path) for axis in spec.axes)
    return f"{colour}: {across} × {up}, {spec.axes[0].count} × {spec.axes[1].count}"


def pixel_text(answer: MapAnswer, pixel: tuple[int, int], names: Sequence[str]) -> str:
    """One line about a pixel (row, column)."""
    row, column = pixel
    axes = answer.task.axes
    parts = [f"{names[0]} {value_text(axes[0].values[column], 6)}", f"{names[1]} {value_text(axes[1].values[row], 6)}"]
    titles = colour_titles()
    for name, value in answer.grid.at(row, column).items():
        if value != value:
            continue
        if name == "winner":
            parts.append(f"{titles[name]} {answer.task.spec.runs[int(value)].name}")
        else:
            parts.append(f"{titles[name]} {value_text(value)}")
    return "     ".join(parts)
