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


def crosses(curves: Sequence[DrawnCurve], last_step: float, log: bool, sentence: str) -> list[Cross]:
    """The last finite point of every diverged run that diverged by `last_step`.

    `sentence` says so, with the fields {name}, {step} and {reason}.
    """
    result = []
    for curve in curves:
        diverged = curve.style.diverged
        usable = np.flatnonzero(np.isfinite(curve.mean) & ((curve.mean > 0) | (not log)))
        if diverged is None or diverged.step > last_step + 1 or not len(usable):
            continue
        step, value = float(curve.steps[usable[-1]]), float(curve.mean[usable[-1]])
        text = sentence.format(name=curve.style.label, step=step_text(diverged.step), reason=diverged.reason)
        result.append(Cross(step, float(np.log10(value)) if log else value, curve.style.colour, text))
    return result
