"""The closure adapter: one run of any ``torch.optim.Optimizer``, given what it would get in a training script.

Parameters are leaf tensors shaped by the layout; ``step`` gets a closure that answers the loss and gradient recorded
for the step as long as nothing has moved, and otherwise (line searches, SAM) evaluates the step's batch where the
parameters are. torch's random numbers are seeded by seed and step, so replays give the same bits.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn

from engine.errors import InputError
from engine.foreign.load import last_line
from engine.foreign.packed import pack, unpack

if TYPE_CHECKING:
    from engine.surroundings import Surroundings


class Adapter:
    """``name`` for messages; ``arguments`` are those of the class; ``start`` ``(D,)``."""

    def __init__(
        self,
        name: str,
        kind: type[torch.optim.Optimizer],
        arguments: Mapping[str, Any],
        world: Surroundings,
        start: Tensor,
    ) -> None:
        self.name, self.world, self.arguments = name, world, dict(arguments)
        self.leaves = [nn.Parameter(start[s.start : s.stop].reshape(s.shape).clone()) for s in world.layout.slots]
        self.graph = False
        try:
            with torch.enable_grad():
                self.optimizer = kind(self.leaves, **arguments)
        except (Exception, SystemExit) as error:
            raise InputError(f"{name} cannot be made: {last_line(error)}") from None

    @property
    def flat(self) -> Tensor:
        """The parameters ``(D,)``, a copy."""
        return torch.cat([leaf.detach().reshape(-1) for leaf in self.leaves])

    def set(self, arguments: Mapping[str, Any]) -> None:
        """Live edits and schedules: values of the param groups. InputError for an argument that is read only once."""
        for group in self.optimizer.param_groups:
            for key, value in arguments.items():
                if key not in group:
                    raise InputError(f"{self.name}: {key} cannot change while the experiment runs; reset it first")
                group[key] = value

    def step(self, parameters: Tensor, loss: Tensor, gradient: Tensor, scale: float, seed: int) -> Tensor:
        """Where one step leads from ``parameters`` ``(D,)``; ``loss`` ``()`` and ``gradient`` ``(D,)`` are unscaled."""
        self._place(parameters)

        def closure() -> Tensor:
            if self.graph:
                return self._with_graph(scale)
            place, found, slope = self.flat, loss, gradient
            if not torch.equal(place, parameters):
                losses, slopes = self.world.objective.evaluate(place[None], self.world.step)
                found, slope = losses[0], slopes[0]
            self._give(slope * scale)
            return (found * scale).detach().clone()

        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            try:
                self._call(closure)
            except InputError:
                raise
            except (Exception, SystemExit) as error:
                raise InputError(f"{self.name} failed in step {self.world.step + 1}: {last_line(error)}") from None
        moved = self.flat
        if moved.shape != parameters.shape:
            counts = f"from {len(parameters)} to {len(moved)}"
            raise InputError(f"{self.name} changed the number of parameters {counts} in step {self.world.step + 1}")
        return moved.to(parameters.dtype)

    def _call(self, closure: Any) -> None:
        """``step(closure)`` after a first evaluation, as a script does; where a graph is needed, once more with one."""
        with torch.enable_grad():
            closure()
            try:
                self.optimizer.step(closure)
            except RuntimeError as error:
                if self.graph or "grad" not in str(error):
                    raise
                self.graph = True  # it differentiates the gradient (AdaHessian and its kin)
                closure()
                self.optimizer.step(closure)

    def _place(self, parameters: Tensor) -> None:
        with torch.no_grad():
            for leaf, slot in zip(self.leaves, self.world.layout.slots, strict=True):
                leaf.copy_(parameters[slot.start : slot.stop].reshape(slot.shape))

    def _give(self, gradient: Tensor) -> None:
        for leaf, slot in zip(self.leaves, self.world.layout.slots, strict=True):
            leaf.grad = gradient[slot.start : slot.stop].reshape(slot.shape).clone()

    def _with_graph(self, scale: float) -> Tensor:
        """Loss and gradients by autograd, the gradients differentiable once more."""
        flat = torch.cat([leaf.reshape(-1) for leaf in self.leaves])
        loss = self.world.objective.loss(flat[None], self.world.step)[0] * scale
        for leaf, slope in zip(self.leaves, torch.autograd.grad(loss, self.leaves, create_graph=True), strict=True):
            leaf.grad = slope
        return loss

    # -- state

    def saved(self) -> Any:
        """Everything that the optimizer remembers, as it is: for going back within this process."""
        shared: dict[int, Any] = {id(leaf): leaf for leaf in self.leaves}
        for leaf in self.leaves:
            leaf.grad = None
        return _copied(vars(self.optimizer), shared)

    def restore(self, saved: Any) -> None:
        shared: dict[int, Any] = {id(leaf): leaf for leaf in self.leaves}
        vars(self.optimizer).update(_copied(saved, shared))

    def packed(self) -> dict[str, Tensor]:
        """What ``state_dict`` says, as tensors by key."""
        try:
            return pack(self.optimizer.state_dict())
        except Exception as error:
            return pack({"lost": f"{type(error).__name__}: {error}"})

    def unpack(self, tensors: Mapping[str, Tensor]) -> None:
        """Takes back what :meth:`packed` gave."""
        content = unpack(tensors)
        try:
            self.optimizer.load_state_dict(content)
        except Exception as error:
            raise InputError(f"{self.name}: its state cannot be taken back: {last_line(error)}") from None


def _copied(values: dict[str, Any], shared: dict[int, Any]) -> dict[str, Any]:
    """A deep copy; what cannot be copied (a generator, a function of a function) is shared."""
    try:
        return copy.deepcopy(values, dict(shared))
    except Exception:
        found = {}
        for key, value in values.items():
            try:
                found[key] = copy.deepcopy(value, dict(shared))
            except Exception:
                found[key] = value
        return found
