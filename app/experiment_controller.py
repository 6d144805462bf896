"""Between the forms and the engine: the experiment as the person has set it up, and what becomes of each change.

At step 0 a change loads the experiment anew, quietly and at most every 50 ms. Afterwards a live knob is edited
live. What cannot change while running waits for a restart; the person is asked in a line over the page.

On a surface steps cost next to nothing. There a change of the problem runs the experiment anew to where it stood; with
`instant` every change runs it anew to its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app import replicates, spec_change
from app.driven_experiment import DrivenExperiment
from app.loaded_experiment import DEBOUNCE_MS
from app.rerun import rerunnable
from app.run_look import RunLook, free_colour
from engine.errors import InputError
from engine.event import edited
from engine.replicates import base_name, needless, recounted, spread
from engine.spec import parse
from widgets.plot.palette import RUN_COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.spec import ExperimentSpec


class ExperimentController(DrivenExperiment):
    """Every change that a form, a list or another page asks for."""

    def edit(self, path: str, value: Any) -> bool:
        """Changes one thing of the spec; False when it was refused (`refused` says why)."""
        assert self.spec is not None
        try:
            spec = replicates.agreed(self.spec.with_value(path, value), path)
        except InputError as error:
            self.refused.emit(path, error.message)
            return False
        if spec == self.spec:
            return True
        if self._instantly(spec):
            self._change(spec)
            return True
        if self.started and not self.restart_needed:
            same = len(spec.runs) == len(self.spec.runs)
            if path.split(".")[0] == "problem" and same and rerunnable(spec) and not self.state.events:
                self._again(self._until or (self.spec.steps if self.running else self.state.step))
                self.spec = spec
                self.spec_changed.emit()
                return True
            try:
                edited(self.spec, path, value)
            except InputError:
                self._change(spec)
                return True
            self.spec = spec
            for each in spread(replicates.names(spec), path):
                self.host.edit(each, value)
            self.spec_changed.emit()
            return True
        self._change(spec)
        return True

    def _change(self, spec: ExperimentSpec, looks: list[RunLook] | None = None, selected: int | None = None) -> None:
        """A new spec: loaded soon at step 0, kept for a restart later."""
        assert self.spec is not None
        named = spec_change.only_names(self.spec, spec)
        instantly = not named and self._instantly(spec)
        if self.started and not self.restart_needed and not named and not instantly:
            self._undo = (self.spec, list(self.looks), self.selected)
            self.restart_needed = True
            self.restart_changed.emit(True)
        if looks is None and len(spec.runs) != len(self.spec.runs):
            looks = replicates.looks_for(replicates.names(self.spec), self.looks, replicates.names(spec))
            if selected is None:
                selected = _same_run(self.spec, self.selected, spec)
        self.spec = spec
        if looks is not None:
            self.looks = looks
        moved = selected is not None and selected != self.selected
        if selected is not None:
            self.selected = selected
        if instantly:
            self._again(spec.steps)
        elif not self.started:
            self._timer.start(DEBOUNCE_MS)
        self.spec_changed.emit()
        if looks is not None:
            self.looks_changed.emit()
        if moved:
            self.selection_changed.emit()

    def adopt(self, spec: ExperimentSpec, looks: list[RunLook], selected: int) -> None:
        """A whole set-up, as undo and redo know it; live where every difference can be made live."""
        assert self.spec is not None
        if self._undo is not None and self.restart_needed and self._undo[0] == spec:
            self.undo()
        elif len(spec.runs) == len(self.spec.runs) and spec.problem == self.spec.problem:
            for path in spec_change.edits(self.spec, spec):
                self.edit(path, spec_change.plain(spec.value(path)))
            if spec != self.spec:
                self._change(spec)
        else:
            self._change(spec, looks, min(selected, len(spec.runs) - 1))
        if self.looks != looks and len(looks) == len(spec.runs):
            self.looks = looks
            self.looks_changed.emit()
        self.select(min(selected, len(spec.runs) - 1))

    def choose_problem(self, name: str) -> None:
        """Another problem with its default knobs; records what it can give."""
        assert self.spec is not None
        self._parse(replicates.fitting(spec_change.with_problem(self.spec, name)), "problem")

    def choose_optimizer(self, run: int, name: str) -> None:
        """Another optimizer for a run; keeps the knobs that both have, but for the learning rate."""
        assert self.spec is not None
        self.use_optimizer(run, spec_change.optimizer_like(self.spec.runs[run].optimizer, name))

    def use_optimizer(self, run: int, optimizer: Mapping[str, Any]) -> None:
        """An optimizer in spec form for a run, which takes its name if it had the last one's."""
        assert self.spec is not None
        old = self.spec.runs[run]
        named = old.name.startswith(spec_change.short_name(old.optimizer))
        if named and (not self.started or self._instantly(self.spec)):
            self._parse(replicates.with_optimizer(self.spec, run, optimizer), f"runs.{run}.optimizer")
        else:
            self.edit(f"runs.{run}.optimizer", dict(optimizer))

    def add_run(self) -> None:
        """One more run, with an optimizer that no run has yet."""
        assert self.spec is not None
        self._append(spec_change.with_run(self.spec))

    def duplicate_run(self, run: int) -> None:
        """A copy of a run, after all others."""
        assert self.spec is not None
        self._append(replicates.with_copy(self.spec, run))

    def _append(self, table: dict[str, Any]) -> None:
        colour, first = free_colour(RUN_COLOURS, [look.colour for look in self.looks]), len(self.looks)
        added = [RunLook(colour)] * (len(table["runs"]) - first)
        self._parse(table, "runs", [*self.looks, *added], first)

    def replicate(self, run: int, count: int) -> None:
        """So many replicates of a run; 1 for it alone."""
        assert self.spec is not None
        reason = needless(self.spec.problem) if count > 1 else ""
        if reason:
            self.refused.emit(f"runs.{run}.replicates", reason)
        elif count != len(replicates.together(self.spec, run)):
            try:
                table = recounted(self.spec.table(), run, count)
            except InputError as error:
                self.refused.emit(f"runs.{run}.replicates", error.message)
                return
            self._parse(table, f"runs.{run}.replicates")

    def remove_run(self, run: int) -> None:
        """Takes a run out; the last one stays."""
        assert self.spec is not None
        members = replicates.together(self.spec, run)
        if len(self.spec.runs) == len(members):
            self.refused.emit("runs", self.tr("An experiment needs at least one run."))
            return
        looks = [look for place, look in enumerate(self.looks) if place not in members]
        before = sum(place < self.selected for place in members)
        self._parse(replicates.without(self.spec, run), "runs", looks, min(self.selected - before, len(looks) - 1))

    def rename(self, run: int, name: str) -> None:
        """Another name for a run; curves already drawn keep running."""
        assert self.spec is not None
        several = len(replicates.together(self.spec, run)) > 1
        try:
            if several:
                spec = parse(replicates.with_name(self.spec, run, name))
            else:
                spec = self.spec.with_value(f"runs.{run}.name", name)
        except InputError as error:
            self.refused.emit(f"runs.{run}.name", error.message)
            return
        self._change(spec)
        self.looks_changed.emit()

    def _parse(
        self, table: dict[str, Any], path: str, looks: list[RunLook] | None = None, selected: int | None = None
    ) -> None:
        try:
            spec = parse(table)
        except InputError as error:
            self.refused.emit(path, error.message)
            return
        self._change(spec, looks, selected)

    def move_start(self, start: list[float]) -> None:
        """Another start point of a surface: the runs begin anew there and go as far as they had gone."""
        self.edit("problem.start", start)

    # -- looks ---------------------------------------------------------------------------------------------------

    def set_look(self, run: int, colour: str | None = None, visible: bool | None = None) -> None:
        """Colour or visibility of a run, and of its fellow replicates."""
        old = self.looks[run]
        new = RunLook(colour or old.colour, old.visible if visible is None else visible)
        members = replicates.together(self.spec, run) if self.spec is not None else [run]
        if any(self.looks[place] != new for place in members):
            for place in members:
                self.looks[place] = new
            self.looks_changed.emit()

    def select(self, run: int) -> None:
        """The run whose forms are shown."""
        if run != self.selected:
            self.selected = run
            self.selection_changed.emit()


def _same_run(before: ExperimentSpec, run: int, after: ExperimentSpec) -> int:
    """Where a run, or the first of its replicates, stands in a spec with more or fewer of them."""
    base = base_name(before.runs[run].name)
    return next((place for place, name in enumerate(replicates.names(after)) if base_name(name) == base), 0)
