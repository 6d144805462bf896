"""A run as a PyTorch script that needs nothing of this project, and gives the recorded losses again.

The optimizer is torch's own class where the rule has a twin there, else the rule's blocks written out
(:mod:`engine.export.torch_class`). Data, start point and the order of batches go into an ``.npz`` beside the script.
The script is run before it is written: one that does not reproduce what was recorded is an error.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import InputError
from engine.export.script_problem import network_source, surface_source
from engine.optimizer import declared, values_of
from engine.plan import plan
from engine.problem import Setting, problems
from engine.schedule_code import torch_code
from engine.surface import Surface

if TYPE_CHECKING:
    from engine.optimizer import Optimizer
    from engine.session.record import ExperimentRecord
    from engine.spec import ExperimentSpec

FIRST = 20
"""Steps that must agree closely: later ones may part by rounding, as any two runs of a chaotic training do."""
NEAR = {"float64": 1e-9, "float32": 2e-4}
"""Relative difference of a loss that rounding explains, in the first steps."""


@dataclass(frozen=True)
class Script:
    """``source`` reads ``arrays`` from the .npz named ``data``, if there are any; ``off``: the largest relative
    difference between its losses and the recorded ones.
    """

    source: str
    arrays: dict[str, Any]
    off: float


def torch_script(record: ExperimentRecord, run: str, data: str = "data.npz") -> Script:
    """The script of one run, tried out. Raises InputError for what cannot be written, and why."""
    spec = record.initial_spec
    place = next((number for number, one in enumerate(spec.runs) if one.name == run), None)
    if place is None or record.history is None:
        raise InputError(f"{run}: no run of that name was recorded")
    source, arrays = _Writer(record, spec, place, data).text()
    recorded = np.array(record.history[run]["loss"])
    try:
        found = _tried(source, arrays, data)
    except Exception as error:  # whatever torch says to a rule that does not fit
        raise InputError(f"{run}: as a script it fails ({error})") from None
    rows = min(len(recorded), len(found))
    with np.errstate(invalid="ignore"):
        away = np.abs(found[:rows] - recorded[:rows])
    away[~np.isfinite(recorded[:rows]) & ~np.isfinite(found[:rows])] = 0.0
    off = away / np.maximum(np.abs(recorded[:rows]), 1e-300)
    near = NEAR[spec.dtype]
    bad = np.flatnonzero((off[:FIRST] > near) & ~(away[:FIRST] <= near * abs(recorded[0])))
    if len(bad) or rows < min(len(recorded), FIRST):
        step = int(bad[0]) if len(bad) else rows
        raise InputError(f"{run}: as a script it gives another loss at step {step}; it was not written")
    largest = float(off[np.isfinite(off)].max(initial=0.0))
    said = f"Tried out: its losses and the recorded ones differ by {largest:.1e} of their size at most."
    return Script(source.replace(_SAID, said), arrays, largest)


_SAID = "@said@"


class _Writer:
    """The parts of one script."""

    def __init__(self, record: ExperimentRecord, spec: ExperimentSpec, place: int, data: str) -> None:
        self.record, self.spec, self.run, self.place, self.data = record, spec, spec.runs[place], place, data
        self.problem = problems[spec.problem["name"]]
        self.arrays: dict[str, Any] = {}
        self.rule: Optimizer = declared(self.run.optimizer)
        if self.rule.foreign is not None and not self.rule.foreign.startswith("torch."):
            raise InputError(f"{self.run.name}: {self.rule.name} is a class from outside; take it from where it is")

    def text(self) -> tuple[str, dict[str, Any]]:
        """The source, and what it reads."""
        if isinstance(self.problem, Surface):
            problem = surface_source(self.problem, self.spec.problem_values())
        else:
            problem, self.arrays = network_source(self.problem, self.spec, self.record.step, self.data)
        optimizer, imports, classes = self._optimizer()
        schedule, build, stepping = self._schedule(imports)
        steps = self.record.step
        events = self._events()
        edits = ["        for name, value in EDITS.get(step, {}).items():", "            edit(optimizer, name, value)"]
        scaled = f"({self.run.loss_scale!r} * loss)" if self.run.loss_scale != 1 else "loss"
        plain = [
            "        optimizer.zero_grad()", "        loss = compute_loss(step)", "        losses.append(loss.item())",
            f"        {scaled}.backward()", "        optimizer.step()",
        ]  # fmt: skip
        by_closure = [
            "        losses.append(compute_loss(step).item())", "", "        def closure():",
            "            optimizer.zero_grad()", "            loss = compute_loss(step)",
            f"            {scaled}.backward()", "            return loss", "", "        optimizer.step(closure)",
        ]  # fmt: skip
        loop = [
            "def train():",
            "    optimizer = make_optimizer(parameters)",
            *(["    scheduler = make_scheduler(optimizer)"] if build else []),
            "    losses = []",
            f"    for step in range({steps}):",
            *(edits if events else []),
            *(by_closure if self.rule.foreign is not None else plain),
            *([f"        {stepping}"] if build else []),
            f"    losses.append(compute_loss({steps}).item())",
            "    return losses",
        ]
        if "np." in problem + schedule:
            imports = ["import numpy as np", "import torch", *imports]
        else:
            imports = ["import torch", *imports]
        head = [
            f'"""{self.run.name}: {self.rule.title} on “{self.problem.title}”, {steps} steps.', "",
            f"Written by Optimizer Lab; needs torch{' and numpy' if 'np.' in problem + schedule else ''} only.",
            _SAID, '"""', "", *imports, "", f"torch.set_default_dtype(torch.{self.spec.dtype})",
        ]  # fmt: skip
        main = ['if __name__ == "__main__":', "    for step, loss in enumerate(train()):", "        print(step, loss)"]
        parts = ["\n".join(head), *classes, problem, optimizer, *([schedule] if schedule else [])]
        parts += [*([events] if events else []), "\n".join(loop), "\n".join(main)]
        return "\n\n\n".join(part.strip("\n") for part in parts if part) + "\n", self.arrays

    # -- the rule --------------------------------------------------------------------------------------------------

    def _optimizer(self) -> tuple[str, list[str], list[str]]:
        """make_optimizer, imports, and the class if it is written out."""
        from engine.export.torch_class import torch_class

        values = values_of(self.run.optimizer)
        if self.rule.foreign is not None:
            name = self.rule.foreign.removeprefix("torch.optim.").rpartition(":")[2]
            return _maker(name, self.rule.outside(values)), [], []
        if self.rule.twin:
            return _maker(self.rule.twin, self.rule.arguments(values)), [], []
        source = torch_class(self.run.optimizer)
        title = source.rpartition("\nclass ")[2].partition("(")[0]
        body = source.partition('"""\n')[2] if source.startswith('"""') else source
        body = body.partition('"""')[2] if body.lstrip().startswith('"""') else body
        body = body.replace("import torch\n", "", 1).replace("from torch.optim import Optimizer\n", "", 1)
        build = f"def make_optimizer(parameters):\n    return {title}(parameters)"
        return build, ["from torch.optim import Optimizer"], [body.strip("\n")]

    def _schedule(self, imports: list[str]) -> tuple[str, bool, str]:
        """The schedule's code, whether there is one, and how it is stepped; what it imports goes to `imports`."""
        if not self.run.schedule:
            return "", False, ""
        planned = plan(list(self.run.schedule), self.spec.steps)
        if planned.feedback:
            raise InputError(f"{self.run.name}: a schedule that watches the loss cannot be written into a script")
        code = torch_code(list(self.run.schedule), self.spec.steps, self._per_epoch())
        head, _, body = code.partition('"""\n\n')
        lines = body.splitlines()
        imports += [line for line in lines if line.startswith("from torch")]
        body = "\n".join(line for line in lines if not line.startswith(("from torch", "import ")))
        return body.strip("\n"), True, head.partition("optimizer.step()\n")[2].strip()

    def _per_epoch(self) -> int:
        if isinstance(self.problem, Surface):
            return 1
        import torch

        dtype = getattr(torch, self.spec.dtype)
        setting = Setting(self.spec.seed, dtype, torch.device("cpu"))
        return self.problem.objective(self.spec.problem_values(), setting).steps_per_epoch or 1

    def _events(self) -> str:
        mine: dict[int, dict[str, Any]] = {}
        stem = f"runs.{self.place}."
        for event in self.record.events:
            if not event.path.startswith(stem) or event.step >= self.record.step:
                continue
            kind, _, name = event.path.removeprefix(stem).partition(".")
            if kind != "optimizer" or not name or self.run.schedule:
                raise InputError(f"{self.run.name}: the edit of {event.path} cannot be written into a script")
            mine.setdefault(event.step, {})[name] = event.new
        if not mine:
            return ""
        return (
            f"EDITS = {json.dumps(mine, indent=4)}\nEDITS = {{int(step): edits for step, edits in EDITS.items()}}\n\n\n"
            'def edit(optimizer, name, value):\n    name, _, place = name.partition(".")\n'
            "    for group in optimizer.param_groups:\n"
            "        if place:\n            values = list(group[name])\n            values[int(place)] = value\n"
            "            group[name] = tuple(values)\n        else:\n            group[name] = value"
        )


def _maker(name: str, arguments: dict[str, Any]) -> str:
    """``make_optimizer`` for a class of torch.optim; arguments at their defaults are left out, but for the rate."""
    import inspect

    import torch

    usual = inspect.signature(getattr(torch.optim, name)).parameters
    written = []
    for key, value in arguments.items():
        value = tuple(value) if isinstance(value, list) else value
        if key == "lr" or key not in usual or usual[key].default != value:
            written.append(f", {key}={value!r}")
    return f"def make_optimizer(parameters):\n    return torch.optim.{name}(parameters{''.join(written)})"


def _tried(source: str, arrays: dict[str, Any], data: str) -> Any:
    """The losses that the script gives, run with torch's state as it finds it and left so."""
    import io

    import torch

    file = io.BytesIO()
    np.savez(file, **arrays)
    file.seek(0)
    loaded = np.load(file)
    before = torch.get_default_dtype()
    space: dict[str, Any] = {"__name__": "script"}
    try:
        with torch.random.fork_rng(devices=[]):
            text = source.replace(f"np.load({data!r})", "__data__") if arrays else source
            space["__data__"] = loaded
            exec(compile(text, "<script>", "exec"), space)  # our own code, written above
            with torch.enable_grad():
                return np.array(space["train"](), dtype=np.float64)
    finally:
        torch.set_default_dtype(before)
