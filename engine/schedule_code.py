"""The schedule of a run as PyTorch code that a person can read, keep and run.

Where torch's own schedulers give the planned values (which is tried out, see
:mod:`engine.schedule_lint`), the code uses them; otherwise it holds the planning functions
themselves, in a LambdaLR, or in a small class where other knobs than the rate are driven.
"""

from __future__ import annotations

import inspect
from typing import Any

from engine.errors import InputError
from engine.formula import parse
from engine.plan import Plan, plan
from engine.plan_nodes import Piece, Sequence
from engine.schedule_lint import common_clock, lint, torch_arguments
from engine.schedule_source import Module, filled, snake

HEAD = '''"""The schedule of this run.

    scheduler = make_scheduler(optimizer)
    for step in range({total_steps}):
        …                       # forward, backward
        optimizer.step()
        {step}
"""

'''


def torch_code(arguments: Any, total_steps: int, steps_per_epoch: int = 1) -> str:
    """Source of a module with ``make_scheduler(optimizer)``, whose answer is stepped as the module's
    docstring says and reproduces the plan of ``arguments`` (spec form) to 1e-12.
    """
    planned = plan(arguments, total_steps, steps_per_epoch)
    if not planned.tracks and not planned.feedback:
        raise InputError("nothing is driven: there is no schedule to write down")
    if not planned.tracks and len(planned.feedback) == 1 and planned.feedback[0].drives == "lr":
        body, step = _plateau(planned)
    elif (
        set(planned.knobs) <= {"lr", "momentum"}
        and not planned.feedback
        and _torch_agrees(planned, arguments, total_steps, steps_per_epoch)
    ):
        body, step = _torch_objects(planned)
    elif planned.knobs == ("lr",) and not planned.feedback:
        body, step = _lambda(planned)
    else:
        body, step = _driver(planned)
    imports = ["import numpy as np"] if "np." in body else []
    classes = [name for name in _CLASSES if f"{name}(" in body]
    if classes:
        imports.append(f"from torch.optim.lr_scheduler import {', '.join(classes)}")
    head = HEAD.format(total_steps=total_steps, step=step)
    return head + "\n".join(imports) + ("\n\n\n" if imports else "\n") + body.strip() + "\n"


_CLASSES = (
    "ChainedScheduler", "ConstantLR", "CosineAnnealingLR", "CosineAnnealingWarmRestarts", "CyclicLR", "ExponentialLR",
    "LambdaLR", "LinearLR", "MultiStepLR", "MultiplicativeLR", "OneCycleLR", "PolynomialLR", "ReduceLROnPlateau",
    "SequentialLR", "StepLR",
)  # fmt: skip


def _torch_agrees(planned: Plan, arguments: Any, total_steps: int, steps_per_epoch: int) -> bool:
    tracks = {id(node) for node, _ in planned.tracks.values()}
    if "lr" not in planned.tracks or len(tracks) > 1:
        return False
    try:
        return not lint(arguments, total_steps, steps_per_epoch)
    except InputError:
        return False


def _stepping(every: int, call: str = "scheduler.step()") -> str:
    if every == 1:
        return call
    return f"if (step + 1) % {every} == 0:\n            {call}    # once an epoch"


def _torch_objects(planned: Plan) -> tuple[str, str]:
    """Torch's own schedulers."""
    node = planned.tracks["lr"][0]
    module = Module()
    built = _object(node, module, 1)
    lines = ["def make_scheduler(optimizer):", f"    return {built}"]
    text = module.text()
    return (text + "\n\n\n" if text else "") + "\n".join(lines), _stepping(common_clock(node))


def _object(node: Any, module: Module, depth: int) -> str:
    """The expression that builds the torch scheduler of a tree."""
    if isinstance(node, Piece):
        return _piece(node, module)
    inner, outer = "    " * (depth + 2), "    " * (depth + 1)
    parts = node.pieces if isinstance(node, Sequence) else node.factors
    listed = "".join(f"{inner}{_object(part, module, depth + 2)},\n" for part in parts)
    if isinstance(node, Sequence):
        every = common_clock(node)
        milestones = [int(start // every) for start in node.starts[1:]]
        last = f"{outer}milestones={milestones!r},\n"
        return f"SequentialLR(\n{outer}optimizer,\n{outer}[\n{listed}{outer}],\n{last}{'    ' * depth})"
    return f"ChainedScheduler(\n{outer}[\n{listed}{outer}],\n{outer}optimizer,\n{'    ' * depth})"


def _piece(piece: Piece, module: Module) -> str:
    from torch.optim import lr_scheduler

    name = piece.schedule.twin or ""
    arguments = torch_arguments(piece, 0.0)
    written = []
    for key, parameter in inspect.signature(getattr(lr_scheduler, name)).parameters.items():
        if key not in arguments or (parameter.default is not parameter.empty and arguments[key] == parameter.default):
            continue
        value = repr(arguments[key])
        if piece.follows_base and key == piece.schedule.peak:
            value = 'optimizer.param_groups[0]["lr"]'
        elif key in ("lr_lambda", "scale_fn"):
            value = _formula(arguments[key], snake(name), ("x",) if key == "scale_fn" else ("step", "epoch"), module)
        written.append(f"{key}={value}")
    return f"{name}(optimizer, {', '.join(written)})"


def _formula(text: str, stem: str, names: tuple[str, ...], module: Module) -> str:
    """Add the function of a formula in one number; its name."""
    formula = parse(text, names)
    argument = formula.names[0] if formula.names else names[0]
    lines = [f"def {{name}}({argument}):"]
    lines += [f"    {name} = {argument}" for name in formula.names[1:]]
    return module.function(f"{stem}_factor", "\n".join([*lines, f"    return float({formula.source()})"]))


def _lambda(planned: Plan) -> tuple[str, str]:
    """The planning functions in a LambdaLR."""
    module = Module()
    name = module.node(planned.tracks["lr"][0], "lr")
    lines = [
        "def make_scheduler(optimizer):",
        "    # LambdaLR multiplies the base rate by a factor, so the planned rate is divided by it",
        '    bases = [group["lr"] for group in optimizer.param_groups]',
        f"    factors = [lambda step, base=base: float({name}(step, base) / base) for base in bases]",
        "    return LambdaLR(optimizer, factors)",
    ]
    return module.text() + "\n\n\n" + "\n".join(lines), "scheduler.step()"


def _plateau(planned: Plan) -> tuple[str, str]:
    """Torch's ReduceLROnPlateau alone."""
    part = planned.feedback[0]
    changed = {
        knob.name: part.knobs[knob.name] for knob in part.schedule.knobs if part.knobs[knob.name] != knob.default
    }
    written = "".join(f", {name}={value!r}" for name, value in changed.items())
    body = f"def make_scheduler(optimizer):\n    return ReduceLROnPlateau(optimizer{written})"
    return body, _stepping(part.every, "scheduler.step(metric)")


PLACES = {"beta1": 0, "betas.0": 0, "beta2": 1, "betas.1": 1}


def _driver(planned: Plan) -> tuple[str, str]:
    """A class that drives every knob: for momentum, weight decay … and for plateaus beside a plan."""
    module = Module()
    getters, setters = [], []
    for knob in planned.knobs:
        plain = knob.replace(".", "_")
        node, momentum = planned.tracks.get(knob, (None, False))
        value = f"base[{knob!r}]"
        if node is not None:
            value = f"{module.node(node, plain, momentum)}(self.done, {value})"
        if any(part.drives == knob for part in planned.feedback):
            setters.append(f"            self.planned[{knob!r}] = {value}")
            value = " * ".join([f"self.planned[{knob!r}]", *_factors(planned, knob)])
        if knob in PLACES or knob == "momentum":
            place = PLACES.get(knob, 0)
            read = f'group["betas"][{place}]'
            betas = '(value, group["betas"][1])' if place == 0 else '(group["betas"][0], value)'
            if knob == "momentum":
                getters.append(f'                "momentum": {read} if "betas" in group else group["momentum"],')
                setters += [
                    f"            value = float({value})",
                    f'            group.update({{"betas": {betas}}} if "betas" in group else {{"momentum": value}})',
                ]
            else:
                getters.append(f"                {knob!r}: {read},")
                setters += [f"            value = float({value})", f'            group["betas"] = {betas}']
        else:
            getters.append(f"                {knob!r}: group[{knob!r}],")
            setters.append(f"            group[{knob!r}] = float({value})")
    reacting = [_reaction(planned, module, index) for index in range(len(planned.feedback))]
    metric = "metric" if reacting else ""
    lines = [
        "class Scheduler:",
        f'    """Drives {", ".join(planned.knobs)}; stepped like a scheduler of torch."""',
        "",
        "    def __init__(self, optimizer):",
        "        self.optimizer = optimizer",
        "        self.done = 0",
        "        self.bases = [",
        "            {",
        *getters,
        "            }",
        "            for group in optimizer.param_groups",
        "        ]",
        *(["        self.planned = {}"] if reacting else []),
        *(line for setup, _ in reacting for line in setup),
        "        self.apply()",
        "",
        f"    def step(self{', ' + metric if metric else ''}):",
        "        self.done += 1",
        *(["        self.apply()"] if reacting else []),
        *(line for _, after in reacting for line in after),
        "        self.apply()",
        "",
        "    def apply(self):",
        "        for group, base in zip(self.optimizer.param_groups, self.bases):",
        *setters,
        "",
        "",
        "def make_scheduler(optimizer):",
        "    return Scheduler(optimizer)",
    ]
    text = module.text()
    return (text + "\n\n\n" if text else "") + "\n".join(lines), f"scheduler.step({metric})"


def _factors(planned: Plan, knob: str, without: int = -1) -> list[str]:
    """What multiplies a knob: the factors of all that react and drive it, but for one."""
    chosen = [index for index, part in enumerate(planned.feedback) if part.drives == knob and index != without]
    return [f'self.state_{index + 1}["factor"]' for index in chosen]


def _reaction(planned: Plan, module: Module, index: int) -> tuple[list[str], list[str]]:
    """Lines that set a plateau up, and lines that tell it the metric."""
    part = planned.feedback[index]
    stem = snake(part.schedule.name)
    start, watch = module.copy(part.schedule.start, f"{stem}_start"), module.copy(part.schedule.watch, f"{stem}_watch")
    state = f"self.state_{index + 1}"
    base = " * ".join([f"self.planned[{part.drives!r}]", *_factors(planned, part.drives, index)])
    given = [state, "[metric]", f"lambda _: {base}", *(f"{key}={value!r}" for key, value in part.knobs.items())]
    after = filled(f"_, {state} = {watch}(", given, ")").splitlines()
    if part.every > 1:
        after = [f"if self.done % {part.every} == 0:", *(f"    {line}" for line in after)]
    return [f"        {state} = {start}()"], [f"        {line}" for line in after]
