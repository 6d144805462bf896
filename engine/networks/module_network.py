"""Stacks of any torch module: R copies with parameters of their own, through ``functional_call`` and ``vmap``.

What torch cannot batch (control flow that looks at numbers) is run one copy after another, with the same results.
Two things differ from a module by itself, so that every step can be replayed:
norms over the batch always use the statistics of the samples at hand (torch's ``replace_all_batch_norm_modules_``:
no running averages are kept), and dropout draws from seed and step, the same masks in every run.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.func import functional_call, replace_all_batch_norm_modules_, vmap

from engine.errors import InputError
from engine.foreign.load import last_line
from engine.layout import Layout

if TYPE_CHECKING:
    from engine.networks.losses import Loss

SEED = 2**63 - 1


class ModuleNetwork:
    """``module`` takes ``(B, F)`` and gives ``(B, K)``; ``outputs`` is K, ``sample`` ``(N, F)`` some inputs to try.

    ``name`` is for messages. Raises InputError for a module that fails on ``sample``, that gives another shape, or
    has no parameters. The module is copied.
    """

    def __init__(self, module: nn.Module, loss: Loss, outputs: int, sample: Tensor, name: str) -> None:
        self.name = name
        self.loss_function = loss
        self.template = replace_all_batch_norm_modules_(copy.deepcopy(module).to(sample.device, sample.dtype))
        named = [(key, parameter) for key, parameter in self.template.named_parameters() if parameter.requires_grad]
        if not named:
            raise InputError(f"{name}: it has no parameters to train")
        self.layout = Layout.of([(key, tuple(parameter.shape)) for key, parameter in named])
        others = [*self.template.named_buffers(), *self.template.named_parameters()]
        names = {key for key, _ in named}
        self._fixed = {key: value.detach() for key, value in others if key not in names}
        self._batched = True
        self.widths = (self._try(sample[: min(len(sample), 8)], outputs),)

    def _try(self, sample: Tensor, outputs: int) -> int:
        """Runs ``sample`` through; answers the most numbers that any part of the module makes of one sample."""
        widest = [sample[0].numel()]

        def look(part: nn.Module, given: object, made: object) -> None:
            if isinstance(made, Tensor):
                widest.append(-(-made.numel() // len(sample)))

        hooks = [part.register_forward_hook(look) for part in self.template.modules()]
        try:
            with torch.no_grad(), seeded(0, sample.device):
                made = self.template.train()(sample)
        except (Exception, SystemExit) as error:
            raise InputError(f"{self.name} failed on inputs {tuple(sample.shape)}: {last_line(error)}") from None
        finally:
            for hook in hooks:
                hook.remove()
        wanted = (len(sample), outputs)
        shape = tuple(made.shape) if isinstance(made, Tensor) else type(made).__name__
        if shape != wanted:
            raise InputError(f"{self.name} gives {shape} for inputs {tuple(sample.shape)}; it must give {wanted}")
        return max(widest)

    def outputs(self, parameters: Tensor, inputs: Tensor) -> Tensor:
        """Outputs ``(R, K, N)`` of every run for ``inputs`` ``(N, F)``, as they are measured: without dropout."""
        self.template.eval()
        return self._stack(parameters, inputs, 0)

    def loss(self, parameters: Tensor, inputs: Tensor, targets: Tensor, seed: int = 0) -> Tensor:
        """The training loss ``(R,)`` of every run, differentiable twice; ``seed`` decides what dropout leaves out."""
        self.template.train()
        return self.loss_function.of(self._stack(parameters, inputs, seed), targets)

    def evaluate(self, parameters: Tensor, inputs: Tensor, targets: Tensor, seed: int = 0) -> tuple[Tensor, Tensor]:
        """Loss ``(R,)`` and gradient ``(R, D)`` of each row of ``parameters`` ``(R, D)``, by autograd."""
        with torch.enable_grad():
            place = parameters.detach().requires_grad_()
            loss = self.loss(place, inputs, targets, seed)
            (gradient,) = torch.autograd.grad(loss.sum(), place)
        return loss.detach(), gradient

    def module(self, parameters: Tensor) -> nn.Module:
        """A copy of the module with the values of ``parameters`` ``(D,)``, in training mode."""
        made = copy.deepcopy(self.template).to(parameters.device, parameters.dtype).train()
        with torch.no_grad():
            for slot in self.layout.slots:
                made.get_parameter(slot.name).copy_(parameters[slot.start : slot.stop].reshape(slot.shape))
        return made

    def _stack(self, parameters: Tensor, inputs: Tensor, seed: int) -> Tensor:
        """Outputs ``(R, K, N)``; every run sees the random numbers of ``seed``."""
        if self._batched and len(parameters) > 1:
            try:
                with seeded(seed, inputs.device):
                    found: Tensor = vmap(self._call, in_dims=(0, None), randomness="same")(parameters, inputs)
                return found.transpose(1, 2)
            except (Exception, SystemExit):
                self._batched = False  # torch cannot batch this one; an error of its own comes again below
        made = []
        for row in parameters:
            try:
                with seeded(seed, inputs.device):
                    made.append(self._call(row, inputs))
            except (Exception, SystemExit) as error:
                raise InputError(f"{self.name} failed on inputs {tuple(inputs.shape)}: {last_line(error)}") from None
        return torch.stack(made).transpose(1, 2)

    def _call(self, row: Tensor, inputs: Tensor) -> Tensor:
        values = {slot.name: row[slot.start : slot.stop].reshape(slot.shape) for slot in self.layout.slots}
        found: Tensor = functional_call(self.template, {**self._fixed, **values}, (inputs,))
        return found


@contextmanager
def seeded(seed: int, device: torch.device) -> Iterator[None]:
    """Random numbers of torch from ``seed`` inside, and as they were outside."""
    devices = [device] if device.type == "cuda" else []
    with torch.random.fork_rng(devices=devices):
        torch.manual_seed(seed & SEED)
        yield
