"""The losses of the loop that batches in a fixed order lead a run to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import InputError
from engine.host.question import Question

if TYPE_CHECKING:
    from engine.experiment import Experiment
    from engine.theory.limit_cycle import LimitCycle


def answer(experiment: Experiment, run: int) -> LimitCycle:
    """Around the run's present place, with its present knobs; SGD with or without heavy-ball momentum only."""
    from engine.theory.case import case
    from engine.theory.limit_cycle import predicted

    spec = experiment.spec
    one = case(spec, run, [float(experiment.step)], experiment.objective.steps_per_epoch or 1)
    if one is None or not (one.is_chain("l2?") or one.is_chain("l2?", "momentum") or one.is_chain("l2?", "heavy_ball")):
        raise InputError(f"limit cycle: no formula for {spec.runs[run].optimizer['name']}; SGD with momentum has one")
    if spec.batch_schedule:
        raise InputError("limit cycle: a schedule drives the batch size, so the batches do not come round again")
    if one.knob("dampening").any() or spec.problem_values().get("shuffle"):
        raise InputError("limit cycle: needs batches in a fixed order (shuffle off) and no dampening")
    place = experiment.by_run(experiment.parameters)[run]
    knobs = (float(one.lr[0]), float(one.knob("momentum")[0]), float(one.knob("weight_decay")[0]))
    return predicted(experiment.objective, place, *knobs, loss_scale=one.loss_scale)


LIMIT_CYCLE = Question("limit_cycle", "The loop of losses that batches in a fixed order lead to.", answer)
