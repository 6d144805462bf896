"""The two axes of the Maps page: what they may vary, what is chosen, and the bounds in view."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.pages.maps.axis_choice import AxisChoice, axis_choices
from widgets.maps.axis_scale import AxisScale

if TYPE_CHECKING:
    from engine.maps import MapTask
    from engine.spec import AxisSpec, ExperimentSpec
    from widgets.knob.choice_editor import ChoiceBox
    from widgets.maps.map_view import Extent, MapView


class MapAxes(QObject):
    """`chosen` when a person took another axis."""

    chosen = Signal()

    def __init__(self, across: ChoiceBox, up: ChoiceBox, view: MapView) -> None:
        super().__init__(view)
        self.boxes, self.view = (across, up), view
        self.choices: list[AxisChoice] = []
        for box in self.boxes:
            box.activated.connect(lambda _index: self.chosen.emit())

    def offer(self, spec: ExperimentSpec, run: int, keep: bool = False) -> None:
        """The choices of a run; rate and momentum (or the seed) are taken where there are any, unless what is taken
        shall be kept.
        """
        kept = [box.currentData() for box in self.boxes]
        self.choices = axis_choices(spec, run)
        for box in self.boxes:
            box.clear()
            for choice in self.choices:
                box.addItem(choice.title, choice.path)
        paths = [choice.path for choice in self.choices]
        if keep and set(kept) <= set(paths):
            self.take(*kept)
            return
        first = next((n for n, path in enumerate(paths) if path.endswith(".lr")), 0)
        others = (".momentum", ".betas.0", "seed")
        second = next((n for n, path in enumerate(paths) if path.endswith(others)), len(paths) - 1)
        self.take(paths[first], paths[second if second != first else first - 1])

    def say(self, spec: ExperimentSpec, run: int) -> None:
        """The names of the choices in the present language; what is chosen stays."""
        names = {choice.path: choice.title for choice in axis_choices(spec, run)}
        self.choices = [replace(choice, title=names.get(choice.path, choice.title)) for choice in self.choices]
        for box in self.boxes:
            for place, choice in enumerate(self.choices):
                box.setItemText(place, choice.title)
        scales = (self.view.across, self.view.up)
        self.view.set_axes(*(replace(scale, title=one.title) for scale, one in zip(scales, self.pair(), strict=True)))

    def take(self, *paths: str) -> None:
        """Axes by their paths."""
        for box, path in zip(self.boxes, paths, strict=True):
            box.setCurrentIndex(box.findData(path))

    def pair(self) -> tuple[AxisChoice, AxisChoice]:
        """What varies across and up."""
        across, up = (self.choices[box.currentIndex()] for box in self.boxes)
        return across, up

    def whole(self) -> list[AxisScale]:
        """The bounds that the knobs suggest."""
        scales = []
        for choice in self.pair():
            plain = AxisScale(choice.title, 0.0, 1.0, choice.scale == "log")
            scales.append(AxisScale(choice.title, plain.place(choice.low), plain.place(choice.high), plain.log))
        return scales

    def tables(self, count: int, whole: bool = False) -> list[dict[str, Any]]:
        """The axes of a spec with `count` pixels a side: the bounds in view, or the `whole` range."""
        found = []
        for choice, scale in zip(self.pair(), self.whole() if whole else (self.view.across, self.view.up), strict=True):
            half = (scale.high - scale.low) / count / 2  # a pixel's run is at its middle
            low, high = scale.value(scale.low + half), scale.value(scale.high - half)
            found.append(choice.table(count) | {"low": low, "high": high})
        return found

    def show_axes(self, axes: tuple[AxisSpec, ...]) -> None:
        """The axes of a map that was made elsewhere, at its bounds."""
        scales = []
        for axis in axes:
            title = next((choice.title for choice in self.choices if choice.path == axis.path), "")
            if not title:
                title = axis.path
                self.choices.append(AxisChoice(axis.path, title, axis.low, axis.high, axis.scale))
                for box in self.boxes:
                    box.addItem(title, axis.path)
            low, high = _ends(axis)
            scales.append(AxisScale(title, low, high, axis.scale == "log"))
        self.take(*(axis.path for axis in axes))
        self.view.set_picture(None)
        self.view.set_axes(*scales)


def extent_of(task: MapTask) -> Extent:
    """Where the outer edges of a map's pixels lie, as places."""
    (left, right), (bottom, top) = (_ends(axis.spec) for axis in task.axes)
    return left, right, bottom, top


def _ends(axis: AxisSpec) -> tuple[float, float]:
    """The outer edges of the first and the last pixel, as places."""
    scale = AxisScale("", 0, 1, axis.scale == "log")
    low, high = scale.place(axis.low), scale.place(axis.high)
    half = (high - low) / (axis.count - 1) / 2
    return low - half, high + half
