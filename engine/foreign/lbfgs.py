"""L-BFGS with torch's numbers to the bit, in two thirds of the time.

Nearly all the time of ``torch.optim.LBFGS`` goes into the two loops over the remembered pairs, and there into products
and differences of single numbers that are tensors. Here they are numbers of Python: the product of two float32 is exact
in float64 and rounded once, as torch rounds it, and so is the difference (53 ≥ 2 · 24 + 2 digits). The long vectors
are worked on by the same calls as torch's, in the same order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.optim.lbfgs import _strong_wolfe

SMALLEST_CURVATURE = 1e-10
"""A pair whose y · s is not above this is not remembered (torch's constant)."""


def exact(number: float) -> float:
    return number


def single(number: float) -> float:
    return float(np.float32(number))


class LBFGS(torch.optim.LBFGS):
    """Arguments, ``state_dict`` and every bit of the path are those of ``torch.optim.LBFGS``; one param group, on one
    device, of float32 or float64.
    """

    @torch.no_grad()
    def step(self, closure: Callable[[], Tensor]) -> Tensor:  # type: ignore[override]
        """One step: up to ``max_iter`` moves. ``closure`` sets the gradients and answers the loss."""
        own: Any = self  # torch's helpers have no types
        group, state = self.param_groups[0], self.state[own._params[0]]
        evaluate = torch.enable_grad()(closure)
        answer = evaluate()
        loss, evaluations = float(answer), 1
        state["func_evals"] = state.get("func_evals", 0) + 1
        state.setdefault("n_iter", 0)
        slope = own._gather_flat_grad()
        if slope.abs().max() <= group["tolerance_grad"]:
            return answer
        for iteration in range(1, group["max_iter"] + 1):
            state["n_iter"] += 1
            first = state["n_iter"] == 1
            if first:
                state.update(d=slope.neg(), old_dirs=[], old_stps=[], ro=[], H_diag=1)
            else:
                self._remember(slope, state, group["history_size"])
                state["d"] = self._direction(slope, state)
            state["prev_flat_grad"], state["prev_loss"] = slope.clone(), loss
            direction = state["d"]
            length: Any = min(1.0, 1.0 / slope.abs().sum()) * group["lr"] if first else group["lr"]
            state["t"] = length
            downhill = slope.dot(direction)
            if downhill > -group["tolerance_change"]:
                break
            spent = 0
            if group["line_search_fn"] is not None:
                begin = own._clone_param()
                loss, slope, length, spent = _strong_wolfe(
                    lambda x, t, d: own._directional_evaluate(evaluate, x, t, d),
                    begin, length, direction, loss, slope, downhill, max_ls=group["max_eval"] - evaluations,
                )  # fmt: skip
                state["t"] = length
                own._add_grad(length, direction)
            else:
                own._add_grad(length, direction)
                if iteration < group["max_iter"]:  # the next step evaluates where the last move has led
                    loss, slope, spent = float(evaluate()), own._gather_flat_grad(), 1
            evaluations += spent
            state["func_evals"] += spent
            if iteration == group["max_iter"] or evaluations >= group["max_eval"]:
                break
            if slope.abs().max() <= group["tolerance_grad"]:
                break
            change = group["tolerance_change"]
            if direction.mul(length).abs().max() <= change or abs(loss - state["prev_loss"]) < change:
                break
        return answer

    def _remember(self, slope: Tensor, state: dict[str, Any], most: int) -> None:
        """Takes the last move and what it did to the gradient as the newest pair."""
        bend, move = slope.sub(state["prev_flat_grad"]), state["d"].mul(state["t"])
        curvature = bend.dot(move)
        if curvature > SMALLEST_CURVATURE:
            if len(state["old_dirs"]) == most:
                for key in ("old_dirs", "old_stps", "ro"):
                    state[key].pop(0)
            state["old_dirs"].append(bend)
            state["old_stps"].append(move)
            state["ro"].append(1.0 / curvature)
            state["H_diag"] = curvature / bend.dot(bend)

    @staticmethod
    def _direction(slope: Tensor, state: dict[str, Any]) -> Tensor:
        """Minus the inverse Hessian, as the pairs have it, times the gradient ``(D,)``."""
        bends, moves = state["old_dirs"], state["old_stps"]
        weights = torch.stack(state["ro"]).tolist() if bends else []
        rounded = exact if slope.dtype == torch.float64 else single
        found, shares = slope.neg(), [0.0] * len(bends)
        with np.errstate(over="ignore"):
            for i in range(len(bends) - 1, -1, -1):
                share = shares[i] = rounded(moves[i].dot(found).item() * weights[i])
                found.add_(bends[i], alpha=-share)
            found = torch.mul(found, state["H_diag"])
            for bend, move, weight, share in zip(bends, moves, weights, shares, strict=True):
                found.add_(move, alpha=share - rounded(bend.dot(found).item() * weight))
        return found
