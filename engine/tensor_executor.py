"""The tensor executor: a chain of blocks applied to a stack of runs, one tensor operation at a time.

It serves networks, any device, and every chain; the fused executor runs the same block functions
compiled and must agree with it to the last bit.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

if TYPE_CHECKING:
    from engine.block import Block, State
    from engine.surroundings import Surroundings

Knobs = Mapping[str, NDArray[np.float64]]
Held = Mapping[str, tuple[Any, bool]]


def state_keys(blocks: Sequence[Block]) -> list[list[str]]:
    """A name for every state of every block of a chain, unique and stable when flags change the chain."""
    seen: dict[str, int] = {}
    keys = []
    for block in blocks:
        seen[block.name] = seen.get(block.name, 0) + 1
        prefix = block.name if seen[block.name] == 1 else f"{block.name}#{seen[block.name]}"
        keys.append([f"{prefix}.{state.name}" for state in block.states])
    return keys


class TensorChain:
    """A chain for the runs of one group, with its state tensors.

    States are ``(R, D)``, per run ``(R, 1)``, or ``(R, size(layout))``; ``coefficients`` hold one ``(R, 1)``
    tensor (or a stack ``(T, R, 1)`` for the T steps of a chunk, where a schedule drives a knob) per argument.
    ``active`` marks the blocks that take part (a block with a zero knob may be left out). ``world`` is needed
    by blocks that ask for more than gradient, parameters and knobs.
    """

    def __init__(
        self,
        blocks: Sequence[Block],
        knobs: Knobs,
        parameters: Tensor,
        active: Sequence[bool],
        world: Surroundings | None = None,
    ) -> None:
        self.blocks = tuple(blocks)
        self.active = tuple(active)
        self.keys = state_keys(blocks)
        self.dtype, self.device = parameters.dtype, parameters.device
        self.world = world
        self.states: dict[str, Tensor] = {}
        for block, keys in zip(self.blocks, self.keys, strict=True):
            for state, key in zip(block.states, keys, strict=True):
                self.states[key] = self._initial(block, state, knobs, parameters)
        self._coefficients: list[dict[str, tuple[Any, bool]]] = [{} for _ in self.blocks]
        self._planned: tuple[Knobs, NDArray[np.float64]] | None = None

    def _initial(self, block: Block, state: State, knobs: Knobs, parameters: Tensor) -> Tensor:
        if state.initial == "parameter":
            return parameters.clone()
        runs = parameters.shape[0]
        if isinstance(state.initial, str):
            value = self._column(np.broadcast_to(knobs[block.knob(state.initial)][0], (runs,)))
        else:
            value = torch.tensor([[state.initial]], dtype=self.dtype, device=self.device)
        if state.size is not None:
            assert self.world is not None
            return value.repeat(runs // len(value), state.size(self.world.layout))
        if state.per_run:
            return torch.empty((runs, 1), dtype=self.dtype, device=self.device).copy_(value)
        return torch.empty_like(parameters).copy_(value)

    def _column(self, values: NDArray[np.float64]) -> Tensor:
        return torch.tensor(values, dtype=torch.float64).to(self.device, self.dtype).unsqueeze(-1)

    @property
    def timed(self) -> bool:
        """Whether some coefficient changes from step to step by itself."""
        return any(block.timed for block in self.blocks)

    def set_knobs(self, knobs: Knobs, steps: NDArray[np.float64]) -> None:
        """Takes knob values ``(1, R)`` or, where a schedule drives one, ``(T, R)`` for the next T steps,
        whose numbers, counted from 1, are ``steps`` ``(T, 1)``. Tensors are made of them at the first step that
        wants them: a compiled stepper never does.
        """
        self._planned = knobs, steps

    def _take_planned(self, knobs: Knobs, steps: NDArray[np.float64]) -> None:
        self._planned = None
        for block, held in zip(self.blocks, self._coefficients, strict=True):
            for argument in block.knob_arguments:
                with np.errstate(all="ignore"):
                    values = np.asarray(block.coefficient(argument, knobs, steps), dtype=np.float64)
                varies = values.shape[0] > 1
                column = self._column(values if varies else values[0])
                held[argument] = (column.unbind(0) if varies else column, varies)  # views: indexing a tensor costs 4 µs

    def rebase(self, changed: set[str], knobs: Knobs, row: int, step: int, runs: NDArray[np.bool_]) -> None:
        """Rebases per-run states whose knobs are in ``changed``, for the marked ``runs``; ``step`` updates are done."""
        for block, keys in zip(self.blocks, self.keys, strict=True):
            for state, key in zip(block.states, keys, strict=True):
                if not changed.intersection(block.knob(name) for name in state.rebase_knobs):
                    continue
                now = {name: (values[row] if len(values) > 1 else values[0]) for name, values in knobs.items()}
                fresh = self._column(np.broadcast_to(block.rebased(state, now, step), runs.shape))
                mask = torch.as_tensor(runs, device=self.device).unsqueeze(-1)
                self.states[key] = torch.where(mask, fresh, self.states[key])

    def rebase_knobs(self) -> set[str]:
        """Knobs whose change rebases some state of this chain."""
        return {block.knob(name) for block in self.blocks for state in block.states for name in state.rebase_knobs}

    def direction(
        self, gradient: Tensor, parameters: Tensor, row: int, step: int, trace: list[Any] | None = None
    ) -> Tensor:
        """What is to be subtracted from ``parameters``, after moving the states on by one step.

        ``row`` is the place of this step in the chunk, ``step`` its number counted from 1. With a
        list as ``trace`` every block's input, output and states are appended to it.
        """
        if self._planned is not None:
            self._take_planned(*self._planned)
        states = self.states
        direction = gradient
        for block, active, keys, held in zip(self.blocks, self.active, self.keys, self._coefficients, strict=True):
            if not active:
                continue
            given: list[Any] = []
            for argument in block.arguments:
                if argument == "direction":
                    given.append(direction)
                elif argument == "parameter":
                    given.append(parameters)
                elif argument in held:
                    value, varies = held[argument]
                    given.append(value[row] if varies else value)
                elif argument in block.state_names:
                    given.append(states[keys[block.state_names.index(argument)]])
                elif argument == "step":
                    given.append(step)
                else:
                    given.append(self._asked(block, argument, direction, parameters, held, row))
            result = block.update(*given)
            before = direction
            if block.states:
                direction = result[0]
                for key, value in zip(keys, result[1:], strict=True):
                    states[key] = value
            else:
                direction = result
            if trace is not None:
                trace.append((block, before, direction, {key.rpartition(".")[2]: states[key] for key in keys}))
        return direction

    def _asked(self, block: Block, argument: str, direction: Tensor, parameters: Tensor, held: Held, row: int) -> Any:
        """A reserved argument that only few blocks ask for."""
        world = self.world
        if world is None:
            raise ValueError(f"block {block.name} asks for {argument}; this chain has no surroundings")
        if argument == "layout":
            return world.layout
        if argument == "noise":
            return world.noise(parameters)
        given: dict[str, Any] = {name: value[row] if varies else value for name, (value, varies) in held.items()}
        if argument == "curvature":
            if block.due and not given[block.due].any():
                return torch.zeros_like(parameters)
            return world.curvature(parameters)
        assert block.probe is not None
        given |= {"direction": direction, "parameter": parameters, "layout": world.layout}
        wanted = inspect.signature(block.probe).parameters
        return world.gradient(parameters + block.probe(**{name: given[name] for name in wanted}))
