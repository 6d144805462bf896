"""Between the composer and the experiment: the draft's plan is shown at once, and applied when an edit ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, QTimer

from app.history_source import HistorySource
from app.pages.schedules import batch_track
from app.pages.schedules.code_export import CodeExport
from app.pages.schedules.preset_menu import PresetMenu
from app.replicates import names, shown_name, together
from app.run_curves import curves_source, run_styles
from engine.batch_schedule import KNOB
from engine.errors import InputError
from engine.optimizer import declared
from engine.plan import plan
from engine.replicates import groups
from widgets.engine_text import sentence
from widgets.knob.label import title_of
from widgets.plot.style import PlannedCurve
from widgets.schedule.tracks import Setting, drives

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.schedules.page import SchedulesPage
    from engine.history import History
    from engine.plan import Plan
    from engine.run_spec import RunSpec

FRAME_MS = 50
TORCH_COLOUR = "#6E7781"


class ComposerController(QObject):
    """The draft of the selected run. A draft that cannot be planned is kept, and said to be wrong, but not applied."""

    def __init__(self, page: SchedulesPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.experiment = page, window.experiment
        self.composer = page.composer
        self._key: Any = None
        self._history: History | None = None
        self._applying = False
        self._clock = QTimer(self, interval=FRAME_MS)
        self._clock.timeout.connect(self.frame)
        page.shown.connect(self._clock.start)
        page.hidden.connect(self._clock.stop)
        self.export = CodeExport(page, window, self)
        self.export.reported.connect(self.show_preview)
        self.composer.edited.connect(self._edited)
        self.composer.chosen_changed.connect(self.show_preview)
        page.run.activated.connect(self._select)
        page.add.clicked.connect(lambda: self.composer.add())
        page.earlier.clicked.connect(lambda: page.line.move_requested.emit(self.composer.chosen, -1))
        page.later.clicked.connect(lambda: page.line.move_requested.emit(self.composer.chosen, 1))
        page.remove.clicked.connect(lambda: self.composer.remove())
        page.all_runs.toggled.connect(lambda on: self.apply() if on else None)
        page.track.menu().aboutToShow.connect(self._fill_tracks)
        self.presets = PresetMenu(page, window)
        for signal in (self.experiment.spec_changed, self.experiment.selection_changed, self.experiment.looks_changed):
            signal.connect(self.show_spec)
        self.experiment.state_changed.connect(self.show_spec)
        self.experiment.refused.connect(self._refused)

    # -- showing -------------------------------------------------------------------------------------------------

    @property
    def run(self) -> RunSpec:
        """The run whose schedule is composed."""
        assert self.experiment.spec is not None
        return self.experiment.spec.runs[self.experiment.selected]

    def setting(self, run: RunSpec) -> Setting:
        """What a schedule of `run` is for."""
        assert self.experiment.spec is not None
        per_epoch = self.experiment.state.steps_per_epoch if self.experiment.current else None
        optimizer, values = declared(run.optimizer), run.knobs()
        bases = {knob.name: float(values[knob.name]) for knob in optimizer.knobs if knob.kind in ("real", "integer")}
        bases |= batch_track.base(self.experiment.spec)
        return Setting(self.experiment.spec.steps, per_epoch or 1, bases, optimizer.momentum_knob)

    def show_spec(self) -> None:
        """Fills everything from the spec; a draft that is being made is left alone while its run stays as it is."""
        spec, page = self.experiment.spec, self.page
        if spec is None or self._applying:
            return
        rows = groups(names(spec))
        shown = [shown_name(spec, members[0]) for members in rows]
        if [page.run.itemText(place) for place in range(page.run.count())] != shown:
            page.run.clear()
            page.run.addItems(shown)
        page.run.setCurrentIndex(next(row for row, members in enumerate(rows) if self.experiment.selected in members))
        page.all_runs.setVisible(len(rows) > 1)
        setting, colour = self.setting(self.run), self.experiment.looks[self.experiment.selected].colour
        place, entries = (self.experiment.selected, setting, colour), batch_track.joined(spec, self.run)
        if (place, entries) != self._key:
            same = self._key is not None and self._key[0] == place
            if not same or batch_track.parted(self.composer.entries) != batch_track.parted(entries):
                self.composer.set_schedule(entries, setting, colour)
            self._key = (place, entries)
        self.show_preview()

    def show_preview(self) -> None:
        """The plan of the draft and, faint, of the other runs; or what is wrong with it."""
        page, composer = self.page, self.composer
        knob, setting = composer.knob, composer.setting
        chosen = composer.block is not None
        page.nothing.setVisible(not chosen)
        for button in (page.earlier, page.later, page.remove):
            button.setEnabled(chosen)
        page.panel.set_title(title_of(knob))
        note = self.tr("base %1").replace("%1", f"{setting.bases[knob]:g}") if knob in setting.bases else ""
        page.panel.set_note(note + self.tr(", the same for all runs") if knob == KNOB and note else note)
        planned, problem = self._plan(composer.entries, setting)
        composer.plot.set_error(problem)
        curves = {}
        if planned is not None:
            knobs = dict.fromkeys([*(track.knob for track in composer.tracks), knob])
            columns = max(128, self.page.plot.width() // 2)
            for name in knobs:
                curves[name] = batch_track.curve(planned, name, setting, columns)
        composer.show_curves(curves)
        shown = [PlannedCurve(*curves[knob], composer.colour, page.run.currentText())] if knob in curves else []
        self.export.changed(batch_track.parted(composer.entries)[0], setting, good=planned is not None)
        page.plot.set_planned([*self._others(knob), *shown, *self._torch(knob)])
        page.plot.set_draft(*curves.get(knob, (np.empty(0), np.empty(0))), now=self._now())
        self._show_done(knob)

    def _now(self) -> float:
        """The step where the run stands, if the shown knob was recorded up to there."""
        experiment = self.experiment
        history = experiment.state.history if experiment.current else None
        known = experiment.started and not experiment.restart_needed and history is not None
        return float(experiment.state.step) if known and self.composer.knob in history.channels else 0.0

    def _plan(self, entries: list[dict[str, Any]], setting: Setting) -> tuple[Plan | None, str]:
        try:
            planned = plan(entries, setting.steps, setting.per_epoch, setting.momentum)
            batch_track.check(entries, setting)
            unknown = [knob for knob in planned.knobs if knob not in setting.bases]
            if unknown:
                raise InputError(f"{self.run.optimizer['name']} has no {unknown[0]} to drive")
        except InputError as error:
            return None, sentence(str(error))
        return planned, ""

    def _others(self, knob: str) -> list[PlannedCurve]:
        """What visible other runs plan for the same knob."""
        assert self.experiment.spec is not None
        found: list[PlannedCurve] = []
        if knob == KNOB:
            return found
        spec, looks = self.experiment.spec, self.experiment.looks
        for members in groups(names(spec)):
            run, look = spec.runs[members[0]], looks[members[0]]
            setting = self.setting(run)
            if self.experiment.selected in members or not look.visible or knob not in setting.bases:
                continue
            planned, _ = self._plan(list(run.schedule), setting)
            if planned is not None:
                curve = batch_track.curve(planned, knob, setting, 300)
                found.append(PlannedCurve(*curve, look.colour, shown_name(spec, members[0])))
        return found

    def _torch(self, knob: str) -> list[PlannedCurve]:
        """What torch's own schedulers would do, where that is something else."""
        curves = self.export.report.curves if self.export.report is not None else {}
        return [PlannedCurve(*curves[knob], TORCH_COLOUR, "PyTorch")] if knob in curves else []

    def _show_done(self, knob: str) -> None:
        """What was recorded of the knob: of the rate always, of others where a schedule drove them from the start."""
        experiment = self.experiment
        history = experiment.state.history if experiment.current else None
        plot, band = self.page.plot, experiment.band
        if self._history is not history or plot.band != band:
            self._history, plot.band = history, band
            plot.set_source(None if history is None else curves_source(HistorySource(history), history.runs, band))
        styles = []
        spec, waits = experiment.spec, not experiment.started or experiment.restart_needed
        if history is not None and spec is not None and knob in history.channels and not waits:
            own = together(spec, experiment.selected)[0]
            styles = [
                replace(style, visible=True, diverged=None)
                for style in run_styles(history, spec, experiment.looks, [knob])
                if style.visible or style.run == own
            ]
        plot.set_curves(styles)

    def frame(self) -> None:
        """The rates of a run that goes on."""
        if self.page.plot.isVisible() and self.page.plot.refresh():
            self.page.plot.set_now(self._now())

    # -- edits ---------------------------------------------------------------------------------------------------

    def _edited(self, entries: list[dict[str, Any]], end: bool) -> None:
        self.show_preview()
        if end and not self.composer.plot.error:
            self.apply()

    def apply(self) -> None:
        """Gives the draft to the run, or to all that can take it."""
        spec, experiment = self.experiment.spec, self.experiment
        if spec is None or self.composer.plot.error:
            return
        entries, batch = batch_track.parted(self.composer.entries)
        driven = {drives(entry) for entry in entries}
        targets, left_out = [experiment.selected], []
        if self.page.all_runs.isChecked() and len(spec.runs) > 1:
            for place, run in enumerate(spec.runs):
                setting = self.setting(run)
                if place != experiment.selected:
                    good = driven <= setting.bases.keys() and self._plan(entries, setting)[0] is not None
                    (targets if good else left_out).append(place)
        self._applying = True  # the draft stays as it is until all of it is in the spec
        taken = [experiment.edit(f"runs.{place}.schedule", entries)
                 for place in targets if list(spec.runs[place].schedule) != entries]  # fmt: skip
        if list(spec.batch_schedule) != batch:
            taken.append(experiment.edit("batch_schedule", batch))
        self._applying = False
        if all(taken):
            self.show_spec()
        if left_out:
            others = ", ".join(dict.fromkeys(shown_name(spec, place) for place in left_out))
            said = self.tr("Not applied to %1: this schedule does not fit there.").replace("%1", others)
            self.page.notice.show_notice(said)

    def _refused(self, path: str, text: str) -> None:
        if path in (f"runs.{self.experiment.selected}.schedule", "batch_schedule"):
            self.composer.plot.set_error(sentence(text))

    def _select(self, row: int) -> None:
        """The run of a row of the list, the first one where it stands for replicates."""
        if self.experiment.spec is not None:
            self.experiment.select(groups(names(self.experiment.spec))[row][0])

    def _fill_tracks(self) -> None:
        menu = self.page.track.menu()
        menu.clear()
        driven = {track.knob for track in self.composer.tracks}
        for knob in self.composer.setting.knobs:
            if knob not in driven:
                menu.addAction(knob, lambda knob=knob: self.composer.add("LinearLR", knob))

    def close(self) -> None:
        """The window is closing."""
        self._clock.stop()
        self._history = None
        self.page.plot.set_source(None)
