"""The learning-rate range test (Smith 2017, arXiv 1506.01186): a ramp of the rate, and what the loss does meanwhile.

One run of a spec is repeated from several starts at once (a stack of R = seeds runs, so it costs little more than one):
networks are initialised by seed, start points of surfaces are jittered. Everything else is the run's own, but for its
schedule, whose place the ramp takes. The stability limit (:mod:`engine.theory.stability`) is measured on the way.

The loss is seen to rise only beyond the limit: an instability starts from the little that is left of the error and
grows while the rate moves on. Without noise a longer ramp does not help, for it shrinks the error more before the
limit: on a bowl, from far below the limit, log |error| changes by an integral over log(rate), and that is 0 again
where Re Li₂(lr · λ) = 0, at 12.6/λ, 6.3 times the limit 2/λ of gradient descent, whatever the length. With the noise
of batches the error cannot shrink so far, and longer ramps come closer. :func:`delays` measures it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray

from engine.data.randomness import Purpose, generator
from engine.errors import InputError
from engine.experiment import Experiment
from engine.finder_curvature import sharpest
from engine.finder_ends import FURTHER, SCOUT, ends, scouted
from engine.finder_result import Limit, Ramp, RangeResult
from engine.history import History
from engine.preconditioner import moments
from engine.problem import Setting, problems
from engine.spec import parse
from engine.theory.case import case
from engine.theory.stability import form

if TYPE_CHECKING:
    from engine.foreign.permission import Permission
    from engine.spec import ExperimentSpec

Array = NDArray[np.float64]

JITTER = 0.05
"""Standard deviation of a surface's start points, as a share of the start's own size (of 1 where that is 0)."""
LOOKS = 24
"""Places of the ramp at which the curvature is measured, until the limit is crossed."""
PIECE = 64


class RangeTest:
    """A range test of run ``run`` of ``spec``; :meth:`advance` it until :attr:`finished`, and read :meth:`result`.

    Raises InputError for a run that has no learning rate, or a rate that its optimizer does not take.
    """

    def __init__(
        self,
        spec: ExperimentSpec,
        run: int = 0,
        ramp: Ramp | None = None,
        device: str = "cpu",
        allow_code: Permission = False,
    ) -> None:
        self.ramp = ramp = ramp or Ramp(automatic=True)
        self.device, self.allow_code = device, allow_code
        if not 0 <= run < len(spec.runs):
            raise InputError(f"run = {run}: must be one of the {len(spec.runs)} runs, counted from 0")
        self.run, self.spec = run, spec
        given = spec.runs[run]
        if "lr" not in given.optimizer:
            raise InputError(f"{given.optimizer['name']} has no learning rate to find")
        self._scout: RangeTest | None = None
        self._rises = False
        if ramp.automatic:
            scout = replace(SCOUT, seeds=min(SCOUT.seeds, ramp.seeds))
            self._scout = RangeTest(spec, run, scout, device, allow_code)
        self._prepare()

    def _prepare(self) -> None:
        """The experiment of this ramp."""
        ramp, spec, given = self.ramp, self.spec, self.spec.runs[self.run]
        entry = {
            "optimizer": {**given.optimizer, "lr": ramp.high},
            "schedule": {
                "name": "HandDrawn",
                "at": [0, ramp.steps - 1],
                "factors": [ramp.low / ramp.high, 1.0],
                "interpolation": ramp.scale,
            },
            "loss_scale": given.loss_scale,
        }
        table = spec.table() | {"steps": ramp.steps, "record": ["loss"], "watch": [], "measure_every": None, "axes": []}
        table.pop("batch_schedule", None)  # the rate is that of batches of the base size
        table["runs"] = [{**entry, "name": f"seed {seed}"} for seed in range(ramp.seeds)]
        self.experiment = Experiment(parse(table), self.device, history=False, allow_code=self.allow_code)
        self._place_starts()
        names = [one.name for one in self.experiment.spec.runs]
        self.experiment.attach(History.allocate(names, self.experiment.channels, ramp.steps + 1))
        self._case = case(self.experiment.spec, 0, [0.0])
        self.form = None if self._case is None else form(self._case)
        self._looks = np.unique(np.linspace(0, ramp.steps - 1, LOOKS).round().astype(np.int64))
        self._seen: list[tuple[int, float]] = []
        self._crossing: float | None = None
        noisy = self.experiment.objective.steps_per_epoch is not None or spec.problem.get("noise", 0) > 0
        self.smoothing = ramp.smoothing
        if self.smoothing is None:
            self.smoothing = max(0.0, 1 - 60 / ramp.steps) if noisy else 0.0

    def _place_starts(self) -> None:
        """Another start for every run but the first."""
        experiment, spec = self.experiment, self.experiment.spec
        starts = experiment.objective.start(self.ramp.seeds).clone()
        problem = problems[spec.problem["name"]]
        for seed in range(1, self.ramp.seeds):
            if problem.kind == "surface":
                size = float(starts[0].norm()) / np.sqrt(starts.shape[1]) or 1.0
                drawn = generator(spec.seed, Purpose.SAMPLES, seed).standard_normal(starts.shape[1])
                starts[seed] += torch.from_numpy(JITTER * size * drawn).to(starts)
            else:
                setting = Setting(spec.seed + seed, getattr(torch, spec.dtype), experiment.device)
                starts[seed] = problem.objective(spec.problem_values(), setting).start(1)[0]
        experiment.parameters.copy_(starts)
        experiment.start = experiment.parameters.clone()
        experiment.regroup({})
        experiment.evaluate()

    @property
    def finished(self) -> bool:
        return self._scout is None and self.experiment.finished

    def advance(self, seconds: float | None = None) -> bool:
        """Goes on to the end, or for about ``seconds``; whether it is finished."""
        stop = None if seconds is None else time.perf_counter() + seconds
        while not self.finished:
            if self._scout is None:
                self._go_on()
            elif scouted(self._scout):
                turn, self._scout = self._scout.result().turn, None
                self._rises = turn is not None
                low, high = ends(turn, self.ramp)
                self._again(low, high)
            if stop is not None and time.perf_counter() >= stop:
                break
        return self.finished

    def _go_on(self) -> None:
        """Some steps of the ramp, and a look at the curvature where it is time to."""
        self._look()
        step = self.experiment.step
        ahead = self._looks[self._looks > step]
        target = int(ahead[0]) if len(ahead) and self._crossing is None else self.ramp.steps
        self.experiment.advance(min(target - step, PIECE))
        if self._rises and self.finished and self.result().turn is None and self.ramp.high < SCOUT.high:
            self._again(self.ramp.low, self.ramp.high * FURTHER)

    def _again(self, low: float, high: float) -> None:
        """Begins with a ramp between other ends."""
        self.ramp = replace(self.ramp, low=low, high=high, automatic=False)
        self._prepare()

    def _look(self) -> None:
        """Measures the curvature where the ramp stands now, if it is time to."""
        experiment, step = self.experiment, self.experiment.step
        done = self._seen and self._seen[-1][0] >= step
        if self.form is None or self._crossing is not None or done or step not in self._looks:
            return
        if self.form.weighed and step == 0:
            return  # nothing to divide by yet
        assert self._case is not None
        alive = torch.as_tensor(~experiment.frozen)
        divisor = moments(experiment.groups, experiment.parameters, step).divisor if self.form.weighed else None
        found = sharpest(
            experiment.objective, experiment.parameters[alive], None if divisor is None else divisor[alive],
            self._case.loss_scale, float(self._case.l2[0]),
        )  # fmt: skip
        self._seen.append((step, float(np.nanmedian(found.double().cpu().numpy()))))
        self._crossing = self._crossed()

    def _limits(self) -> Array:
        assert self.form is not None
        return self.form.rate(np.array([value for _, value in self._seen]))

    def _crossed(self) -> float | None:
        """The rate at which the ramp went beyond the limit, between two looks on logarithmic axes."""
        limits = self._limits()
        rates = self.ramp.rates[[step for step, _ in self._seen]]
        over = np.log(rates / limits)
        if not np.isfinite(over[-1]) or over[-1] < 0:
            return None
        if len(over) < 2 or not np.isfinite(over[-2]):
            return float(limits[-1])
        share = over[-2] / (over[-2] - over[-1])
        return float(limits[-2] ** (1 - share) * limits[-1] ** share)

    def _beyond(self) -> float | None:
        """The crossing; where all runs diverged before the next look, the last limit, if it was passed."""
        if self._crossing is None and self.finished and self._seen:
            last = float(self._limits()[-1])
            if last < self.ramp.rates[min(self.experiment.step, self.ramp.steps) - 1]:
                return last
        return self._crossing

    def result(self) -> RangeResult:
        """What is known so far."""
        experiment, spec = self.experiment, self.spec
        assert experiment.history is not None
        count = min(experiment.step + (1 if not self.finished else 0), self.ramp.steps)
        count = 0 if self._scout is not None else count
        losses = np.full((self.ramp.seeds, count), np.nan)
        for seed, name in enumerate(experiment.history.runs):
            rows = experiment.history[name]["loss"][:count]
            losses[seed, : len(rows)] = rows
        run = spec.runs[self.run]
        assert self.smoothing is not None
        return RangeResult(
            self.run, run.name, run.optimizer["name"], self.ramp, self.smoothing, self.ramp.rates[:count], losses,
            self._limit(run.optimizer["name"]), self.finished,
        )  # fmt: skip

    def _limit(self, name: str) -> Limit:
        if self.form is None:
            return Limit(reason=f"no limit is known in closed form for {name}")
        if not self._seen:
            return Limit(self.form.text, float(self.form.factor[0]))
        steps = np.array([step for step, _ in self._seen], dtype=np.int64)
        curvature = np.array([value for _, value in self._seen])
        reason = "" if (curvature > 0).any() else "the loss curves upwards nowhere on the way"
        return Limit(
            self.form.text, float(self.form.factor[0]), steps, self.ramp.rates[steps], curvature,
            self._limits(), self._beyond(), reason,
        )  # fmt: skip


def find(spec: ExperimentSpec, run: int = 0, ramp: Ramp | None = None, device: str = "cpu", **rest: Any) -> RangeResult:
    """The whole range test of a run."""
    test = RangeTest(spec, run, ramp, device, **rest)
    test.advance()
    return test.result()


def delays(
    spec: ExperimentSpec,
    run: int,
    ramp: Ramp,
    lengths: Sequence[int] = (100, 200, 500, 1000, 5000),
    device: str = "cpu",
) -> Iterator[RangeResult]:
    """The same ramp at several lengths, to compare :attr:`RangeResult.delay`."""
    for steps in lengths:
        yield find(spec, run, replace(ramp, steps=steps), device)
