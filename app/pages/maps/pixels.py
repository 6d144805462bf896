"""The pixel under the mouse: its numbers, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from app.pages.maps.map_text import pixel_text
from widgets.maps.axis_scale import AxisScale

if TYPE_CHECKING:
    from app.pages.maps.controller import MapsController
    from engine.spec import ExperimentSpec

Place = tuple[float, float]


class Pixels(QObject):
    """Made by the controller. A place is (x, y) as the view has it."""

    def __init__(self, controller: MapsController) -> None:
        super().__init__(controller)
        self.controller, self.page = controller, controller.page
        self.page.view.hovered.connect(self._hover)
        self.page.view.picked.connect(self.open)
        self.page.view.menu_requested.connect(self._menu)

    def at(self, place: Place) -> tuple[int, int] | None:
        """Row and column under a place, as the newest map has it."""
        answer, found = self.controller.answer, []
        if answer is None:
            return None
        for at, axis in zip(place, answer.task.axes, strict=True):
            scale = AxisScale("", 0, 1, axis.spec.scale == "log")
            low, high = scale.place(axis.spec.low), scale.place(axis.spec.high)
            number = round((at - low) / (high - low) * (axis.spec.count - 1))
            if not 0 <= number < axis.spec.count:
                return None
            found.append(number)
        return found[1], found[0]

    def spec(self, place: Place) -> ExperimentSpec | None:
        """The experiment of the pixel under a place."""
        pixel, answer = self.at(place), self.controller.answer
        return None if pixel is None or answer is None else answer.task.pixel(*pixel)

    def open(self, place: Place) -> None:
        """The run under a place, on the Bench."""
        spec = self.spec(place)
        if spec is not None:
            self.controller.open_spec(spec)

    def hold(self, place: Place) -> None:
        """Fixes the knobs of the axes at a place: other axes then start from there."""
        spec = self.spec(place)
        if spec is not None:
            self.controller.hold_spec(spec)

    def _hover(self, place: Place | None) -> None:
        pixel = self.at(place) if place is not None else None
        text = " "
        if pixel is not None and self.controller.answer is not None:
            names = [box.currentText() for box in (self.page.across, self.page.up)]
            text = pixel_text(self.controller.answer, pixel, names)
        self.page.under.setText(text)

    def _menu(self, place: Place, at: QPoint) -> None:
        menu = QMenu(self.page)
        menu.addAction(self.tr("Open this run on the Bench"), lambda: self.open(place))
        menu.addAction(self.tr("Hold these values and choose other axes"), lambda: self.hold(place))
        menu.addSeparator()
        menu.addAction(self.tr("Whole range"), self.controller.whole_range)
        menu.exec(at)
        menu.deleteLater()
