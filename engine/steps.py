"""The step calculator: any sequence of gradients, and every inner number that optimizers make of it.

No problem is involved: the gradients are given, so the numbers can be checked with pen and paper. In float64.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from engine.errors import InputError
from engine.layout import Layout
from engine.optimizer import declared, values_of
from engine.surroundings import Surroundings
from engine.tensor_executor import TensorChain

LONGEST = 10_000
WIDEST = 64


@dataclass(frozen=True)
class BlockStep:
    """One block in one step: what went in, what came out ``(D,)``, and its states after it, ``(D,)`` or ``(1,)``."""

    block: str
    title: str
    entered: list[float]
    left: list[float]
    states: dict[str, list[float]]


@dataclass(frozen=True)
class Step:
    """Step ``step`` (from 1) of ``rule``: ``update`` was subtracted and led to ``parameter``, all ``(D,)``."""

    rule: str
    step: int
    gradient: list[float]
    blocks: list[BlockStep]
    update: list[float]
    parameter: list[float]

    def table(self) -> dict[str, Any]:
        return asdict(self)


class _Given:
    """In the place of an objective: there is no loss, only the gradients."""

    def __init__(self, dimension: int, rule: str) -> None:
        self.steps_per_epoch: int | None = None
        self.measures: tuple[str, ...] = ()
        self.layout = Layout.of([("x", (dimension,))])
        self.rule = rule

    def start(self, count: int) -> Tensor:
        return torch.zeros(count, self.layout.dimension, dtype=torch.float64)

    def evaluate(self, parameters: Tensor, step: int) -> tuple[Tensor, Tensor]:
        raise InputError(f"{self.rule} asks for the gradient at other places, which a list of gradients cannot say")

    def loss(self, parameters: Tensor, step: int) -> Tensor:
        raise InputError(f"{self.rule} asks for the curvature, which a list of gradients cannot say")

    def measure(self, parameters: Tensor) -> Mapping[str, Tensor]:
        return {}


def calculate(
    gradients: Sequence[Sequence[float]],
    rules: Sequence[tuple[str, Mapping[str, Any]]],
    start: Sequence[float] | None = None,
) -> list[Step]:
    """Every step of every rule ``(name, arguments in spec form)``, rules one after the other.

    ``gradients`` ``(T, D)``, ``start`` ``(D,)`` (zeros). Raises InputError for ragged or infinite numbers, for unknown
    rules and arguments, and for rules that need more than gradients.
    """
    rows = [[float(value) for value in row] for row in gradients]
    if not rows or not rows[0] or len(rows) > LONGEST or len(rows[0]) > WIDEST:
        raise InputError(f"gradients: must be 1 to {LONGEST} steps of 1 to {WIDEST} numbers")
    if any(len(row) != len(rows[0]) for row in rows):
        raise InputError("gradients: every step must have as many numbers as the first")
    begin = [0.0] * len(rows[0]) if start is None else [float(value) for value in start]
    if len(begin) != len(rows[0]):
        raise InputError(f"start: has {len(begin)} numbers, the gradients have {len(rows[0])}")
    if not np.isfinite([*rows, begin]).all():
        raise InputError("gradients and start: must be finite numbers")
    return [step for name, arguments in rules for step in _of_rule(rows, name, arguments, begin)]


def _of_rule(rows: list[list[float]], name: str, arguments: Mapping[str, Any], start: list[float]) -> list[Step]:
    table = {**arguments, "name": name}
    rule, values = declared(table), values_of(table)
    if rule.foreign is not None:
        raise InputError(f"{name} is no chain of blocks: its inner numbers are not known here")
    world = Surroundings(_Given(len(start), name), seed=0)
    if reason := rule.refusal(world.layout, values):
        raise InputError(reason)
    blocks = rule.blocks(values)
    active = [b.off_when_zero is None or values[b.knob(b.off_when_zero)] != 0 for b in blocks]
    knobs = {k: np.array([[float(v)]]) for k, v in values.items() if isinstance(v, (int, float))}
    parameter = torch.tensor([start], dtype=torch.float64)
    chain = TensorChain(blocks, knobs, parameter, active, world)
    chain.set_knobs(knobs, np.arange(1, len(rows) + 1, dtype=np.float64)[:, None])
    found = []
    for number, row in enumerate(rows):
        trace: list[Any] = []
        world.step = number
        update = chain.direction(torch.tensor([row], dtype=torch.float64), parameter, number, number + 1, trace)
        parameter = parameter - update
        made = [
            BlockStep(b.name, b.title, _flat(before), _flat(after), {key: _flat(kept) for key, kept in states.items()})
            for b, before, after, states in trace
        ]
        found.append(Step(name, number + 1, row, made, _flat(update), _flat(parameter)))
    return found


def _flat(tensor: Tensor) -> list[float]:
    numbers: list[float] = tensor.reshape(-1).tolist()
    return numbers
