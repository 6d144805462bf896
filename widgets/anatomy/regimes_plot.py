"""First against second moment: every parameter a point, in one of four regimes."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Signal

from widgets.anatomy.regimes_item import FEW, Points, RegimesItem
from widgets.plot.cross_hair import CrossHair, ReadOutRow
from widgets.plot.number_text import value_text
from widgets.plot.plot import Plot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


TRAIL = 40
REACH = 12.0
"""Pixels within which a click finds a point."""


def regimes(first: np.ndarray, second: np.ndarray) -> Points | None:
    """Places of moments (K,) on logarithmic axes, parted at their medians; None when nothing can be shown.

    Numbers that are 0 have no place there and count in no corner.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        x, y = np.log10(np.abs(first)), 0.5 * np.log10(second)
    known = np.isfinite(x) & np.isfinite(y)
    if not known.any():
        return None
    split = (float(np.median(x[known])), float(np.median(y[known])))
    right, top = x[known] > split[0], y[known] > split[1]
    count = known.sum()
    corners = [~right & ~top, right & ~top, ~right & top, right & top]
    shares = tuple(float(corner.sum() / count) for corner in corners)
    x, y = np.where(known, x, np.nan), np.where(known, y, np.nan)
    return Points(x, y, split, (shares[0], shares[1], shares[2], shares[3]))


class RegimesPlot(Plot):
    """A scatter on two logarithmic axes; a click picks the nearest parameter."""

    picked = Signal(int)
    """The number of a parameter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index = np.empty(0, dtype=np.int64)
        self._points: Points | None = None
        self._trail: deque[Points] = deque(maxlen=TRAIL)
        self._chosen: int | None = None
        self._colour = ""
        self._fitted: tuple[float, float, float, float] | None = None
        self._item = RegimesItem(self.view)
        self._cross_hair = CrossHair(self.view, horizontal=True)
        for axis in self._axes.values():
            axis.setLogMode(x=True, y=True)
        self.view.clicked.connect(self._clicked)
        self._give_palette(self._item, self._cross_hair)

    def set_moments(
        self, index: np.ndarray, first: np.ndarray, second: np.ndarray, chosen: int | None, colour: str, fresh: bool
    ) -> bool:
        """Moments (K,) of the parameters `index` (K,); `chosen` is one of them. `fresh`: no trail from before.

        False when there is nothing that a logarithmic axis could show.
        """
        points = regimes(first, second)
        if fresh or points is None:
            self._trail.clear()
        elif self._points is not None and len(index) <= FEW and len(self._points.x) == len(index):
            self._trail.append(self._points)
        self._index, self._points, self._chosen, self._colour = index, points, chosen, colour
        self._show()
        self._fit()
        return points is not None

    def _show(self) -> None:
        place = np.flatnonzero(self._index == self._chosen) if self._chosen is not None else []
        names = (
            self.tr("small m, small v\nflat ground"),
            self.tr("large m, small v\nsteady: long steps"),
            self.tr("small m, large v\nswinging: short steps"),
            self.tr("large m, large v\nsteep"),
        )
        self._item.show_points(
            self._points, tuple(self._trail), int(place[0]) if len(place) else None, self._colour, names
        )

    def _fit(self) -> None:
        """The range follows the points, but not at every twitch."""
        if self._points is None:
            return
        sides: list[float] = []
        for values in (self._points.x, self._points.y):
            known = values[np.isfinite(values)]
            low, high = np.quantile(known, [0.005, 0.995])
            room = max(0.22 * (high - low), 0.6)
            sides += [float(low - room), float(high + room)]
        old = self._fitted
        if old is not None:
            inside = all(old[i] <= sides[i] + 0.3 and sides[i + 1] - 0.3 <= old[i + 1] for i in (0, 2))
            large = all(sides[i + 1] - sides[i] > 0.55 * (old[i + 1] - old[i]) for i in (0, 2))
            if inside and large:
                return
        self._fitted = (sides[0], sides[1], sides[2], sides[3])
        self.reset_view()

    def reset_view(self) -> None:
        if self._fitted is not None:
            x0, x1, y0, y1 = self._fitted
            self.view.setRange(xRange=(x0, x1), yRange=(y0, y1), padding=0)

    # -- mouse ---------------------------------------------------------------------------------------------------

    def _nearest(self, point: QPointF) -> int | None:
        """The place in `index` of the point under the mouse."""
        if self._points is None:
            return None
        away = np.hypot(self.view.x_to_px(self._points.x) - point.x(), self.view.y_to_px(self._points.y) - point.y())
        away = np.where(np.isfinite(away), away, np.inf)
        nearest = int(away.argmin())
        return nearest if away[nearest] <= REACH else None

    def _clicked(self, point: QPointF) -> None:
        nearest = self._nearest(point)
        if nearest is not None:
            self.picked.emit(int(self._index[nearest]))

    def hover(self, point: QPointF | None) -> None:
        nearest = self._nearest(point) if point is not None else None
        if nearest is None or self._points is None:
            self._cross_hair.setVisible(False)
            return
        x, y = float(self._points.x[nearest]), float(self._points.y[nearest])
        place = QPointF(float(self.view.x_to_px(np.array(x))), float(self.view.y_to_px(np.array(y))))
        rows = [ReadOutRow("", "|m|", value_text(10**x)), ReadOutRow("", "√v", value_text(10**y))]
        rows.append(ReadOutRow("", "|m| / √v", value_text(10 ** (x - y))))
        title = self.tr("parameter %1").replace("%1", str(int(self._index[nearest])))
        self._cross_hair.show_at(place, title, rows)

    def to_table(self) -> tuple[list[str], np.ndarray]:
        """(column names, numbers (K, 3)): parameter, |m|, root of v."""
        if self._points is None:
            return ["parameter", "abs_m", "sqrt_v"], np.empty((0, 3))
        columns = [self._index.astype(np.float64), 10.0**self._points.x, 10.0**self._points.y]
        return ["parameter", "abs_m", "sqrt_v"], np.stack(columns, axis=1)
