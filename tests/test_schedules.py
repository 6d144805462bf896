"""Every schedule against torch's own object, and the contract that all declarations keep."""

import warnings

import numpy as np
import pytest
import torch

from engine.plan import plan

STEPS = 300

GRID = {
    "ConstantLR": [{}, {"factor": 0.1, "total_iters": 40}, {"factor": 1.0}, {"factor": 0.7, "total_iters": 1}],
    "LinearLR": [{}, {"start_factor": 0.01, "total_iters": 100}, {"start_factor": 1.0, "end_factor": 0.0, "total_iters": 77}],
    "ExponentialLR": [{"gamma": 0.9}, {"gamma": 0.999}, {"gamma": 1.02}, {"gamma": 1e-3}],
    "CosineAnnealingLR": [{"T_max": 300}, {"T_max": 7}, {"T_max": 1}, {"T_max": 100, "eta_min": 1e-3}, {"T_max": 41, "eta_min": 0.2}],
}  # fmt: skip
CASES = [(name, arguments) for name, grid in GRID.items() for arguments in grid]


def torch_values(name, arguments, base, steps=STEPS, optimizer="SGD"):
    """The rates that torch's own scheduler gives to a dummy optimizer, step by step."""
    parameter = torch.nn.Parameter(torch.zeros(1))
    stepper = getattr(torch.optim, optimizer)([parameter], lr=base)
    scheduler = getattr(torch.optim.lr_scheduler, name)(stepper, **arguments)
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(steps):
            found.append(stepper.param_groups[0]["lr"])
            scheduler.step()
    return np.array(found)


@pytest.mark.parametrize("base", [0.1, 3e-4])
@pytest.mark.parametrize(("name", "arguments"), CASES, ids=str)
def test_equal_to_torch(name, arguments, base):
    ours = plan({"name": name, **arguments}, STEPS).values("lr", np.arange(STEPS), base)
    theirs = torch_values(name, arguments, base)
    scale = np.maximum(np.abs(theirs), 1e-3 * np.max(np.abs(theirs)))  # near zero, rounding is of the larger rates
    assert np.max(np.abs(ours - theirs) / scale) <= 1e-12
