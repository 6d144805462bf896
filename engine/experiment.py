"""An experiment: all runs of a spec on one problem, stepping together and writing their history.

The one loop of the program. ``advance`` moves every run on by whole steps; row ``k`` of the history
is the state after ``k`` updates. Between steps any live knob may be edited; each edit is an
:class:`Event`, and *spec + events* gives the same bits again. A run whose loss or parameters stop
being finite is frozen at its last finite state and does not disturb the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.errors import InputError
from engine.event import Event, edited, live_path
from engine.history import History
from engine.mark import Mark
from engine.path import Path
from engine.problem import Setting, problems
from engine.recorder import SMALL, Recorder
from engine.replicates import own_starts
from engine.run_rules import changed_rules, rule_of, standing, whole
from engine.stack import Stack, States
from engine.stepper import stepper_of
from engine.tensor_stepper import TensorStepper
from engine.threads import choose_threads

if TYPE_CHECKING:
    from engine.foreign.permission import Permission
    from engine.group import Group
    from engine.spec import ExperimentSpec

CALM = 16, 1 << 16
"""Updates tried in one go right after a schedule reacted, and at most."""
Bools = NDArray[np.bool_]


class Experiment:
    """The live state of a spec.

    ``script`` are events to apply when their step comes (a replay). ``history=False`` allocates
    none: a host that owns shared memory looks at ``channels`` and calls :meth:`attach`. Those are what is recorded, the
    watched parameters, and the knobs other than the rate that schedules drive at the start (``shown``).
    ``stepper`` makes the updates. ``allow_code`` says which code from outside of the project (optimizers, modules) that
    the spec names may be run.
    Raises InputError for what the problem cannot give, and for outside code that may not be run.
    """

    def __init__(
        self,
        spec: ExperimentSpec,
        device: str = "cpu",
        script: Sequence[Event] = (),
        history: bool = True,
        allow_code: Permission = False,
    ) -> None:
        self.allow_code = allow_code
        self.initial_spec = self.spec = spec = whole(spec, allow_code)
        self.device = torch.device(device)
        self.script = sorted(script, key=lambda event: event.step)
        self.events: list[Event] = []
        self.step = 0
        self.problem = problems[spec.problem["name"]]
        setting = Setting(spec.seed, getattr(torch, spec.dtype), self.device, allow_code, spec.batches)
        self.objective = self.problem.objective(spec.problem_values(), setting)
        self.dimension = self.objective.layout.dimension
        choose_threads(len(spec.runs) * self.dimension)
        self.recorder = Recorder(spec, self.objective, self.problem.name)
        self.frozen: Bools = np.zeros(len(spec.runs), dtype=bool)
        self.path = Path() if self.dimension > SMALL else None
        self.rules = [rule_of(spec, run, self.objective) for run in range(len(spec.runs))]
        driven = dict.fromkeys(knob for rule in self.rules for knob in rule.driven)
        self.shown = ("lr", *(knob for knob in driven if knob not in ("lr", *self.recorder.channels)))
        self.channels = (*self.recorder.channels, *self.shown[1:])
        self.parameters = self.objective.start(len(spec.runs))
        own_starts(spec, self.objective, self.parameters)
        self._calm = CALM[0]
        self._by_tensors = TensorStepper(self)
        self.start = self.parameters.clone()
        self.stack = Stack([], range(len(spec.runs)))
        self.regroup({})
        self.evaluate()
        self.history: History | None = None
        self._own_history = history
        if history:
            self.attach(History.allocate([run.name for run in spec.runs], self.channels, spec.steps + 1))

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do: all steps made, or every run diverged."""
        return self.step >= self.spec.steps or bool(self.frozen.all())

    def attach(self, history: History) -> None:
        """Writes into ``history`` from now on; the present row is written if it is not there yet."""
        self.history = history
        if int(history.written.max()) <= self.step:
            self._write_present()

    def _write_present(self) -> None:
        self.recorder.begin()
        self._by_tensors.record()
        now = self.stack.values_at(self.shown, self.step)
        self._write(self.step, self._joined(self.recorder.rows(now[:, 0], self.stack.order), now))

    def _write_knobs(self) -> None:
        """Puts the knobs now in force into the present row: an edit comes after it was recorded."""
        if self.history is None or int(self.history.written.max()) <= self.step:
            return
        now = self.stack.in_runs(self.stack.values_at(self.shown, self.step))[0]
        for name, values in zip(self.shown, now, strict=True):
            if name in self.history.channels:
                self.history.set(name, self.step, values)

    def _joined(self, rows: NDArray[np.float64], knobs: NDArray[np.float64]) -> NDArray[np.float64]:
        """Rows ``(T, C, R)`` in the order of the spec's runs, and beside them the values ``(T, K, R)`` of ``shown``, in
        the stack's order: those after the rate.
        """
        if len(self.shown) == 1:
            return rows
        return np.concatenate([rows, self.stack.in_runs(knobs[:, 1:])], axis=1)

    # -- runs and groups

    @property
    def groups(self) -> list[Group]:
        """The runs in stacks of equal chains."""
        return self.stack.groups

    def regroup(self, states: States, live: bool = False) -> None:
        """Sorts the runs into stacks of equal chains; ``states`` are carried over by run and key. ``live``: outside
        optimizers of runs that have states go on as they are.
        """
        former = self.stack if live else None
        parameters = self.by_run(self.parameters)
        self.stack, self.parameters = Stack.of(
            self.rules, parameters, states, self.objective, self.spec.seed, self.allow_code, former
        )
        self.stack.seed_noise(self.objective, [run.seed for run in self.spec.runs])
        self.recorder.stand(self.spec, self.stack)
        self.stepper = stepper_of(self)

    def by_run(self, stacked: Tensor) -> Tensor:
        """Rows of the stack put into the order of the spec's runs (a copy)."""
        return self.stack.by_run(stacked)

    def states(self) -> dict[int, dict[str, Tensor]]:
        """Every run's optimizer states by key, copies without the leading axis."""
        return self.stack.states()

    # -- stepping

    def evaluate(self) -> None:
        """Loss and gradient at the present place; every update starts from them."""
        self.loss, self.gradient = self.objective.evaluate(self.parameters, self.step)

    @property
    def longest(self) -> int:
        """How many steps are made in one go at most."""
        return self.stepper.longest

    def advance(self, count: int = 1) -> None:
        """Makes ``count`` more updates of every run that is still going (fewer where the experiment ends)."""
        target = self.step + count
        self._play_script()
        while self.step < min(target, self.spec.steps) and not self.frozen.all():
            stop = min(target, self.spec.steps, self.step + self._reach, *(event.step for event in self.script[:1]))
            self._chunk(stop - self.step)
            self._play_script()

    @property
    def _reach(self) -> int:
        """How many steps are tried in one go: where a schedule has just reacted, few at first, as it may again soon."""
        return min(self.longest, self._calm) if any(rule.reactions.parts for rule in self.rules) else self.longest

    def _chunk(self, count: int) -> None:
        """Makes ``count`` updates, or those up to the first at which a schedule reacts."""
        first = self.step
        before = Mark.of(self)
        self.stack.plan_chunk(first, count)
        knobs = self.stack.in_force(self.shown, 0, count)
        made = self.stepper.chunk(first, count)
        frozen = self.stack.marks(self.frozen)
        if not (made.good | frozen).all():
            before.restore(self)
            sound, suspect = made.sound(frozen)
            if sound:
                self._chunk(sound)
                if self.step < first + sound:
                    return
            self._careful_chunk(suspect)
            return
        self._keep_frozen(before.parameters)
        rows = self._joined(made.rows(knobs[:, 0], self.stack.order), knobs)
        stands, reacted = standing(self.rules, self.frozen, self.history, first, rows)
        if stands < count:
            before.restore(self)
            self._calm = max(CALM[0], stands)
            self._chunk(stands)
            return
        self._calm = max(self._calm, min(2 * count, CALM[1]))
        made.settle()
        self._write(first + 1, rows)
        if reacted:
            self._write_knobs()

    def _careful_chunk(self, count: int) -> None:
        """Steps one by one and freezes each run where it stops being finite: at its last finite place."""
        self.stack.plan_chunk(self.step, count)
        for row in range(count):
            before = self.parameters.clone()
            self.recorder.begin()
            self._by_tensors.update(row)
            bad = self.stack.in_runs(~self._by_tensors.good()) & ~self.frozen
            places = self.stack.in_runs(self._by_tensors.places())
            knobs = self.stack.in_force(self.shown, row, 1)
            rows = self._joined(self.recorder.rows(knobs[:, 0], self.stack.order), knobs)
            self._write(self.step, rows)
            self.frozen |= bad
            if self.history is not None:
                for run in np.flatnonzero(bad):
                    what = "the loss is not finite" if places[run] else "a parameter is not finite"
                    self.history.diverge(int(run), self.step, what)
            self._keep_frozen(before)
            if standing(self.rules, self.frozen, self.history, self.step - 1, rows)[1]:
                self._write_knobs()
                return
            if self.frozen.all():
                return

    def _keep_frozen(self, before: Tensor) -> None:
        if self.frozen.any():
            keep = torch.as_tensor(self.stack.marks(self.frozen), device=self.device)
            self.parameters[keep] = before[keep]

    def _write(self, start: int, rows: NDArray[np.float64]) -> None:
        if self.history is not None:
            self.history.write(start, rows, ~self.frozen if self.frozen.any() else None)

    # -- live edits

    def edit(self, path: str, value: Any) -> Event:
        """Changes one thing before the next update, and remembers it as an event."""
        path = live_path(self.spec, path)
        event = Event(self.step, path, self.spec.value(path), value)
        self._apply(event)
        return event

    def _play_script(self) -> None:
        while self.script and self.script[0].step <= self.step:
            self._apply(self.script.pop(0))

    def _apply(self, event: Event) -> None:
        """Takes an event; one that is refused (InputError) leaves everything as it was."""
        held = self.spec, self.rules
        try:
            self._change(event)
        except InputError:
            self.spec, self.rules = held
            raise
        self.events.append(event)
        self.evaluate()
        self._grow()
        self._write_knobs()

    def _grow(self) -> None:
        """More room in a history of this process's own, after ``steps`` was raised."""
        if self._own_history and self.history is not None and self.spec.steps + 1 > self.history.capacity:
            self.history = self.history.grown(self.spec.steps + 1)

    def _change(self, event: Event) -> None:
        spec = whole(edited(self.spec, event.path, event.new), self.allow_code)
        before, old, self.spec = self.spec, self.rules, spec
        self.rules, fresh = changed_rules(before, spec, old, self.objective, self.step)
        states = self.states() | {run: {} for run in fresh}
        self.regroup(states, live=True)
        for group in self.groups:
            group.rebase_edited(old, self.step)
