"""What a frame is: a look at the engine, up to sixty times a second, and the plots that are visible drawn anew."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject

from app.event_marks import event_marks
from app.frame_clock import FrameClock
from app.history_source import HistorySource
from app.replicates import names, shown_name
from app.run_curves import curves_source, run_curves, run_styles
from app.trajectory_controller import TrajectoryController
from engine.errors import InputError
from engine.history_layout import parameter_channels
from engine.optimizer import optimizers
from engine.plan import plan
from engine.replicates import groups
from widgets.plot.style import PlannedCurve

if TYPE_CHECKING:
    from app.alarm_controller import AlarmController
    from app.bench_controller import BenchController
    from app.bench_page import BenchPage
    from app.experiment_controller import ExperimentController
    from engine.history import History
    from engine.run_spec import RunSpec
    from engine.spec import ExperimentSpec
    from widgets.plot.curve_plot import CurvePlot
    from widgets.plot.source import CurveSource
    from widgets.plot.style import CurveStyle

FRAME_MS, IDLE_MS = 16, 50
REST = 12
"""Beside the loss a plot rests, while it trains, for so many times what it last took; one between two frames."""


class PlotsController(QObject):
    """Gives the plots their curves, and time to draw."""

    def __init__(
        self,
        page: BenchPage,
        experiment: ExperimentController,
        bench: BenchController,
        alarm: AlarmController | None = None,
    ) -> None:
        super().__init__(page)
        self.alarm = alarm
        self.page, self.board, self.experiment, self.bench = page, page.board, experiment, bench
        self.trajectory = TrajectoryController(page, experiment)
        self._source: CurveSource | None = None
        self._shown: tuple[object, ...] = ()
        self._diverged: tuple[int | None, ...] = ()
        self._loss_view = "loss"
        self._version: Any = None
        self._slow = 0
        self._due: dict[CurvePlot, float] = {}
        self._clock = FrameClock(self, self.frame, self.between)
        experiment.spec_changed.connect(self.show_curves)
        experiment.looks_changed.connect(self.show_curves)
        experiment.state_changed.connect(self.show_curves)
        if alarm is not None:
            alarm.sounded.connect(self.show_curves)
        self.board.loss_view_edited.connect(self._choose_loss)
        for curves in self._curve_plots():
            curves.visibility_edited.connect(self._set_visible)
            curves.band_edited.connect(experiment.set_band)

    def start(self) -> None:
        """Starts the clock."""
        self._clock.start()

    def rest(self) -> None:
        """Stops the clock until the next start: nobody looks."""
        self._clock.stop()

    def stop(self) -> None:
        """Stops it, and lets go of the history."""
        self._clock.stop()
        self.trajectory.close()
        self._source, self._shown = None, ()
        for plot in self._curve_plots():
            plot.set_source(None)

    def frame(self) -> tuple[int, bool]:
        """One look at the engine. Milliseconds until the next one, and whether other plots want `between`."""
        self.experiment.poll()
        running = self.experiment.running
        history = self.experiment.state.history if self.experiment.current else None
        version = (self.experiment.state.generation, history.version if history is not None else 0)
        moved = version != self._version
        if moved:
            self._version = version
            self._slow += 1
            if self._slow % 6 == 0 or not running:
                self._divergences(history)
                self.bench.show_rows()
            self.bench.show_progress()
        elif not running and self._slow % 6:
            self._slow = 0
            self._divergences(history)
            self.bench.show_rows()
            self.bench.show_progress()
        for plot in (self.board.loss,) if running else self._curve_plots():
            if plot.isVisible():
                plot.refresh()
        self.trajectory.frame(moved)
        return (FRAME_MS if self.experiment.busy else IDLE_MS), running and bool(self._rested())

    def between(self) -> None:
        """One of the plots beside the loss, as their cost allows: no moment of work is long."""
        for plot in self._rested():
            began = perf_counter()
            if plot.refresh():
                self._due[plot] = began + REST * (perf_counter() - began + plot.paint_seconds)
                return

    def _rested(self) -> list[CurvePlot]:
        """The plots beside the loss that are seen and have rested."""
        now = perf_counter()
        others = (plot for plot in self._curve_plots() if plot is not self.board.loss)
        return [plot for plot in others if plot.isVisible() and now >= self._due.get(plot, 0.0)]

    def _curve_plots(self) -> tuple[CurvePlot, ...]:
        board = self.board
        return board.loss, board.rate, board.gradient, board.parameters

    # -- curves --------------------------------------------------------------------------------------------------

    def _divergences(self, history: History | None) -> None:
        found = () if history is None else tuple(history[name].diverged_at for name in history.runs)
        if found != self._diverged:
            self._diverged = found
            self.show_curves()

    def show_curves(self) -> None:
        """Which curves the plots show, from the spec, the looks and the engine's state."""
        experiment = self.experiment
        spec, state = experiment.spec, experiment.state
        if spec is None:
            return
        history = state.history if experiment.current else None
        self._show_source(history)
        self._offer_losses(spec)
        board = self.board
        losses = {"loss": ("loss",), "both": ("train_loss", "validation_loss")}.get(self._loss_view, (self._loss_view,))
        board.loss.set_curves(self._styles(history, losses))
        board.rate.set_curves(self._styles(history, ("lr",)))
        board.gradient.set_curves(self._styles(history, ("grad_norm",)))
        missing = self.tr("The gradient norm is not recorded.")
        board.gradient_panel.show_empty("" if "grad_norm" in spec.record else missing)
        recorded = history.channels if history is not None else ()
        channels = parameter_channels(recorded)
        labels = dict(zip(channels, state.labels, strict=False))
        board.parameters.set_curves(self._styles(history, channels[:4], labels))
        board.rate.set_planned(self._planned(spec))
        events = state.events if experiment.current else ()
        marks = event_marks(events, spec, [look.colour for look in experiment.looks])
        marks += [] if self.alarm is None else [mark for _, mark in self.alarm.marks()]
        for plot in self._curve_plots():
            plot.set_events(marks)
        self.trajectory.show_setting()
        self.trajectory.show_looks()

    def _set_visible(self, place: int, on: bool) -> None:
        """The legend's word on the run at a place of the history."""
        history, spec = self.experiment.state.history, self.experiment.spec
        for one in run_curves(history.runs, spec) if history is not None and spec is not None else ():
            if one.members[0] == place:
                self.experiment.set_look(one.run, visible=on)

    def _show_source(self, history: History | None) -> None:
        """The numbers of the history, replicates as one curve."""
        band = self.experiment.band
        if self._shown and self._shown[0] is history and self._shown[1] == band:
            return
        self._shown = (history, band)
        self._source = None if history is None else curves_source(HistorySource(history), history.runs, band)
        for plot in self._curve_plots():
            plot.band = band
            plot.set_source(self._source)

    def _styles(
        self, history: History | None, channels: tuple[str, ...], labels: dict[str, str] | None = None
    ) -> list[CurveStyle]:
        spec = self.experiment.spec
        if history is None or spec is None:
            return []
        return run_styles(history, spec, self.experiment.looks, channels, lambda one: self._suffix(one, labels or {}))

    def _suffix(self, channel: str, labels: dict[str, str]) -> str:
        said = {"train_loss": self.tr("train"), "validation_loss": self.tr("validation")}
        return said.get(channel) or labels.get(channel, channel)

    def _planned(self, spec: ExperimentSpec) -> list[PlannedCurve]:
        first = self.experiment.state.step if self.experiment.started and not self.experiment.restart_needed else 0
        first = min(first, spec.steps)  # what was planned before has become what was done
        steps = np.linspace(first, spec.steps, min(spec.steps - first + 1, 2001)).round()  # none comes twice
        curves = []
        per_epoch = self.experiment.state.steps_per_epoch or 1
        for members in groups(names(spec)):
            run, look = spec.runs[members[0]], self.experiment.looks[members[0]]
            if look.visible and "lr" in run.optimizer:
                values = planned_rate(run, steps, spec.steps, per_epoch)
                if values is not None:
                    curves.append(PlannedCurve(steps, values, look.colour, shown_name(spec, members[0])))
        return curves

    def _offer_losses(self, spec: ExperimentSpec) -> None:
        box = self.board.loss_view
        offers = [("loss", self.tr("Batch loss"))]
        if {"train_loss", "validation_loss"} <= set(spec.record):
            offers.append(("both", self.tr("Train and validation")))
        accuracies = {
            "validation_accuracy": self.tr("Validation accuracy"), "train_accuracy": self.tr("Train accuracy"),
        }  # fmt: skip
        offers += [(name, text) for name, text in accuracies.items() if name in spec.record]
        if [box.itemData(i) for i in range(box.count())] != [key for key, _ in offers]:
            box.clear()
            for key, text in offers:
                box.addItem(text, key)
            if self._loss_view not in [key for key, _ in offers]:
                self._loss_view = "loss"
            box.setCurrentIndex(box.findData(self._loss_view))
            box.setVisible(len(offers) > 1)

    def _choose_loss(self, view: str) -> None:
        self._loss_view = view
        if self.board.loss_view.currentData() != view:
            self.board.loss_view.setCurrentIndex(max(self.board.loss_view.findData(view), 0))
        self.board.log.setChecked("accuracy" not in view)
        self.show_curves()


def planned_rate(run: RunSpec, steps: np.ndarray, total: int, per_epoch: int) -> np.ndarray | None:
    """The learning rate that the schedule of `run` plans at `steps`; None when it cannot be known."""
    base = float(run.optimizer["lr"])
    if not run.schedule:
        return np.full(len(steps), base)
    try:
        planned = plan(list(run.schedule), total, per_epoch, optimizers[run.optimizer["name"]].momentum_knob)
    except InputError:
        return None
    return planned.values("lr", steps, base)
