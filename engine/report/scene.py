"""A run replayed up to its trouble: everything that the update saw at any step."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import InputError
from engine.theory.case import Case, case
from engine.theory.stability import limit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from torch import Tensor

    from engine.event import Event
    from engine.preconditioner import Moments
    from engine.problem import Objective
    from engine.report.trouble import Trouble
    from engine.spec import ExperimentSpec

    Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Look:
    """One run after ``step`` updates: ``parameters`` and ``gradient`` ``(D,)``, the rule's ``moments`` ``(1, D)``."""

    step: int
    spec: ExperimentSpec
    run: int
    objective: Objective
    loss: float
    parameters: Tensor
    gradient: Tensor
    moments: Moments

    @cached_property
    def case(self) -> Case | None:
        """The rule with the knobs of the next update."""
        return case(self.spec, self.run, [float(self.step)], self.objective.steps_per_epoch or 1)

    def knob(self, name: str) -> float:
        """Its value at the next update; 0 where the rule has no such knob."""
        return 0.0 if self.case is None else float(self.case.knob(name)[0])

    @cached_property
    def memory(self) -> tuple[Tensor, str] | None:
        """The running mean of squares after ``step`` updates ``(D,)``, bias corrected, and the knob of its memory."""
        if self.case is None or not bool(self.moments.keeps.isfinite().all()):
            return None
        return self.moments.second[0].nan_to_num(), "beta2" if "beta2" in self.case.knobs else "alpha"

    @cached_property
    def divisor(self) -> Tensor | None:
        """What the next update divides by, ``(D,)``: √v̂ + ε with this step's gradient in v. None for other rules."""
        return None if self.memory is None else self.moments.after(self.gradient[None])[0]

    @cached_property
    def lag(self) -> float | None:
        """G²/v̂ of the present gradient, see :meth:`engine.preconditioner.Moments.lag`. None without a memory."""
        found = float(self.moments.lag(self.gradient[None])[0])
        return found if np.isfinite(found) else None

    @cached_property
    def limit(self) -> float | None:
        """The largest stable (weighed) curvature with the present knobs; None for a chain without a theory."""
        found = None if self.case is None else limit(self.case)
        return None if found is None or not np.isfinite(found[0]) or found[0] <= 0 else float(found[0])

    @cached_property
    def sharpness(self) -> float | None:
        """The Hessian's largest eigenvalue on all data, weighed by the next divisor for rules that have one."""
        from engine.landscape.curvature import top_directions
        from engine.landscape.loss import whole_loss

        whole = whole_loss(self.objective)
        try:
            if self.case is not None and self.case.weighed:
                if self.divisor is None or not bool((self.divisor > 0).all()):
                    return None
                root = self.divisor.double().sqrt().to(self.parameters)
                values, _ = top_directions(lambda points: whole(points / root), self.parameters * root, 1)
            else:
                values, _ = top_directions(whole, self.parameters, 1)
        except (InputError, RuntimeError):
            return None
        return float(values[0]) if np.isfinite(float(values[0])) else None

    @property
    def over_limit(self) -> float | None:
        """The sharpness over the limit: above 1 the sharpest direction bounces with growing steps."""
        return None if self.limit is None or self.sharpness is None else self.sharpness / self.limit

    @cached_property
    def curvature_along(self) -> float | None:
        """uᵀHu of the loss of this step's batch along the gradient divided as the rule does it (P^-1 g), over the
        limit in the same metric: uᵀHu / (uᵀPu) / limit. None where it is not known.
        """
        from engine.curvature import Curvature

        if self.limit is None:
            return None
        weight = self.divisor if self.divisor is not None and self.case is not None and self.case.weighed else None
        along = self.gradient if weight is None else self.gradient / weight
        (product,) = Curvature.of(self.objective, self.parameters[None], self.step).product(along[None])
        length = float((along * (along if weight is None else along * weight)).sum())
        return float((along * product).sum()) / length / self.limit if length > 0 else None


class Scene:
    """Run ``run`` of ``spec`` with ``events``, in which ``trouble`` was found. Looks are made in rising order best."""

    def __init__(self, spec: ExperimentSpec, events: Sequence[Event], run: int, trouble: Trouble) -> None:
        self.spec, self.events, self.run, self.trouble = spec, tuple(events), run, trouble
        self._experiment: Any = None
        self._looks: dict[int, Look] = {}

    @property
    def last(self) -> int:
        """The last step at which the run can be looked at."""
        return max(self.trouble.step - 1, 0) if self.trouble.kind == "divergence" else self.spec.steps

    def look(self, step: int) -> Look:
        """The run after ``step`` updates."""
        from engine.experiment import Experiment
        from engine.preconditioner import moments

        step = min(max(step, 0), self.last)
        if step not in self._looks:
            if self._experiment is None or self._experiment.step > step:
                self._experiment = Experiment(self.spec, script=self.events, history=needs_history(self.spec))
            experiment = self._experiment
            experiment.advance(step - experiment.step)
            place = experiment.by_run(experiment.parameters)[self.run].clone()
            loss, gradient = experiment.objective.evaluate(place[None], experiment.step)
            scale = experiment.spec.runs[self.run].loss_scale
            held = moments(experiment.groups, experiment.parameters, experiment.step)
            self._looks[step] = Look(step, experiment.spec, self.run, experiment.objective, float(loss[0]), place,
                                     scale * gradient[0], held.of(experiment.stack.order.index(self.run)))  # fmt: skip
        return self._looks[step]

    @cached_property
    def before(self) -> list[Look]:
        """A few steps up to the onset and just behind it."""
        onset = self.trouble.onset
        near = {max(0, min(self.last, onset + offset)) for offset in (-4, -2, -1, 0, 1, 2)}
        steps = sorted(near | {min(self.last, max(onset, self.trouble.step - offset)) for offset in (1, 2)})
        return [self.look(step) for step in steps]

    @cached_property
    def worst(self) -> Look | None:
        """That of the steps up to the onset with the sharpness highest over the limit; None where it is unknown."""
        known = [look for look in self.before if look.over_limit is not None and look.step <= self.trouble.onset]
        return max(known, key=lambda look: look.over_limit or 0.0) if known else None


def needs_history(spec: ExperimentSpec) -> bool:
    """Whether a replay must record: schedules that react look at the losses."""
    return any(part.get("name") == "ReduceLROnPlateau" for run in spec.runs for part in run.schedule)
