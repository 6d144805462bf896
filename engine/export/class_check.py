"""A written class, run beside the rule that it was written from: a difference of more than 1e-12 is an error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch

from engine.experiment import Experiment
from engine.optimizer import declared, normal, values_of
from engine.spec import parse

STEPS = 200
LOOKS = (1, 2, 3, 5, 10, 20, 50, 100, 150, STEPS)
START = (-1.2, 1.0)
SURFACE = {"name": "rosenbrock", "start": list(START), "b": 2.0}
NETWORK = {"name": "mlp", "hidden": [5], "activation": "tanh"}


def check(source: str, title: str, table: Mapping[str, Any]) -> None:
    """Runs the class ``title`` of ``source`` and the rule of ``table`` on the same gradients.

    Elementwise rules take a surface; those that look at whole tensors a network, without biases where the rule wants
    matrices. Raises RuntimeError at the first step of LOOKS at which they have come apart.
    """
    blocks = declared(table).blocks(values_of(table))
    whole = not all(block.elementwise for block in blocks)
    problem = {**NETWORK, "bias": not any(block.refusal for block in blocks)} if whole else SURFACE
    run = {"name": "run", "optimizer": normal(table)}
    spec = parse({"steps": STEPS, "dtype": "float64", "problem": problem, "runs": [run]})
    experiment = Experiment(spec, history=False)
    made: dict[str, Any] = {}
    exec(compile(source, f"{title}.py", "exec"), made)
    slots = experiment.objective.layout.slots if whole else None
    flat = experiment.parameters[0].clone()
    pieces = [flat[slot.start : slot.stop].reshape(slot.shape) for slot in slots] if slots else [flat]
    tensors = [piece.clone().requires_grad_() for piece in pieces]
    optimizer = made[title](tensors)
    for step in range(1, STEPS + 1):
        here = torch.cat([tensor.detach().reshape(-1) for tensor in tensors])
        gradient = experiment.objective.evaluate(here[None], step - 1)[1][0]
        for tensor, part in zip(tensors, gradient.split([tensor.numel() for tensor in tensors]), strict=True):
            tensor.grad = part.reshape(tensor.shape).clone()
        optimizer.step()
        if step not in LOOKS:
            continue
        experiment.advance(step - experiment.step)
        if experiment.frozen.all():
            return
        ours = experiment.parameters[0]
        theirs = torch.cat([tensor.detach().reshape(-1) for tensor in tensors])
        error = float((ours - theirs).abs().max() / ours.abs().max().clamp(min=1.0))
        if not error <= 1e-12:
            raise RuntimeError(f"the class written for {title} leaves the rule at step {step} by {error:.3g}")
