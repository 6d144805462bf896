"""What the Maps page does: orders maps as choices, knobs and bounds change, and shows what comes.

The page has a copy of the Bench's experiment: its knobs move the map and nothing else, until a pixel is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.outside.consent import completed
from app.pages.maps.along import Along
from app.pages.maps.kept_menu import KeptMenu
from app.pages.maps.knob_forms import TOLERANCE, KnobForms
from app.pages.maps.map_axes import MapAxes, extent_of
from app.pages.maps.map_consent import MapConsent
from app.pages.maps.map_files import MapFiles
from app.pages.maps.map_maker import MapMaker
from app.pages.maps.map_order import MapAnswer, MapOrder, lowest_loss
from app.pages.maps.map_text import colour_key, colour_titles
from app.pages.maps.pixels import Pixels
from app.pages.maps.slow_map import SlowMap
from engine.errors import InputError
from engine.maps.axis import EVERY
from engine.maps.colour import COLOURS
from engine.maps.theory import limits_of
from engine.problem import problems
from engine.spec import parse
from engine.surface import Surface
from widgets.maps.map_view import TheoryLine

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.maps.page import MapsPage
    from engine.session import MapRecord
    from engine.spec import ExperimentSpec

SIZES = (16, 32, 64, 128, 256, 512, 1024, 2048)
STEPS = 2000
"""Steps of a run at most when the page takes an experiment over: more are worth it only when asked for."""
SMALL, FEW_STEPS = 32, 200
"""Pixels a side, and steps, of a map of networks to begin with."""


class MapsController(QObject):
    """Made with the page; `spec` is the experiment without axes, `answer` the newest map."""

    def __init__(self, page: MapsPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.window = page, window
        self.spec: ExperimentSpec | None = None
        self.answer: MapAnswer | None = None
        self.maker = MapMaker(lambda: window.experiment.consent.permission, self)
        self.slow = SlowMap(page.task, self.maker, MapConsent(page.notice, window.experiment))
        self.axes = MapAxes(page.across, page.up, page.view)
        self.forms = KnobForms(page.knobs, page.problem)
        self.along = Along(page.along, page.film, lambda: not self.maker.busy and page.task.isHidden())
        self.files = MapFiles(self)
        self.pixels = Pixels(self)
        self.kept = KeptMenu(self)
        self.tolerance: float = TOLERANCE.default
        """How far above the lowest known loss counts as reached."""
        self._source: ExperimentSpec | None = None
        self._failure = ""
        for size in SIZES:
            page.size_.addItem(f"{size} × {size}", size)
        page.size_.setCurrentIndex(SIZES.index(256))
        for name in COLOURS:
            page.colour.addItem(colour_titles()[name], name)
        page.run.activated.connect(lambda _index: self._run_chosen())
        self.axes.chosen.connect(self._axis_chosen)
        page.size_.activated.connect(lambda _index: self.redraw())
        page.arithmetic.activated.connect(lambda _index: self.redraw())
        page.colour.activated.connect(lambda _index: self._colour_chosen())
        self.along.chosen.connect(self._colour_chosen)
        self.along.edited.connect(self.redraw)
        page.reset.clicked.connect(self.whole_range)
        page.view.bounds_edited.connect(lambda _x, _y: self.redraw())
        self.forms.edited.connect(self._knob_edited)
        self.maker.ready.connect(self._show)
        self.maker.failed.connect(self.fail)
        window.experiment.spec_changed.connect(self._complete)
        page.shown.connect(self.take_over)
        page.hidden.connect(lambda: page.film.play.setChecked(False))

    # -- what is mapped ------------------------------------------------------------------------------------------

    def take_over(self) -> None:
        """The map of a session that was opened since, or the Bench's experiment; what is here already stays."""
        source = self.window.experiment.spec
        record = self.window.maps.opened()
        if record is not None:
            self._source = source
            self.show_record(record)
        elif source is not None and source != self._source and not self._complete():
            self._source = source
            live = isinstance(problems[source.problem["name"]], Surface)
            self.page.size_.setCurrentIndex(self.page.size_.findData(256 if live else SMALL))
            steps = min(source.steps, STEPS if live else FEW_STEPS)
            self.set_spec(source.model_copy(update={"axes": (), "steps": steps}))
        elif self._failure:  # what was missing, an agreement say, may be there by now
            self._clear_failure()
            self.redraw()

    def say(self) -> None:
        """Names of axes and colours, and the map's text, in the present language."""
        if self.spec is not None:
            self.axes.say(self.spec, self.page.run.currentIndex())
            self.along.say(self.axes.choices)
        for place, name in enumerate(COLOURS):
            self.page.colour.setItemText(place, colour_titles()[name])
        if self.answer is not None:
            self._show(self.answer)

    def renew(self) -> None:
        """Whatever is here belongs to another session; the next `take_over` begins anew."""
        self.slow.ordered()
        self.maker.cancel()
        self._source = self.answer = None

    def set_spec(self, spec: ExperimentSpec) -> None:
        """Another experiment to map."""
        self._begin(spec, 0)
        self._axis_chosen()

    def _begin(self, spec: ExperimentSpec, run: int) -> None:
        self.spec, self.answer = spec, None
        self.page.run.clear()
        for number, one in enumerate(spec.runs):
            self.page.run.addItem(one.name, number)
        self.page.run.setCurrentIndex(run)
        self._offer_axes()

    def _offer_axes(self, keep: bool = False) -> None:
        assert self.spec is not None
        self.axes.offer(self.spec, self.page.run.currentIndex(), keep)
        self.along.set_choices(self.axes.choices, keep)

    def _complete(self) -> bool:
        """Whether the Bench has the same experiment with arguments that only outside code knew: they come here."""
        known, source = self.window.experiment.spec, self._source
        if self.spec is None or known is None or source is None or known == source:
            return False
        if completed(source, known) != known:
            return False
        self._source, self.spec = known, completed(self.spec, known)
        self._offer_axes(keep=True)
        self._show_forms()
        return True

    def _run_chosen(self) -> None:
        self._offer_axes()
        self._axis_chosen()

    def choose_axes(self, x: str, y: str) -> None:
        """Axes by their paths, each over its whole range."""
        self.axes.take(x, y)
        self._axis_chosen()

    def _axis_chosen(self) -> None:
        self.page.view.set_picture(None)
        self.along.leave([choice.path for choice in self.axes.pair()])
        self._show_forms()
        self.whole_range()

    def _colour_chosen(self) -> None:
        self._show_forms()
        self.redraw()

    def _show_forms(self) -> None:
        assert self.spec is not None
        run = self.page.run.currentIndex()
        choices = [choice for choice in (*self.axes.pair(), self.along.choice) if choice is not None]
        varied = {choice.path.replace(f"runs.{EVERY}.", f"runs.{run}.") for choice in choices}
        asked = self.page.colour.currentData() == "steps_to_tolerance"
        self.forms.show_spec(self.spec, run, varied, self.tolerance if asked else None)

    def whole_range(self) -> None:
        """The bounds that the knobs suggest."""
        self.page.view.set_axes(*self.axes.whole())
        self.redraw()

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
        self._order(order)

    def _order(self, order: MapOrder) -> None:
        self.slow.ordered()
        self.maker.order(order)

    def ordered(self, frame: int | None = None, most: int = SIZES[-1], whole: bool = False) -> MapOrder:
        """The map in view, or over the `whole` range, at a frame of the third axis, with at most so many pixels along
        a side. Raises InputError.
        """
        assert self.spec is not None
        axes = self.axes.tables(min(self.page.size_.currentData(), most), whole)
        spec = self.along.spec(self.spec, frame)
        colour, run = self.page.colour.currentData(), self.page.run.currentIndex()
        tolerance, fast = self.tolerance + lowest_loss(spec), self.page.arithmetic.currentData()
        return MapOrder(parse(spec.table() | {"axes": axes}), colour, run, tolerance, fast)

    def show_record(self, record: MapRecord) -> None:
        """A map of a session: what is computed is shown, the rest follows, or is offered."""
        from engine.maps.records import grid_from

        spec = record.spec
        self._begin(spec.model_copy(update={"axes": ()}), record.run)
        above = record.tolerance - lowest_loss(spec)
        self.tolerance = above if above > 0 else TOLERANCE.default
        sizes = [size for size in SIZES if size <= max(record.shape)]
        self.page.size_.setCurrentIndex(max(0, len(sizes) - 1))
        self.page.colour.setCurrentIndex(self.page.colour.findData(record.colour))
        self.page.arithmetic.setCurrentIndex(self.page.arithmetic.findData(record.flush))
        self.axes.show_axes(spec.axes)
        self._show_forms()
        given = (record.spec, record.colour, record.run, record.tolerance, record.flush)
        self._order(MapOrder(*given, grid_from(record)))

    # -- what comes ----------------------------------------------------------------------------------------------

    def _show(self, answer: MapAnswer) -> None:
        self.answer = answer
        self._clear_failure()
        view, task = self.page.view, answer.task
        view.set_picture(answer.pixels, extent_of(task))
        view.set_lines(tuple(TheoryLine(one.label, one.first, one.second) for one in limits_of(task)))
        self.page.key.set_key(*colour_key(answer))
        runs = f"{task.shape[0] * task.shape[1] * len(task.runs):,}".replace(",", "\u2009")
        text = self.tr("%1 runs of %2 steps, %3, %4 ms")
        for place, value in enumerate((runs, task.spec.steps, task.spec.dtype, round(1e3 * answer.seconds)), 1):
            text = text.replace(f"%{place}", str(value))
        self.page.state.setText(text)

    def fail(self, text: str) -> None:
        """Says why there is no map, or no file."""
        self._failure = text
        self.page.notice.show_notice(text, "error")

    def _clear_failure(self) -> None:
        if self._failure:
            self._failure = ""
            self.page.notice.clear()

    # -- what becomes of a pixel ---------------------------------------------------------------------------------

    def open_spec(self, spec: ExperimentSpec) -> None:
        """Opens a pixel's experiment on the Bench; the map stays as it is."""
        if self.window.session.may_close():
            self._source = spec
            with self.window.maps.held():
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
