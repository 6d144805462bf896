"""A run as theory sees it: its chain of blocks, and every knob at every step."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import InputError
from engine.optimizer import declared
from engine.plan import plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from engine.block import Block
    from engine.spec import ExperimentSpec

    Array = NDArray[np.float64]

WEIGHINGS = {
    "adam_moments", "rms_scale", "adagrad_scale", "adagrad_mean_scale", "adabelief_moments",
}  # fmt: skip
"""Blocks that divide each number of the gradient by a root of its own squares."""


@dataclass(frozen=True, eq=False)
class Case:
    """Run ``run`` of ``spec`` at ``steps`` ``(T,)``: step k means the knobs of the update that follows row k.

    ``first`` are the values of its channels at row 0, by name, as far as they are known; ``dimension`` is the number
    of parameters, 0 where it is not known.
    """

    spec: ExperimentSpec
    run: int
    steps: Array
    blocks: tuple[Block, ...]
    knobs: Mapping[str, Array]
    loss_scale: float
    first: Mapping[str, float]
    dimension: int = 0
    steps_per_epoch: int = 1

    def at(self, steps: Any) -> Case:
        """The same run at other steps."""
        other = case(self.spec, self.run, steps, self.steps_per_epoch, self.first, self.dimension)
        assert other is not None
        return other

    def knob(self, name: str) -> Array:
        """Its values ``(T,)``; zeros where the rule has no such knob."""
        return self.knobs.get(name, np.zeros(len(self.steps)))

    @property
    def lr(self) -> Array:
        """The learning rate η ``(T,)``."""
        return self.knob("lr")

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The blocks' keys in order, without the learning rate itself."""
        return tuple(block.key for block in self.blocks if block.name != "learning_rate")

    def is_chain(self, *wanted: str) -> bool:
        """Whether the blocks are these, in this order; ``name?`` may be missing."""
        left = list(self.keys)
        for name in wanted:
            if left and left[0] == name.rstrip("?"):
                left.pop(0)
            elif not name.endswith("?"):
                return False
        return not left

    @property
    def l2(self) -> Array:
        """The decay that enters the gradient ``(T,)``: it adds its number to every curvature of the loss."""
        return self.knob("weight_decay") * ("l2" in self.keys)

    @cached_property
    def weighed(self) -> bool:
        """Whether the rule divides by a root of squared gradients."""
        return any(block.name in WEIGHINGS for block in self.blocks)

    @cached_property
    def eigenvalues(self) -> Array | None:
        """The curvatures of a quadratic bowl along the recorded axes; None for any other problem."""
        values = self.spec.problem_values()
        if self.spec.problem["name"] != "quadratic" or values["angle"] or values["rotation_seed"]:
            return None
        return np.asarray(values["eigenvalues"], dtype=np.float64)

    @property
    def noise(self) -> float:
        """The standard deviation of the noise on each number of the gradient (surfaces only)."""
        return float(self.spec.problem_values().get("noise", 0.0))


def case(
    spec: ExperimentSpec,
    run: int,
    steps: Any,
    steps_per_epoch: int = 1,
    first: Mapping[str, float] | None = None,
    dimension: int = 0,
) -> Case | None:
    """The case of one run; None for rules whose chain is not known (code from outside) and for plans that cannot be
    known in advance.
    """
    one = spec.runs[run]
    try:
        optimizer = declared(one.optimizer)
        values = one.knobs()
    except InputError:
        return None
    if optimizer.foreign is not None:
        return None
    steps = np.asarray(steps, dtype=np.float64)
    planned = None
    if one.schedule:
        try:
            planned = plan(list(one.schedule), spec.steps, steps_per_epoch, optimizer.momentum_knob)
        except InputError:
            return None
    knobs = {}
    for name, value in values.items():
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            driven = planned is not None and name in planned.knobs
            knobs[name] = (
                planned.values(name, steps, value) if planned and driven else np.full(len(steps), float(value))
            )
    blocks = tuple(
        block
        for block in optimizer.blocks(values)
        if block.off_when_zero is None or np.any(knobs[block.knob(block.off_when_zero)] != 0)
    )
    return Case(spec, run, steps, blocks, knobs, one.loss_scale, dict(first or {}), dimension, steps_per_epoch)
