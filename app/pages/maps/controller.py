"""What the Maps page does: orders maps as choices, knobs and bounds change, and shows what comes.

The page has a copy of the Bench's experiment: its knobs move the map and nothing else, until a pixel is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.pages.maps.along import Along
from app.pages.maps.axis_choice import AxisChoice, axis_choices
from app.pages.maps.knob_forms import TOLERANCE, KnobForms
from app.pages.maps.map_files import MapFiles
from app.pages.maps.map_maker import MapAnswer, MapMaker, MapOrder
from app.pages.maps.map_text import colour_key, colour_titles
from app.pages.maps.pixels import Pixels
from engine.errors import InputError
from engine.maps.colour import COLOURS
from engine.maps.theory import limits_of
from engine.problem import problems
from engine.spec import parse
from engine.surface import Surface
from widgets.maps.axis_scale import AxisScale
from widgets.maps.map_view import TheoryLine

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.maps.page import MapsPage
    from engine.spec import ExperimentSpec

SIZES = (128, 256, 512, 1024, 2048)
STEPS = 2000
"""Steps of a run at most when the page takes an experiment over: more are worth it only when asked for."""


class MapsController(QObject):
    """Made with the page; `spec` is the experiment without axes, `answer` the newest map."""

    def __init__(self, page: MapsPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.window = page, window
        self.spec: ExperimentSpec | None = None
        self.answer: MapAnswer | None = None
        self.choices: list[AxisChoice] = []
        self.maker = MapMaker(self)
        self.forms = KnobForms(page.knobs, page.problem)
        self.along = Along(page.along, page.film, lambda: not self.maker.busy)
        self.files = MapFiles(self)
        self.pixels = Pixels(self)
        self.tolerance: float = TOLERANCE.default
        """How far above the lowest known loss counts as reached."""
        self._source: ExperimentSpec | None = None
        self._failure = ""
        for size in SIZES:
            page.size_.addItem(f"{size} × {size}", size)
        page.size_.setCurrentIndex(1)
        for name in COLOURS:
            page.colour.addItem(colour_titles()[name], name)
        page.run.activated.connect(lambda _index: self._new_axes())
        for box in (page.across, page.up):
            box.activated.connect(lambda _index: self._axis_chosen())
        page.size_.activated.connect(lambda _index: self.redraw())
        page.colour.activated.connect(lambda _index: self._colour_chosen())
        self.along.chosen.connect(self._colour_chosen)
        self.along.edited.connect(self.redraw)
        page.reset.clicked.connect(self.whole_range)
        page.view.bounds_edited.connect(lambda _x, _y: self.redraw())
        self.forms.edited.connect(self._knob_edited)
        self.maker.ready.connect(self._show)
        self.maker.failed.connect(self.fail)
        page.shown.connect(self.take_over)
        page.hidden.connect(lambda: page.film.play.setChecked(False))

    # -- what is mapped ------------------------------------------------------------------------------------------

    def take_over(self) -> None:
        """The Bench's experiment, if it is another one than that already here."""
        source = self.window.experiment.spec
        if source is None or source == self._source:
            return
        self._source = source
        self.set_spec(source.model_copy(update={"axes": (), "steps": min(source.steps, STEPS)}))

    def set_spec(self, spec: ExperimentSpec) -> None:
        """Another experiment to map."""
        self.spec, self.answer = spec, None
        self.page.run.clear()
        for number, run in enumerate(spec.runs):
            self.page.run.addItem(run.name, number)
        self._new_axes()

    def _new_axes(self) -> None:
        assert self.spec is not None
        self.choices = axis_choices(self.spec, self.page.run.currentIndex())
        for box in (self.page.across, self.page.up):
            box.clear()
            for choice in self.choices:
                box.addItem(choice.title, choice.path)
        self.along.set_choices(self.choices)
        paths = [choice.path for choice in self.choices]
        first = next((n for n, path in enumerate(paths) if path.endswith(".lr")), 0)
        second = next((n for n, path in enumerate(paths) if path.endswith((".momentum", ".betas.0"))), len(paths) - 1)
        self.choose_axes(paths[first], paths[second if second != first else first - 1])

    def choose_axes(self, x: str, y: str) -> None:
        """Axes by their paths, each over its whole range."""
        for box, path in ((self.page.across, x), (self.page.up, y)):
            box.setCurrentIndex(box.findData(path))
        self._axis_chosen()

    def _axis_chosen(self) -> None:
        assert self.spec is not None
        self.page.view.set_picture(None)
        self.along.leave([choice.path for choice in self._axes()])
        self._show_forms()
        self.whole_range()

    def _colour_chosen(self) -> None:
        self._show_forms()
        self.redraw()

    def _show_forms(self) -> None:
        assert self.spec is not None
        varied = {choice.path for choice in (*self._axes(), self.along.choice) if choice is not None}
        asked = self.page.colour.currentData() == "steps_to_tolerance"
        self.forms.show_spec(self.spec, self.page.run.currentIndex(), varied, self.tolerance if asked else None)

    def _axes(self) -> tuple[AxisChoice, AxisChoice]:
        return self.choices[self.page.across.currentIndex()], self.choices[self.page.up.currentIndex()]

    def whole_range(self) -> None:
        """The bounds that the knobs suggest."""
        self.page.view.set_axes(*self._whole())
        self.redraw()

    def _whole(self) -> list[AxisScale]:
        scales = []
        for choice in self._axes():
            plain = AxisScale(choice.title, 0.0, 1.0, choice.scale == "log")
            scales.append(AxisScale(choice.title, plain.place(choice.low), plain.place(choice.high), plain.log))
        return scales

    def _knob_edited(self, path: str, value: Any) -> None:
        assert self.spec is not None
        if path == TOLERANCE.name:
            self.tolerance = value
            self.redraw()
            return
        try:
            self.spec = self.spec.with_value(path, value)
        except InputError as error:
            self.forms.set_error(path, error.message)
            return
        self.redraw()

    def redraw(self) -> None:
        """Orders the map as everything now stands."""
        if self.spec is None:
            return
        try:
            order = self.ordered()
        except InputError as error:
            self.fail(str(error))
            return
        self.maker.order(order)

    def ordered(self, frame: int | None = None, most: int = SIZES[-1], whole: bool = False) -> MapOrder:
        """The map in view, or over the `whole` range, at a frame of the third axis, with at most so many pixels along
        a side. Raises InputError.
        """
        assert self.spec is not None
        count, axes = min(self.page.size_.currentData(), most), []
        view = self.page.view
        for choice, scale in zip(self._axes(), self._whole() if whole else (view.across, view.up), strict=True):
            half = (scale.high - scale.low) / count / 2  # a pixel's run is at its middle
            low, high = scale.value(scale.low + half), scale.value(scale.high - half)
            axes.append(choice.table(count) | {"low": low, "high": high})
        spec = self.along.spec(self.spec, frame)
        problem = problems[spec.problem["name"]]
        lowest = problem.lowest(spec.problem_values()) if isinstance(problem, Surface) else None
        tolerance = self.tolerance + (lowest or 0.0)
        colour, run = self.page.colour.currentData(), self.page.run.currentIndex()
        return MapOrder(parse(spec.table() | {"axes": axes}), colour, run, tolerance)

    # -- what comes ----------------------------------------------------------------------------------------------

    def _show(self, answer: MapAnswer) -> None:
        self.answer = answer
        if self._failure:
            self._failure = ""
            self.page.notice.clear()
        view, ends = self.page.view, []
        for axis in answer.task.axes:
            log = axis.spec.scale == "log"
            low, high = (AxisScale("", 0, 1, log).place(value) for value in (axis.spec.low, axis.spec.high))
            half = (high - low) / (axis.spec.count - 1) / 2
            ends += [low - half, high + half]
        view.set_picture(answer.pixels, (ends[0], ends[1], ends[2], ends[3]))
        view.set_lines(tuple(TheoryLine(one.label, one.first, one.second) for one in limits_of(answer.task)))
        self.page.key.set_key(*colour_key(answer))
        runs = answer.task.shape[0] * answer.task.shape[1] * len(answer.task.runs)
        text = self.tr("%1 runs of %2 steps, %3, %4 ms")
        for mark, value in zip(
            ("%1", "%2", "%3", "%4"),
            (
                f"{runs:,}".replace(",", "\u2009"),
                answer.task.spec.steps,
                answer.task.spec.dtype,
                round(1e3 * answer.seconds),
            ),
            strict=True,
        ):
            text = text.replace(mark, str(value))
        self.page.state.setText(text)

    def fail(self, text: str) -> None:
        """Says why there is no map, or no file."""
        self._failure = text
        self.page.notice.show_notice(text, "error")

    # -- what becomes of a pixel ---------------------------------------------------------------------------------

    def open_spec(self, spec: ExperimentSpec) -> None:
        """Opens a pixel's experiment on the Bench; the map stays as it is."""
        if self.window.session.may_close():
            self._source = spec
            self.window.session.open_spec(spec)
            self.window.pages.show_page("bench")

    def hold_spec(self, spec: ExperimentSpec) -> None:
        """Maps around a pixel's experiment from now on."""
        self.spec = spec
        self._axis_chosen()

    def close(self) -> None:
        """Waits for the threads."""
        self.page.film.play.setChecked(False)
        self.files.close()
        self.maker.close()
