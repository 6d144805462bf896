"""A learning-rate range test of a run, made in slices of time so that whoever trains is not kept waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from engine.finder_result import Ramp, RangeResult
from engine.host.question import Question

if TYPE_CHECKING:
    from engine.experiment import Experiment
    from engine.finder import RangeTest

SLICE_SECONDS = 0.1

_tests: WeakKeyDictionary[Experiment, tuple[object, RangeTest]] = WeakKeyDictionary()


def answer(
    experiment: Experiment,
    run: int,
    low: float,
    high: float,
    steps: int,
    seeds: int,
    scale: str = "log",
    automatic: bool = False,
    number: int = 0,
) -> RangeResult:
    """The test as far as it has come; ask again until it is ``finished``. Another ``number`` begins anew."""
    from engine.finder import RangeTest

    wanted = (run, low, high, steps, seeds, scale, automatic, number, experiment.spec)
    kept = _tests.get(experiment)
    if kept is None or kept[0] != wanted:
        device = str(experiment.device)
        ramp = Ramp(low, high, steps, seeds, scale, automatic=automatic)
        kept = (wanted, RangeTest(experiment.spec, run, ramp, device, experiment.allow_code))
        _tests[experiment] = kept
    kept[1].advance(SLICE_SECONDS)
    return kept[1].result()


FINDER = Question("finder", "a learning-rate range test of a run", answer)
