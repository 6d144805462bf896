"""Curves as one table of numbers."""

from collections.abc import Sequence

import numpy as np

from widgets.plot.drawn_curve import DrawnCurve


def curve_table(curves: Sequence[DrawnCurve]) -> tuple[list[str], np.ndarray]:
    """(column names, numbers (N, columns)): 'step', then one column per curve; NaN where a curve has no value.

    A curve that was decimated gets three columns instead: its label, and the label with ' low' and ' high'.
    """
    header = ["step"]
    steps = np.unique(np.concatenate([curve.steps for curve in curves])) if curves else np.empty(0)
    columns = [steps]
    for curve in curves:
        rows = np.searchsorted(steps, curve.steps)
        parts = [(curve.style.label, curve.mean)]
        if (curve.low < curve.high).any():
            parts += [(f"{curve.style.label} low", curve.low), (f"{curve.style.label} high", curve.high)]
        for name, values in parts:
            column = np.full(len(steps), np.nan)
            column[rows] = values
            header.append(name)
            columns.append(column)
    return header, np.stack(columns, axis=1)
