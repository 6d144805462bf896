"""One run of a surface from other starts than its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import InputError
from engine.host.question import Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.experiment import Experiment

MOST = 400
HEAD, TAIL = 300, 300
"""Rows of a path that are answered: the first ones all, the later ones evenly thinned."""


@dataclass(frozen=True, eq=False)
class StartsAnswer:
    """``paths``: for each start the parameters ``(K, D)`` on the way, the start first."""

    paths: tuple[NDArray[np.float64], ...]


def answer(experiment: Experiment, starts: Sequence[Sequence[float]], run: int, steps: int) -> StartsAnswer:
    """``steps`` updates of run number ``run``, with its present settings, from each of ``starts``.

    Raises InputError for a problem without a start, for a run that is not there, and for more than 400 starts.
    """
    from engine.experiment import Experiment as Fresh

    spec = experiment.spec
    if experiment.problem.kind != "surface":
        raise InputError(f"starts: {experiment.problem.name} is no surface; its start cannot be chosen")
    if not 0 <= run < len(spec.runs):
        raise InputError(f"starts: run = {run}; there are {len(spec.runs)} runs, counted from 0")
    if not 1 <= len(starts) <= MOST:
        raise InputError(f"starts: {len(starts)} of them; must be 1 to {MOST}")
    length = max(1, min(steps, spec.steps))
    table = {**spec.table(), "runs": [spec.table()["runs"][run]], "record": ["loss"], "watch": []}
    alone = type(spec).model_validate(table)
    paths = []
    for start in starts:
        problem = {**alone.problem, "start": [float(value) for value in start]}
        one = Fresh(alone.model_copy(update={"problem": problem}), str(experiment.device))
        target = min(steps, length)
        while one.step < target and not one.finished:
            one.advance(min(one.longest, target - one.step))
        assert one.history is not None
        rows = one.history[one.history.runs[0]]["x"]
        if len(rows) > HEAD + TAIL:
            kept = np.concatenate([np.arange(HEAD), np.linspace(HEAD, len(rows) - 1, TAIL).round().astype(np.int64)])
            rows = rows[kept]
        paths.append(np.array(rows, dtype=np.float64))
    return StartsAnswer(tuple(paths))


STARTS = Question("starts", "One run of a surface from several starts.", answer)
