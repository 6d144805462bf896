"""Paths of many parameters, projected to the plane of their two principal components."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtWidgets import QWidget

from widgets.plot.style import PathStyle
from widgets.plot.trajectory_plot import TrajectoryPlot


class PlanePlot(TrajectoryPlot):
    """A trajectory plot whose range fits its paths; a surface on the plane may lie under them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_pickable(False)
        self.grid_item.setVisible(True)

    def set_plane(self, paths: Sequence[PathStyle], shares: tuple[float, float]) -> None:
        """Show paths given in plane coordinates; `shares` (0 to 1) is how much variance each component explains."""
        first, second = (f"PC{number} ({share * 100:.0f} %)" for number, share in enumerate(shares, start=1))
        self.set_names(first, second)
        bounds = plane_bounds(paths)
        if bounds != self.bounds:
            self.set_bounds(*bounds)
        self.set_paths(paths)


def plane_bounds(paths: Sequence[PathStyle]) -> tuple[float, float, float, float]:
    """x0, x1, y0, y1 around the visible paths: their 1 % to 99 % quantiles and at most that height beyond, plus 6 %."""
    sides: list[float] = []
    for values in ([path.x for path in paths if path.visible], [path.y for path in paths if path.visible]):
        finite = np.concatenate([*values, np.empty(0)])
        finite = finite[np.isfinite(finite)]
        if len(finite) == 0:
            sides += [-1.0, 1.0]
            continue
        low, high = np.quantile(finite, [0.01, 0.99])
        room = high - low
        low, high = max(float(finite.min()), low - room), min(float(finite.max()), high + room)
        margin = 0.06 * (high - low) or 0.05 * abs(low) or 1.0
        sides += [float(low - margin), float(high + margin)]
    return sides[0], sides[1], sides[2], sides[3]
