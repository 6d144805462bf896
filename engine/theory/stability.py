"""The largest curvature at which each chain is stable on a quadratic, from its knobs.

Along an eigenvector of curvature h every chain here is a linear map of two numbers (place, buffer). It loses its
stability where that map's eigenvalue passes -1 (a period of two), that is where 1 + trace + determinant = 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.theory.case import Array, Case


def limit(case: Case) -> Array | None:
    """The largest stable curvature ``(T,)``: of the Hessian, or of the weighed Hessian P^-½ H P^-½ for rules that
    divide by P (see ``Case.weighed``). None for a chain that is not known here.

    L2 of λ adds λ to every curvature; decoupled decay of λ makes 2 - ηλ of the 2.
    """
    lr, decay = case.lr, case.knob("weight_decay")
    if case.weighed:
        moments = ("adam_moments", "adam_moments.amsgrad", "adabelief_moments")
        inside = any(case.is_chain(name) for name in moments)
        decoupled = any(case.is_chain(name, "decoupled_decay") for name in moments)
        if inside or decoupled:
            beta = case.knob("beta1")
            room = 2 - lr * decay if decoupled else 2
            return room * (1 + beta) / ((1 - beta) * lr)
        for scale in ("rms_scale", "rms_scale.centered", "adagrad_scale"):
            if case.is_chain(scale, "heavy_ball?"):
                return 2 * (1 + case.knob("momentum")) / lr
        return None
    shift = decay if case.keys[:1] == ("l2",) else 0.0
    beta = case.knob("momentum")
    if case.is_chain("l2?"):
        return (2 / lr - shift) / case.loss_scale
    if case.is_chain("l2?", "momentum") or case.is_chain("l2?", "heavy_ball"):
        return (2 * (1 + beta) / ((1 - case.knob("dampening")) * lr) - shift) / case.loss_scale
    if case.is_chain("l2?", "momentum.nesterov"):
        return (2 * (1 + beta) / ((1 + 2 * beta) * lr) - shift) / case.loss_scale
    if case.is_chain("l2?", "first_moment"):
        beta = case.knob("beta")
        return (2 * (1 + beta) / ((1 - beta) * lr) - shift) / case.loss_scale
    return None
