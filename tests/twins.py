"""Settings under which an optimizer is compared with its twin in torch.optim, by optimizer name; and the twins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import torch

Settings = list[dict[str, Any]]

TWINS: dict[str, Settings] = {
    "SGD": [
        {"lr": 1e-3},
        {"lr": 1e-3, "momentum": 0.9},
        {"lr": 1e-3, "momentum": 0.9, "dampening": 0.5, "weight_decay": 0.01},
        {"lr": 1e-3, "momentum": 0.5, "nesterov": True, "weight_decay": 0.1},
        {"lr": 1e-8, "momentum": 0.9, "maximize": True},
    ],
    "Adam": [
        {"lr": 1e-3},
        {"lr": 1e-3, "betas": [0.5, 0.9], "eps": 1e-4},
        {"lr": 1e-3, "amsgrad": True, "weight_decay": 0.1},
        {"lr": 1e-3, "weight_decay": 0.1, "decoupled_weight_decay": True},
        {"lr": 1e-3, "maximize": True},
    ],
    "AdamW": [
        {"lr": 1e-3},
        {"lr": 1e-2, "betas": [0.8, 0.99], "weight_decay": 0.5},
        {"lr": 1e-3, "amsgrad": True},
        {"lr": 1e-3, "maximize": True},
    ],
    "Adagrad": [
        {"lr": 1e-2},
        {"lr": 0.1, "lr_decay": 0.01, "weight_decay": 0.01},
        {"lr": 0.1, "initial_accumulator_value": 0.1, "eps": 1e-3},
        {"lr": 1e-2, "maximize": True},
    ],
    "RMSprop": [
        {"lr": 1e-4},
        {"lr": 1e-4, "alpha": 0.9, "momentum": 0.9, "weight_decay": 0.1},
        {"lr": 1e-4, "centered": True, "eps": 1e-4},
        {"lr": 1e-4, "centered": True, "momentum": 0.5, "maximize": True, "eps": 1e-4},
    ],
    "Adamax": [
        {"lr": 1e-3},
        {"lr": 1e-3, "betas": [0.8, 0.99], "weight_decay": 0.1, "eps": 1e-4},
        {"lr": 1e-3, "maximize": True},
    ],
    "NAdam": [
        {"lr": 1e-3},
        {"lr": 1e-3, "weight_decay": 0.1, "momentum_decay": 0.01},
        {"lr": 1e-3, "betas": [0.8, 0.99], "eps": 1e-4},
        {"lr": 1e-3, "weight_decay": 0.1, "decoupled_weight_decay": True},
        {"lr": 1e-3, "maximize": True},
    ],
    "RAdam": [
        {"lr": 1e-3},
        {"lr": 1e-3, "betas": [0.8, 0.99], "weight_decay": 0.1, "eps": 1e-4},
        {"lr": 1e-3, "weight_decay": 0.1, "decoupled_weight_decay": True},
        {"lr": 1e-4, "maximize": True},
    ],
    "Adadelta": [
        {"lr": 0.1},
        {"lr": 0.1, "rho": 0.95, "eps": 1e-5, "weight_decay": 0.1},
        {"lr": 0.05, "maximize": True},
    ],
    "Rprop": [
        {"lr": 1e-2},
        {"lr": 1e-3, "etas": [0.6, 1.1], "step_sizes": [1e-5, 0.01]},
        {"lr": 1e-6, "step_sizes": [1e-9, 1e-5], "maximize": True},
    ],
    "ASGD": [
        {"lr": 1e-2},
        {"lr": 1e-2, "lambd": 0.01, "alpha": 0.5, "t0": 100.0, "weight_decay": 0.01},
        {"lr": 1e-6, "maximize": True},
    ],
}
# What the surface cannot have (matrices) is compared on a network.
NETWORK_TWINS: dict[str, Settings] = {
    **TWINS,
    "Adafactor": [
        {"lr": 1e-2},
        {"lr": 0.1, "beta2_decay": -0.5, "weight_decay": 0.1},
        {"lr": 0.05, "eps": [1e-6, 1e-2], "d": 1.5},
        {"lr": 1e-3, "maximize": True},
    ],
    "Muon": [
        {"lr": 1e-2},
        {"lr": 1e-3, "nesterov": False, "momentum": 0.5, "weight_decay": 0.0},
        {"lr": 1e-2, "adjust_lr_fn": "match_rms_adamw", "ns_steps": 3},
        {"lr": 1e-2, "ns_coefficients": [3.0, -4.0, 2.0], "eps": 1e-3},
    ],
    "SparseAdam": [
        {"lr": 1e-3},
        {"lr": 1e-2, "betas": [0.8, 0.99], "eps": 1e-4},
        {"lr": 1e-3, "maximize": True},
    ],
}
CASES = [(name, settings) for name, listed in TWINS.items() for settings in listed]
IDS = [f"{name}-{index}" for name, listed in TWINS.items() for index in range(len(listed))]


def twin(name: str, settings: dict[str, Any], parameters: Sequence[torch.Tensor]) -> torch.optim.Optimizer:
    """torch's own class under the arguments of a spec."""
    given = {key: tuple(value) if isinstance(value, list) else value for key, value in settings.items()}
    if name == "Adafactor":
        eps1, eps2 = given.get("eps", (0.0, 1e-3))
        given["eps"] = (eps1 or None, eps2)  # torch's None is written as 0: a spec knows numbers
    found: torch.optim.Optimizer = getattr(torch.optim, name)(list(parameters), **given)
    return found


@contextmanager
def default_dtype(dtype: torch.dtype) -> Iterator[None]:
    """NAdam and ASGD keep scalars in torch's default type, float32 unless told."""
    torch.set_default_dtype(dtype)
    try:
        yield
    finally:
        torch.set_default_dtype(torch.float32)
