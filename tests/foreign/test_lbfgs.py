"""The truth is torch.optim.LBFGS, to the bit."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from engine.foreign.lbfgs import LBFGS

SETTINGS: dict[str, dict[str, Any]] = {
    "rate": {"lr": 0.5, "max_iter": 6},
    "forgetting": {"lr": 0.3, "max_iter": 9, "history_size": 4},
    "wolfe": {"line_search_fn": "strong_wolfe", "max_iter": 5},
    "few evaluations": {"lr": 0.1, "max_iter": 8, "max_eval": 3},
    "ends early": {"lr": 1.0, "max_iter": 30, "tolerance_grad": 1e-2},
    "small changes": {"lr": 1e-3, "max_iter": 30, "tolerance_change": 1e-4},
}


class Fit:
    """A small network on fixed data, a different half of it every step."""

    def __init__(self, kind: type[torch.optim.Optimizer], dtype: torch.dtype, settings: dict[str, Any]) -> None:
        draw = torch.Generator().manual_seed(3)
        self.inputs = torch.randn(40, 5, generator=draw, dtype=dtype)
        self.targets = torch.sin(self.inputs.sum(1, keepdim=True))
        sizes = [(5, 7), (7,), (7, 1)]
        self.parameters = [torch.randn(*size, generator=draw, dtype=dtype).mul(0.5).requires_grad_() for size in sizes]
        self.optimizer = kind(self.parameters, **settings)
        self.step = 0

    def closure(self) -> torch.Tensor:
        first, bias, last = self.parameters
        half = slice(self.step % 2, None, 2)
        self.optimizer.zero_grad()
        loss = (torch.tanh(self.inputs[half] @ first + bias) @ last - self.targets[half]).square().mean()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    def advance(self, steps: int) -> list[torch.Tensor]:
        places = []
        for _ in range(steps):
            answer: Any = self.optimizer.step(self.closure)  # type: ignore[arg-type]
            self.step += 1
            places.append(torch.cat([answer.detach().reshape(1), *(p.detach().reshape(-1) for p in self.parameters)]))
        return places


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64], ids=str)
def test_every_bit_is_torchs(settings: dict[str, Any], dtype: torch.dtype) -> None:
    ours, theirs = (Fit(kind, dtype, settings) for kind in (LBFGS, torch.optim.LBFGS))
    for step, (a, b) in enumerate(zip(ours.advance(25), theirs.advance(25), strict=True)):
        assert torch.equal(a, b), step
    mine, its = (fit.optimizer.state_dict()["state"][0] for fit in (ours, theirs))
    assert (mine["n_iter"], mine["func_evals"]) == (its["n_iter"], its["func_evals"])


def test_a_state_goes_on_in_either_class() -> None:
    settings = SETTINGS["forgetting"]
    whole, first, second = (Fit(kind, torch.float32, settings) for kind in (LBFGS, LBFGS, torch.optim.LBFGS))
    expected = whole.advance(12)
    first.advance(6)
    with torch.no_grad():
        for to, origin in zip(second.parameters, first.parameters, strict=True):
            to.copy_(origin)
    second.optimizer.load_state_dict(first.optimizer.state_dict())
    second.step = 6
    assert torch.equal(torch.stack(second.advance(6)), torch.stack(expected[6:]))


def test_a_slope_that_is_flat_enough_is_left_alone() -> None:
    fit = Fit(LBFGS, torch.float64, {"tolerance_grad": 1e6})
    before = [parameter.detach().clone() for parameter in fit.parameters]
    fit.advance(1)
    assert all(torch.equal(a, b) for a, b in zip(before, fit.parameters, strict=True))
