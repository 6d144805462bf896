"""A window, and a file with a tiny optimizer that leaves a trace when it is imported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from engine.spec import parse

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """import pathlib
import torch

pathlib.Path({ran!r}).write_text("it ran")


class Mine(torch.optim.Optimizer):
    def __init__(self, params, lr=0.001, nesterov=False):
        super().__init__(params, dict(lr=lr, nesterov=nesterov))

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            for p in group["params"]:
                p -= group["lr"] * p.grad


class Broken(Mine):
    def step(self, closure=None):
        raise ValueError("the wheels came off")


class Growing(Mine):
    def step(self, closure=None):
        for group in self.param_groups:
            group["params"][0].data = torch.zeros(3, dtype=torch.float64)


class Blank(Mine):
    @torch.no_grad()
    def step(self, closure=None):
        for p in self.param_groups[0]["params"]:
            p.fill_(float("nan"))


class Searching(Mine):
    def step(self, closure):
        closure()
        super().step()


class Needy(Mine):
    def __init__(self, params, total):
        super().__init__(params)
"""


@dataclass
class Mine:
    """The file, and whether it was imported since `forget`."""

    file: Path
    trace: Path

    @property
    def ran(self) -> bool:
        return self.trace.exists()

    def name(self, kind: str = "Mine") -> str:
        return f"{self.file}:{kind}"

    def spec(self, kind: str = "Mine", **arguments):
        optimizer = {"name": self.name(kind), **arguments}
        runs = [{"name": "mine", "optimizer": optimizer}, {"name": "SGD", "optimizer": {"name": "SGD", "lr": 1e-3}}]
        return parse({"steps": 60, "dtype": "float64", "problem": "rosenbrock", "runs": runs})


@pytest.fixture
def mine(tmp_path):
    trace = tmp_path / "ran"
    file = tmp_path / "mine.py"
    file.write_text(TEXT.format(ran=str(trace)))
    return Mine(file, trace)
