"""Where the update takes the parameters: arrows on the contour of a surface, or the scatter of moments."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject

from app.contour import ContourMaker, Landscape, surface_of
from widgets.anatomy.picture import GRADIENT_COLOUR, stage_colour
from widgets.plot.style import Arrow, PathStyle

if TYPE_CHECKING:
    from app.experiment_controller import ExperimentController
    from app.pages.anatomy.page import AnatomyPage
    from engine.host.questions.trace import TraceAnswer
    from widgets.anatomy.picture import Numbers, Picture

GRID = (200, 160)
POINTS = 3000
LONGEST, SHORTER = 104.0, 0.82
"""Pixels of the first arrow of directions; each further one is shorter, so that none hides another."""
ALIKE = 0.9998
"""Cosine from which on two directions are one."""


class ParametersView(QObject):
    """The upper panel at the right of the page."""

    def __init__(self, page: AnatomyPage, experiment: ExperimentController) -> None:
        super().__init__(page)
        self.page, self.experiment = page, experiment
        self.fresh = True
        self._view = ""
        self._problem: dict[str, Any] | None = None
        self._surface: Any = None
        self._last: tuple[TraceAnswer, list[Picture], int | None] | None = None
        self.contours = ContourMaker(self)
        self.contours.ready.connect(self._show_landscape)
        page.contour.view_changed.connect(self._request)
        page.view.activated.connect(lambda place: self.choose(page.view.itemData(place)))
        page.lengths.toggled.connect(lambda _on: self._again())
        page.contour.view_changed.connect(lambda *_bounds: self._draw_arrows())
        experiment.spec_changed.connect(self._show_problem)
        self._show_problem()

    def _show_problem(self) -> None:
        spec = self.experiment.spec
        if spec is None or spec.problem == self._problem:
            return
        self._problem = dict(spec.problem)
        had, self._surface = self._surface, surface_of(self._problem)
        offers = [("contour", self.tr("Arrows on the contour"))] if self._surface else []
        offers.append(("regimes", self.tr("Regimes of m and v")))
        offers.append(("variance", self.tr("Regimes of m and variance")))
        box = self.page.view
        box.clear()
        for key, text in offers:
            box.addItem(text, key)
        box.setMinimumContentsLength(20)
        shown = self.page.parameters_panel.property("view")
        self.choose(shown if had is not None and shown in dict(offers) else offers[0][0])
        if self._surface is not None:
            values = self._surface.values({key: value for key, value in self._problem.items() if key != "name"})
            start, window = values["start"], self._surface.window
            bounds = (min(window[0], start[0]), max(window[1], start[0]),
                      min(window[2], start[1]), max(window[3], start[1]))  # fmt: skip
            self.page.contour.set_names(*self._surface.variables(values))
            self.page.contour.set_optima([(point[0], point[1]) for point in self._surface.minima(values)])
            self.page.contour.set_bounds(*bounds)
            self._request(*bounds)

    def choose(self, view: str) -> None:
        """Shows "contour", "regimes" (of m and the raw second moment v) or "variance" (v − m² instead of v)."""
        page = self.page
        page.parameters_panel.setProperty("view", view)
        page.view.setCurrentIndex(max(page.view.findData(view), 0))
        page.parameters_panel.show_view(0 if view == "contour" else 1)
        page.lengths.setVisible(view == "contour")
        titles = {"contour": self.tr("Directions"), "regimes": self.tr("Every parameter a point")}
        page.parameters_panel.set_title(titles.get(view, titles["regimes"]))
        page.parameters_panel.set_note("")
        page.parameters_panel.show_empty("")
        self._again()

    def _request(self, *bounds: float) -> None:
        if self._surface is not None and self._problem is not None:
            self.contours.request(self._problem, (bounds[0], bounds[1], bounds[2], bounds[3]), *GRID)

    def _show_landscape(self, found: Landscape) -> None:
        bounds = (float(found.x[0]), float(found.x[-1]), float(found.y[0]), float(found.y[-1]))
        self.page.contour.set_surface(found.loss, *bounds, minimum=self._surface.minimum if self._surface else None)

    # -- an update -----------------------------------------------------------------------------------------------

    def show_update(self, answer: TraceAnswer, pictures: list[Picture], step: int | None) -> None:
        """The update of the first run, and what the second one does if there is one."""
        self._last = (answer, pictures, step)
        self._show_moments(answer, pictures[0])
        if self._surface is not None and answer.dimension == 2:
            self._draw_paths(pictures)
            self._draw_arrows()
        self.fresh = False

    def _again(self) -> None:
        if self._last is not None:
            self.show_update(*self._last)

    def _draw_paths(self, pictures: list[Picture]) -> None:
        state, paths = self.experiment.state, []
        history = state.history if self.experiment.current else None
        runs = [self.page.run.currentIndex(), self.page.beside.currentIndex() - 1]
        for run, picture in zip(runs, pictures, strict=False):
            if history is None or not 0 <= run < len(history.runs) or "x1" not in history.channels:
                continue
            record = history[history.runs[run]]
            x, y = record["x0"], record["x1"]
            count = min(len(x), len(y), picture.step + 1)
            rows = np.unique(np.linspace(0, max(count - 1, 0), min(count, POINTS)).round().astype(int))
            paths.append(PathStyle(x[rows], y[rows], picture.colour, picture.title, faint=True, run=run))
        self.page.contour.set_paths(paths)

    def _draw_arrows(self) -> None:
        if self._last is None or self._last[0].dimension != 2 or self._surface is None:
            return
        _, pictures, _ = self._last
        view = self.page.contour.view
        (x0, x1), (y0, y1) = view.viewRange()
        across, up = view.width() / (x1 - x0), view.height() / (y1 - y0)
        true = self.page.lengths.isChecked()
        arrows = []
        for number, picture in enumerate(pictures):
            length = LONGEST
            for labels, values, colour in directions(picture, whole=number == 0):
                dx, dy = -values[0], -values[1]
                factor = 1.0 if true else length / hypot(dx * across, dy * up)
                place = picture.before
                arrows.append(Arrow(place[0], place[1], dx * factor, dy * factor, colour, ", ".join(labels)))
                length *= SHORTER
        self.page.contour.set_arrows(arrows)

    def _show_moments(self, answer: TraceAnswer, picture: Picture) -> None:
        page, cloud = self.page, answer.cloud
        view = page.parameters_panel.property("view")
        if view == "contour":
            return
        if cloud is None or cloud.second is None:
            page.parameters_panel.show_empty(
                self.tr("%1 keeps no mean of squared gradients:\nthere is no v to compare m with.").replace(
                    "%1", picture.title
                )
            )
            return
        chosen = answer.parameters[0] if answer.dimension > 2 else None
        fresh, self._view = self.fresh or view != self._view, view
        raw = view == "regimes" or cloud.first_symbol == "g"
        second = cloud.second if raw else np.maximum(cloud.second - cloud.first**2, 0.0)
        there = page.regimes.set_moments(cloud.index, cloud.first, second, chosen, picture.colour, fresh)
        first = self.tr("first moment |m|") if cloud.first_symbol != "g" else self.tr("gradient |g|")
        page.regimes.set_labels(first, self.tr("√v, raw second moment") if raw else self.tr("√(v − m²), deviation"))
        page.parameters_panel.set_note(self.tr("bias-corrected") if cloud.corrected else "")
        page.parameters_panel.show_empty("" if there else self.tr("All moments are still 0."))

    def close(self) -> None:
        """Waits for what is being computed."""
        self.contours.close()


def directions(picture: Picture, whole: bool) -> list[tuple[list[str], Numbers, str]]:
    """(labels, what is subtracted, colour) of every arrow: the gradient and each stage (`whole`), then the update.

    Stages that only stretch the arrow before them share it.
    """
    shown: list[tuple[str, Numbers, str]] = []
    if whole:
        shown.append(("−g", picture.gradient, GRADIENT_COLOUR))
        shown += [
            (str(place + 1), stage.output, stage_colour(place))
            for place, stage in enumerate(picture.stages)
            if stage.active
        ]
    shown.append(("−Δ", picture.update, picture.colour))
    found: list[tuple[list[str], Numbers, str]] = []
    for label, values, colour in shown:
        length = hypot(*values)
        if not 0 < length < float("inf"):
            continue
        if found:
            labels, before, _ = found[-1]
            along = (before[0] * values[0] + before[1] * values[1]) / (hypot(*before) * length)
            if along > ALIKE:
                found[-1] = ([*labels, label], values, colour)
                continue
        found.append(([label], values, colour))
    return found
