"""The problem of a run as PyTorch code: a surface as straight code, a network as a Sequential, its data in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import InputError
from engine.problem import Setting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.problem import Problem
    from engine.spec import ExperimentSpec
    from engine.surface import Surface

PLAIN = frozenset({
    "sqrt", "exp", "log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arcsin", "arccos", "arctan", "floor", "ceil",
    "absolute", "sign",
})  # fmt: skip
"""Functions of a surface that torch has under the same name."""


def surface_source(problem: Surface, values: Mapping[str, Any]) -> str:
    """``parameters`` and ``compute_loss(step)`` of a surface; InputError for what torch alone cannot do."""
    if values.get("noise"):
        raise InputError("noise: it is drawn by Optimizer Lab's own generator; a script without it can be written")
    formula = problem.formula(values)
    code = formula.loss_code
    strange = sorted(set(code.functions) - PLAIN)
    if strange:
        raise InputError(f"{problem.name}: {', '.join(strange)} cannot be written for torch alone")
    imports = f"from torch import {', '.join(code.functions)}\n\n" if code.functions else ""
    constants = "".join(f"{name} = {value!r}\n" for name, value in code.constants.items())
    numbers = [float(value) for value in problem.parameters(values).values()]
    start = [float(value) for value in values["start"]]
    call = ", ".join(["*parameters[0].unbind()", *(repr(number) for number in numbers)])
    return (
        f"{imports}# {formula.text}\n{constants}\n\n{code.source('surface')}\n\n"
        f"parameters = [torch.tensor({start!r}, requires_grad=True)]\n\n\n"
        f"def compute_loss(step):\n    return surface({call})[0]"
    )


def network_source(problem: Problem, spec: ExperimentSpec, steps: int, data: str) -> tuple[str, dict[str, Any]]:
    """``parameters`` and ``compute_loss(step)`` of a network, and the arrays that the file ``data`` must hold.

    ``order`` are the sample numbers of steps 0 to ``steps`` one after the other, ``ends`` where each step's end.
    """
    import torch

    values = spec.problem_values()
    if problem.code_knob:
        raise InputError(f"{problem.name}: your own module is a script already; import it from where it is")
    if values.get("dropout"):
        raise InputError("dropout: it is drawn by Optimizer Lab's own generator and cannot be written")
    dtype = getattr(torch, spec.dtype)
    built: Any = problem.objective(values, Setting(spec.seed, dtype, torch.device("cpu"), batch_schedule=spec.batches))
    network, loss = built.module()
    lines = [_module(layer) for layer in network]
    criterion = _module(loss)
    arrays = {f"start{number}": value.detach().numpy() for number, value in enumerate(network.parameters())}
    order = [built.order.indices(step) for step in range(steps + 1)]
    arrays["order"] = np.concatenate(order)
    arrays["ends"] = np.cumsum([len(batch) for batch in order])
    arrays["inputs"], arrays["targets"] = built.data.inputs.numpy(), built.data.targets.numpy()
    listed = "".join(f"    {line},\n" for line in lines)
    penalties = ""
    if built.l1:
        penalties += f" + {built.l1!r} * sum(p.abs().sum() for p in parameters)"
    if built.l2:
        penalties += f" + {built.l2 / 2!r} * sum(p.square().sum() for p in parameters)"
    return (
        f"# inputs, targets, start values, and which samples each step sees\ndata = np.load({data!r})\n"
        f'inputs, targets = torch.from_numpy(data["inputs"]), torch.from_numpy(data["targets"])\n'
        f'batches = np.split(data["order"], data["ends"][:-1])\n\n'
        f"model = torch.nn.Sequential(\n{listed})\ncriterion = torch.nn.{criterion.removeprefix('torch.nn.')}\n"
        "parameters = list(model.parameters())\nwith torch.no_grad():\n"
        "    for number, parameter in enumerate(parameters):\n"
        '        parameter.copy_(torch.from_numpy(data[f"start{number}"]))\n\n\n'
        "def compute_loss(step):\n    batch = torch.from_numpy(batches[step])\n"
        f"    return criterion(model(inputs[batch]), targets[batch]){penalties}"
    ), arrays


def _module(layer: Any) -> str:
    """A layer as the expression that builds it; InputError for one that torch does not have."""
    import torch

    if type(layer) is not getattr(torch.nn, type(layer).__name__, None):
        raise InputError(f"{type(layer).__name__} is not a module of torch; the network cannot be written")
    return f"torch.nn.{layer!r}"
