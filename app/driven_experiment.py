"""Run, pause, step, stop, back: how the experiment is driven."""

from __future__ import annotations

from app.loaded_experiment import LoadedExperiment
from app.run_look import whole_looks
from engine.spec_difference import at_step


class DrivenExperiment(LoadedExperiment):
    """What the buttons of the transport do."""

    def run(self) -> None:
        """Go on; anew when it is over or was stopped."""
        if self._held_back():
            return
        if self.speed == 0:
            self.step()
            return
        if self.stopped or (self.current and self.state.status == "finished") or self._timer.isActive():
            self._load_now(run=True)
        else:
            self._loud()
            self._unasked, self._wants_run = False, True
            self.host.run()
        self.state_changed.emit()

    def pause(self) -> None:
        """Halt after the present chunk."""
        self._wants_run = False
        self._loud()
        self.host.pause()

    def toggle(self) -> None:
        """Run or pause."""
        if self.running or self._wants_run:
            self.pause()
        else:
            self.run()

    def step(self) -> None:
        """One step."""
        if self._held_back():
            return
        self._wants_run = False
        if self._timer.isActive() or self.stopped:
            self._until = None
            self._load_now()
        self._loud()
        self.host.step(1)

    def stop(self) -> None:
        """End here: the next run starts anew."""
        self.pause()
        self.stopped = self.state.step > 0 or self.running
        self.state_changed.emit()

    def reset(self) -> None:
        """Back to step 0 with the present settings."""
        self._until = None
        self._load_now()
        self.spec_changed.emit()

    def rewind(self, step: int) -> None:
        """Back to a step that was made, paused, without the edits made from there on."""
        state = self.state
        if not self.current or state.initial_spec is None or step >= state.step or self._held_back():
            return
        if self._changed_code():
            return
        self._timer.stop()
        self._wants_run, self._until, self.stopped = False, None, False
        self._loud()
        self._settle()
        self.spec = at_step(state.initial_spec, state.events, max(step, 0) - 1)
        runs = len(self.spec.runs)  # more or fewer of them may have waited for a restart
        if len(self.looks) != runs:
            self.looks = whole_looks(self.looks, runs)
            self.selected = min(self.selected, runs - 1)
        self._generation = self.host.rewind(step)
        self.spec_changed.emit()
        self.looks_changed.emit()
        self.selection_changed.emit()

    def restart(self) -> None:
        """Applies what waits for a restart, and runs if the experiment was running."""
        self._load_now(run=self.running)
        self.spec_changed.emit()

    def undo(self) -> None:
        """Takes back what waits for a restart."""
        if self._undo is None:
            return
        self.spec, self.looks, self.selected = self._undo
        self._settle()
        self.spec_changed.emit()
        self.looks_changed.emit()
        self.selection_changed.emit()

    def set_speed(self, speed: float | None) -> None:
        """Steps per second; 0 is one step per click, None full speed."""
        self.speed = speed
        if speed == 0:
            if self.running:
                self.pause()
        else:
            self.host.set_speed(speed)

    def _held_back(self) -> bool:
        """Whether others' code would run that nobody has agreed to; the person is asked."""
        if self.awaited:
            self.consent_asked.emit()
        return bool(self.awaited)

    def _changed_code(self) -> bool:
        """Whether going back would run a file that is not any more what was agreed to; says so."""
        spec = self.state.initial_spec
        changed = self.consent.missing(spec) if spec is not None else ()
        if changed:
            said = self.tr("%1 has changed since it was allowed. Reset the experiment to run it as it is now.")
            self.refused.emit("", said.replace("%1", changed[0].place))
        return bool(changed)
