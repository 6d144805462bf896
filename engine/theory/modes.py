"""Each eigenmode of a quadratic under a linear rule, without simulating the run: a power of a 2 x 2 matrix.

A mode of curvature h has the state (e, b): the error along its axis, and the buffer. One update is
M = [[1 - ηwh, -ηβ], [wh, β]] for momentum (w = 1 - dampening), [[1 - ηh(1+β), -ηβ²], [h, β]] for Nesterov's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.theory.case import Array, Case

LONGEST = 100_000
"""Steps under a schedule that are followed one by one; a plan longer than that has no prediction."""
MOMENTA = ("momentum", "momentum.nesterov", "heavy_ball", "first_moment")


def is_linear(case: Case) -> bool:
    """Whether the rule is a linear map on a quadratic whose modes are recorded."""
    known = case.is_chain("l2?") or any(case.is_chain("l2?", name) for name in MOMENTA)
    return case.eigenvalues is not None and known and case.noise == 0


def maps(case: Case, fresh: bool = False) -> NDArray[np.float64]:
    """The matrices ``(T, D, 2, 2)`` of the updates that follow rows ``case.steps``; ``fresh``: as a run's first
    update, in which torch leaves the dampening out.
    """
    assert case.eigenvalues is not None
    h = case.eigenvalues * case.loss_scale + case.l2[:, None]
    lr, beta = case.lr[:, None], case.knob("momentum")[:, None]
    enters = np.ones_like(beta) if fresh else 1 - case.knob("dampening")[:, None]
    kind = case.keys[-1] if case.keys[-1:] and case.keys[-1] in MOMENTA else ""
    if kind == "":
        beta, enters = 0 * beta, np.ones_like(beta)
    elif kind == "first_moment":
        beta = case.knob("beta")[:, None]
        enters = 1 - beta
    found = np.empty((*h.shape, 2, 2))
    if kind == "momentum.nesterov":
        found[..., 0, 0], found[..., 0, 1] = 1 - lr * h * (1 + beta), -lr * beta**2
        found[..., 1, 0] = h
    else:
        found[..., 0, 0], found[..., 0, 1] = 1 - lr * enters * h, -lr * beta
        found[..., 1, 0] = enters * h
    found[..., 1, 1] = beta
    return found


def errors(case: Case) -> Array | None:
    """The predicted coordinates ``(T, D)`` at ``case.steps``; None where the rule is not linear or too long."""
    if not is_linear(case):
        return None
    start = np.asarray(case.spec.problem_values()["start"], dtype=np.float64)
    steps = np.sort(case.steps).astype(int)
    run = case.spec.runs[case.run]
    state = np.stack([start, np.zeros_like(start)], axis=-1)[..., None]
    found, here = np.empty((len(steps), len(start))), 0
    if run.schedule:
        if steps[-1] > LONGEST:
            return None
        every = maps(case.at(np.arange(max(steps[-1], 1))))
    else:
        every = maps(case.at([0]))
    first = maps(case.at([0]), fresh=True)[0]
    powers: dict[int, NDArray[np.float64]] = {}
    with np.errstate(all="ignore"):
        for place, step in enumerate(steps):
            if here == 0 < step:
                state, here = first @ state, 1
            if run.schedule:
                for number in range(here, step):
                    state = every[number] @ state
            elif step > here:
                if step - here not in powers:
                    powers[step - here] = np.linalg.matrix_power(every[0], step - here)
                state = powers[step - here] @ state
            here = max(here, step)
            found[place] = state[:, 0, 0]
    found[~np.isfinite(found)] = np.nan
    return found


def rates(case: Case) -> Array | None:
    """The factor ``(T, D)`` by which a step shrinks each mode in the long run: the matrix's spectral radius."""
    if not is_linear(case):
        return None
    found: Array = np.abs(np.linalg.eigvals(maps(case))).max(axis=-1)
    return found
