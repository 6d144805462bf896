"""What the cross-hair of a curve plot says at a step, and where runs ended."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF

from widgets.plot.cross_hair import ReadOutRow
from widgets.plot.drawn_curve import DrawnCurve
from widgets.plot.marks import Cross
from widgets.plot.number_text import step_text, value_text
from widgets.plot.view import PlotView


def read_out(
    curves: Sequence[DrawnCurve], step: float, view: PlotView, log: bool
) -> tuple[list[ReadOutRow], list[tuple[QPointF, str]]]:
    """(rows, dots) at a step: every curve's nearest value, '–' where it has none; dots are (pixel, colour)."""
    rows, dots = [], []
    for curve in curves:
        style, found = curve.style, curve.value_at(step)
        if found is None:
            rows.append(ReadOutRow(style.colour, style.label, value_text(np.nan)))
            continue
        at, value, mean = found
        note = value_text(mean) if curve.smoothed is not None else ""
        rows.append(ReadOutRow(style.colour, style.label, value_text(value), note))
        if np.isfinite(value) and (value > 0 or not log):
            height = np.log10(value) if log else value
            place = QPointF(float(view.x_to_px(np.array(at))), float(view.y_to_px(np.array(height))))
            if view.rect().contains(place):
                dots.append((place, style.colour))
    return rows, dots


def crosses(curves: Sequence[DrawnCurve], view: PlotView, log: bool, sentence: str) -> list[Cross]:
    """The last finite point of every diverged run that diverged within the visible steps.

    `sentence` says so, with the fields {name}, {step} and {reason}.
    """
    last_step, (low, high) = view.viewRange()[0][1], view.viewRange()[1]
    result = []
    for curve in curves:
        diverged = curve.style.diverged
        usable = np.isfinite(curve.mean) & ((curve.mean > 0) | (not log))
        if diverged is None or diverged.step > last_step + 1 or not usable.any():
            continue
        steps, heights = curve.steps[usable], curve.mean[usable]
        heights = np.log10(heights) if log else heights
        seen = np.flatnonzero((heights >= low) & (heights <= high))
        left_at = float(steps[seen[-1]]) if len(seen) and seen[-1] < len(steps) - 1 else None
        text = sentence.format(name=curve.style.label, step=step_text(diverged.step), reason=diverged.reason)
        result.append(Cross(float(steps[-1]), float(heights[-1]), curve.style.colour, text, left_at))
    return result
