"""Asks the engine for updates, the present one or any that was made; its answers are for `UpdateView`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from app.pages.anatomy.rate_record import RateRecord
from app.pages.anatomy.update_view import UpdateView
from engine.host.questions.trace import Underway
from widgets.anatomy.chain_text import as_latex, as_text
from widgets.plot.number_text import step_text

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.anatomy.page import AnatomyPage
    from engine.host.questions.trace import TraceAnswer
    from engine.host.state import Answer

FRAME_MS = 40
LIVE_SHARE = 12
"""While it runs the engine rests from questions for so many times what the last ones cost."""
LEAST_SECONDS = 0.08


class AnatomyController(QObject):
    """`step` is None for the update that comes next. Asks only while the page is on screen."""

    def __init__(self, page: AnatomyPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.experiment = page, window.experiment
        self.run, self.beside = 0, -1
        self.step: int | None = None
        self.parameter: int | None = None
        self.answers: dict[int, TraceAnswer] = {}
        self.records: dict[int, RateRecord] = {}
        self.view = UpdateView(page, window.experiment)
        self._tickets: dict[int, tuple[str, int]] = {}
        self._refused: dict[int, str] = {}
        self._shown: Any = None
        self._generation = -1
        self._asked_at = self._rest = 0.0
        self._clock = QTimer(self, interval=FRAME_MS)
        self._clock.timeout.connect(self.frame)
        page.shown.connect(self._clock.start)
        page.hidden.connect(self._clock.stop)
        page.run.activated.connect(self.choose_run)
        page.beside.activated.connect(lambda place: self.choose_beside(place - 1))
        page.parameter.entered.connect(self._type_parameter)
        page.regimes.picked.connect(self.choose_parameter)
        page.slider.moved.connect(lambda place, _end: self.go_to(round(place * self.experiment.state.step)))
        page.live.clicked.connect(lambda on: self.go_to(None if on else self.experiment.state.step))
        page.copy_text.clicked.connect(lambda: self.view.copy(as_text))
        page.copy_latex.clicked.connect(lambda: self.view.copy(as_latex))
        self.experiment.answered.connect(self._answered)
        self.experiment.minded.add("trace")
        for signal in (self.experiment.spec_changed, self.experiment.looks_changed):
            signal.connect(self.fill)
        self.fill()

    # -- choices -------------------------------------------------------------------------------------------------

    def fill(self) -> None:
        """The names of the runs, and what may be chosen."""
        spec, page = self.experiment.spec, self.page
        if spec is None:
            return
        names = [run.name for run in spec.runs]
        for box, offers in ((page.run, names), (page.beside, [self.tr("nothing"), *names])):
            if [box.itemText(place) for place in range(box.count())] != offers:
                box.clear()
                box.addItems(offers)
        self.run = min(self.run, len(names) - 1)
        if self.beside >= len(names):
            self.beside = -1
        page.run.setCurrentIndex(self.run)
        page.beside.setCurrentIndex(self.beside + 1)
        self._forget()

    def choose_run(self, run: int) -> None:
        """Another run's update."""
        self.run = run
        self.page.run.setCurrentIndex(run)
        self.view.parameters.fresh = True
        self._forget()

    def choose_beside(self, run: int) -> None:
        """A second run beside it; -1 for none."""
        self.beside = run
        self.page.beside.setCurrentIndex(run + 1)
        self._forget()

    def choose_parameter(self, parameter: int) -> None:
        """Another parameter's numbers."""
        self.parameter = parameter
        self._forget()

    def go_to(self, step: int | None) -> None:
        """A step that was made, or None to follow the experiment."""
        self.step = step
        self.page.live.setChecked(step is None)
        self._forget()

    def _type_parameter(self, text: str) -> None:
        last = max(self.experiment.state.dimension - 1, 0)
        good = text.strip().isdigit() and int(text) <= last
        self.page.parameter.set_bad(not good)
        if good:
            self.choose_parameter(int(text))
        else:
            self.page.parameter_label.setText(self.tr("0 to %1").replace("%1", step_text(last)))

    def _forget(self) -> None:
        """What was asked for is no longer what is wanted."""
        self._shown = None
        self._tickets = {ticket: asked for ticket, asked in self._tickets.items() if asked[0] == "fill"}

    def chosen(self) -> tuple[int, ...]:
        """The parameters whose numbers are shown: both of two, one of many."""
        dimension = self.experiment.state.dimension
        if dimension <= 2:
            return tuple(range(max(dimension, 1)))
        spec = self.experiment.spec
        first = spec.watch[0] if spec is not None and spec.watch else 0
        return (min(self.parameter if self.parameter is not None else first, dimension - 1),)

    # -- asking --------------------------------------------------------------------------------------------------

    def frame(self) -> None:
        """One look at what is wanted and what is there."""
        experiment = self.experiment
        state = experiment.state
        if not experiment.current or state.history is None or state.status in ("starting", "restarting", "failed"):
            return
        if state.generation != self._generation:
            self._generation = state.generation
            self.answers, self.records, self._refused, self._tickets = {}, {}, {}, {}
            self.view.parameters.fresh = True
            self._shown = None
        if self.step is not None and self.step > state.step:
            self.go_to(None)
        self.view.show_place(self.step)
        if self._tickets or (state.status == "running" and time.monotonic() < self._asked_at + self._rest):
            return
        wanted = (state.step if self.step is None else self.step, self.run, self.beside, self.chosen(), state.events)
        if wanted != self._shown:
            self._shown = wanted
            for run in {self.run, self.beside} - {-1}:
                self._ask("show", run, self.step)
        elif state.status != "running":
            self._fill_rates(state.step)

    def _ask(self, why: str, run: int, step: int | None) -> None:
        if run in self._refused:
            return
        self._asked_at = time.monotonic()
        near = None
        if step is not None:
            kept = [item for item in self.experiment.host.snapshots if item.step <= step and len(item.data) < 1 << 20]
            near = kept[-1].data if kept and kept[-1].step > 0 else None
        ticket = self.experiment.host.ask(
            "trace", run=run, parameters=self.chosen(), step=step, cloud=True, snapshot=near
        )
        self._tickets[ticket] = (why, run)

    def _fill_rates(self, reached: int) -> None:
        """Steps of the past at which the rates are not known yet, one at a time."""
        missing = self.records.setdefault(self.run, RateRecord()).missing(reached)
        if missing is not None:
            self._ask("fill", self.run, missing)

    def _answered(self, answer: Answer) -> None:
        asked = self._tickets.pop(answer.ticket, None)
        if asked is None or answer.generation != self._generation:
            return
        why, run = asked
        cost = getattr(answer.value, "seconds", 0.0)
        self._rest = max(LIVE_SHARE * cost, LEAST_SECONDS)
        if answer.error:
            self._refused[run] = answer.error.removeprefix("trace: ")
            self._show()
        elif isinstance(answer.value, Underway):
            self.view.show_way(answer.value)
            if why == "show":
                self._ask("show", run, answer.value.goal)
            elif self._shown is not None:
                self._ask("fill", run, answer.value.goal)
        else:
            self._take(why, run, answer.value)

    def _take(self, why: str, run: int, found: TraceAnswer) -> None:
        new = self.records.setdefault(run, RateRecord()).add(found)
        if why == "show":
            self.answers[run] = found
            self._show()
        if new and run == self.run:
            self._show_rates()

    # -- showing -------------------------------------------------------------------------------------------------

    def show_picture(self) -> None:
        """What is known of the shown update, again."""
        self._show()
        self.view.show_place(self.step)

    def _show(self) -> None:
        refusal = self._refused.get(self.run, "")
        self.view.show_update(self.run, self.beside, self.step, self.answers, refusal)
        if not refusal:
            self._show_rates()

    def _show_rates(self) -> None:
        self.view.show_rates(self.run, self.records.get(self.run), self.answers.get(self.run))

    def close(self) -> None:
        """The window is closing."""
        self._clock.stop()
        self.view.close()
