"""A factor on the loss beside the same factor on the learning rate, for any optimizer on any problem.

``Comparison("Adam", factor=100.0).spec()`` is an experiment of three runs side by side: the baseline, the loss times
100, and the rate times 100; ``row()`` says in numbers what the factor does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

import numpy as np

from engine.knob import Knob, choice, integer
from engine.loss_scale import row
from engine.optimizer import optimizers
from engine.problem import problems
from engine.spec import ExperimentSpec, parse

WATCHED = 100
"""So many parameters of a large model are compared, evenly spread."""


@cache
def knobs() -> tuple[Knob, ...]:
    """What a comparison takes. Problems that need a file of one's own are left out."""
    alone = [
        problem.name
        for problem in problems
        if not any(knob.kind == "text" and not knob.default for knob in problem.knobs)
    ]
    return (
        choice("optimizer", "Adam", tuple(optimizers.names()), "The rule that is compared."),
        Knob("factor", 10.0, 1e-9, 1e9, "log", low_open=True, soft=(1e-3, 1e3), symbol="s",
             help="What the loss, or the learning rate, is multiplied by."),
        Knob("lr", 0.01, 0.0, 1e6, "log", low_open=True, soft=(1e-5, 1.0), symbol=r"\eta",
             help="Learning rate of the baseline."),
        integer("steps", 100, 1, 100_000, "Steps of each run.", scale="log", soft=(10, 2000)),
        choice("problem", "signed_net", tuple(alone), "What is trained, with its usual settings."),
    )  # fmt: skip


@dataclass(frozen=True)
class Comparison:
    """See :func:`knobs`. Raises InputError for values out of range."""

    optimizer: str = "Adam"
    factor: float = 10.0
    lr: float = 0.01
    steps: int = 100
    problem: str = "signed_net"

    def __post_init__(self) -> None:
        for knob in knobs():
            object.__setattr__(self, knob.name, knob.check(getattr(self, knob.name)))

    def values(self) -> dict[str, Any]:
        """By knob name."""
        return asdict(self)

    def command(self, whole: bool = False) -> list[str]:
        """The headless command that prints :meth:`row`, or the rows of all optimizers."""
        values = self.values()
        name = values.pop("optimizer")
        return ["loss-scale", *([] if whole else [name]), *(f"--{key}={value}" for key, value in values.items())]

    def spec(self) -> ExperimentSpec:
        """Three runs in float64, whose rounding stays apart from what is compared."""
        rule = {"name": self.optimizer, "lr": self.lr}
        return self._experiment(
            {"name": "baseline", "optimizer": rule},
            {"name": f"loss × {self.factor:g}", "optimizer": rule, "loss_scale": self.factor},
            {"name": f"lr × {self.factor:g}", "optimizer": {**rule, "lr": self.lr * self.factor}},
        )

    def row(self) -> dict[str, Any]:
        """The optimizer's line of the table; see :func:`engine.loss_scale.row`."""
        return row(self._experiment({"name": "run", "optimizer": {"name": self.optimizer, "lr": self.lr}}), self.factor)

    def _experiment(self, *runs: Mapping[str, Any]) -> ExperimentSpec:
        dimension = _dimension(self.problem)
        watched = np.unique(np.linspace(0, dimension - 1, min(dimension, WATCHED)).round().astype(int)).tolist()
        return parse({
            "steps": self.steps, "dtype": "float64", "record": ["loss"], "watch": watched,
            "problem": self.problem, "runs": [dict(run) for run in runs],
        })  # fmt: skip


@cache
def _dimension(problem: str) -> int:
    """How many parameters a problem has."""
    import torch

    from engine.problem import Setting

    values = problems[problem].values({})
    setting = Setting(0, torch.float64, torch.device("cpu"))
    return int(problems[problem].objective(values, setting).start(1).shape[1])
