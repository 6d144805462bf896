"""A rule as the source of a ``torch.optim.Optimizer``: one readable file that needs nothing of this project.

The functions of the blocks go into the file as they are. Before it is handed out the class is run beside the rule on a
surface for 200 steps; a difference of more than 1e-12 is an error.
"""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.optimizer import declared, normal, values_of

if TYPE_CHECKING:
    from engine.block import Block
    from engine.optimizer import Optimizer

STEPS = 200
LOOKS = (1, 2, 3, 5, 10, 20, 50, 100, 150, STEPS)
START = (-1.2, 1.0)
MATHS = {
    "sqrt": "def sqrt(value):\n    return value.sqrt() if torch.is_tensor(value) else value**0.5",
    "where": "def where(condition, yes, no):\n    if torch.is_tensor(condition):\n"
    "        return torch.where(condition, yes, no)\n    return yes if condition else no",
    "maximum": "def maximum(a, b):\n    return where(a > b, a, b)",
    "minimum": "def minimum(a, b):\n    return where(a < b, a, b)",
    "absolute": "def absolute(value):\n    return abs(value)",
    "sign": "def sign(value):\n    return value.sign() if torch.is_tensor(value) else (value > 0) - (value < 0)",
}


def torch_class(table: Mapping[str, Any], name: str = "") -> str:
    """The source for a spec's optimizer ``{name = …, arguments…}``; the class is called ``name`` (the rule's own name).

    Flags and choices are settled by ``table``; numbers become arguments, with its values as defaults. Raises InputError
    for rules that are not elementwise, and RuntimeError where the class does not follow the rule.
    """
    rule, values = declared(table), values_of(table)
    if rule.foreign is not None:
        raise InputError(f"{rule.name} is a class of torch's kind already: {rule.foreign}")
    for block in rule.blocks(values):
        if not block.elementwise:
            raise InputError(f"{rule.name} cannot be written as a class: {block.title} is not elementwise")
    title = name or (re.sub(r"\W", "", rule.name.title()) if rule.structure else rule.name)
    if not title.isidentifier():
        raise InputError(f"name = {title!r}: must be a Python name")
    source = _File(rule, values, title).text()
    _check(source, title, table)
    return source


class _File:
    """The parts of one file."""

    def __init__(self, rule: Optimizer, values: Mapping[str, Any], title: str) -> None:
        self.rule, self.values, self.title = rule, values, title
        self.blocks = rule.blocks(values)
        self.functions: dict[str, str] = {}
        self.maths: set[str] = set()
        used = {name for block in self.blocks for name in block.knobs} | {"lr"}
        self.knobs = [knob for knob in rule.knobs if knob.name in used and knob.kind in ("real", "integer")]

    def text(self) -> str:
        body = "\n".join([self._init(), "", self._step()])
        if self.maths & {"maximum", "minimum"}:
            self.maths.add("where")
        helpers = [source for name, source in MATHS.items() if name in self.maths]
        parts = [
            *helpers,
            *self.functions.values(),
            f"class {self.title}(Optimizer):\n" + textwrap.indent(body, " " * 4),
        ]
        imports = "import numpy as np\n" if any("np." in part for part in parts) else ""
        return (
            f"{self._doc()}\n\n{imports}import torch\nfrom torch.optim import Optimizer\n\n\n"
            + "\n\n\n".join(parts)
            + "\n"
        )

    def _doc(self) -> str:
        chain = " · ".join(block.title for block in self.blocks) or "nothing"
        text = [f"{self.rule.title}: {chain}.", "", self.rule.help]
        text += ["", f"Source: {self.rule.paper}."] if self.rule.paper else []
        if self.rule.answer:
            text += [
                "",
                f'The answer of the rule is optimizer.state[parameter]["{self.rule.answer}"], not the parameter.',
            ]
        text += ["", "A block takes the direction (at first the gradient) and gives a new one; the last is subtracted."]
        folded = [line for part in text for line in (textwrap.wrap(part, 110) or [""])]
        return '"""' + "\n".join(folded).replace("\\", "\\\\").replace('"""', "'''") + '\n"""'

    def _init(self) -> str:
        arguments: dict[str, Any] = {}
        for knob in self.knobs:
            value = self.values[knob.name]
            if knob.argument:
                arguments[knob.key] = (*arguments.get(knob.key, ()), value)
            else:
                arguments[knob.name] = value
        listed = "".join(f", {key}={value!r}" for key, value in arguments.items())
        kept = ", ".join(f"{key}={key}" for key in arguments)
        return f"def __init__(self, params{listed}):\n    super().__init__(params, dict({kept}))"

    def _step(self) -> str:
        lines = [
            "@torch.no_grad()",
            "def step(self, closure=None):",
            "    loss = None",
            "    if closure is not None:",
            "        with torch.enable_grad():",
            "            loss = closure()",
            "    for group in self.param_groups:",
        ]
        for knob in self.knobs:
            index = f"[{knob.argument[1]}]" if knob.argument else ""
            lines.append(f'        {knob.name} = group["{knob.key}"]{index}')
        lines += [
            '        for parameter in group["params"]:',
            "            if parameter.grad is None:",
            "                continue",
            "            state = self.state[parameter]",
        ]
        lines += [f"            {line}" for line in self._states()]
        lines += [
            '            state["step"] += 1',
            '            step = state["step"]',
            "            direction = parameter.grad",
        ]
        for place, block in enumerate(self.blocks):
            lines += [f"            {line}" for line in self._block(place, block)]
        lines += ["            parameter.sub_(direction)", "    return loss"]
        return "\n".join(lines)

    def _states(self) -> list[str]:
        lines = ["if not state:", '    state["step"] = 0']
        for place, block in enumerate(self.blocks):
            for state in block.states:
                if state.initial == "parameter":
                    value = "parameter.clone()"
                else:
                    number = block.knob(state.initial) if isinstance(state.initial, str) else repr(state.initial)
                    value = number if state.per_run else f"torch.full_like(parameter, {number})"
                lines.append(f'    state["{self._key(place, block, state.name)}"] = {value}')
        return lines

    def _key(self, place: int, block: Block, state: str) -> str:
        """The name of a state: with the block's place where two blocks have one of that name."""
        twice = sum(state in other.state_names for other in self.blocks) > 1
        return f"{state}_{place}" if twice else state

    def _block(self, place: int, block: Block) -> list[str]:
        given = []
        for argument in block.arguments:
            if argument in ("direction", "parameter", "step"):
                given.append(argument)
            elif argument in block.state_names:
                given.append(f'state["{self._key(place, block, argument)}"]')
            elif argument in block.coefficients:
                function = block.coefficients[argument]
                names = [n if n == "step" else block.knob(n) for n in inspect.signature(function).parameters]
                call = f"{self._take(function)}({', '.join(names)})"
                given.append(f"float({call})" if _uses_numpy(function) else call)
            else:
                given.append(block.knob(argument))
        results = ["direction", *(f'state["{self._key(place, block, name)}"]' for name in block.state_names)]
        lines = _call(results, self._take(block.update), given)
        if block.off_when_zero:
            return [f"if {block.knob(block.off_when_zero)} != 0:", *(f"    {line}" for line in lines)]
        return lines

    def _take(self, function: Callable[..., Any]) -> str:
        """Puts a function and those that it calls into the file; answers its name there."""
        stem = function.__module__.rpartition(".")[2]
        rest = "" if function.__name__ == "update" else function.__name__.removeprefix("update").strip("_")
        name = f"{stem}_{rest or 'update'}"
        if name in self.functions:
            return name
        source = textwrap.dedent(inspect.getsource(function)).rstrip()
        source = re.sub(rf"^def {function.__name__}\(", f"def {name}(", source)
        for used in function.__code__.co_names:
            called = function.__globals__.get(used)
            if not inspect.isfunction(called):
                continue
            if called.__module__ == "engine.maths":
                self.maths.add(used)
            else:
                source = re.sub(rf"\b{used}\(", f"{self._take(called)}(", source)
        self.functions[name] = source
        return name


def _call(results: list[str], function: str, given: list[str]) -> list[str]:
    """``results = function(given)`` in lines that are not too long."""
    line = f"{', '.join(results)} = {function}({', '.join(given)})"
    if len(line) <= 90:
        return [line]
    left = [", ".join(results)] if len(", ".join(results)) <= 60 else ["(", *_wrapped(results), ")"]
    return [*left[:-1], f"{left[-1]} = {function}(", *_wrapped(given), ")"]


def _wrapped(parts: list[str]) -> list[str]:
    lines = textwrap.wrap(", ".join(parts) + ",", 80, break_long_words=False, break_on_hyphens=False)
    return [f"    {line}" for line in lines]


def _uses_numpy(function: Callable[..., Any]) -> bool:
    """Whether a function, or one that it calls, answers a number of numpy's."""
    names = function.__code__.co_names
    called = [function.__globals__.get(name) for name in names]
    return "np" in names or any(_uses_numpy(one) for one in called if inspect.isfunction(one))


def _check(source: str, title: str, table: Mapping[str, Any]) -> None:
    """Runs the class beside the rule."""
    import torch

    from engine.experiment import Experiment
    from engine.spec import parse

    problem = {"name": "rosenbrock", "start": list(START), "b": 2.0}
    run = {"name": "run", "optimizer": normal(table)}
    experiment = Experiment(
        parse({"steps": STEPS, "dtype": "float64", "problem": problem, "runs": [run]}), history=False
    )
    made: dict[str, Any] = {}
    exec(compile(source, f"{title}.py", "exec"), made)
    parameter = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimizer = made[title]([parameter])
    for step in range(1, STEPS + 1):
        parameter.grad = experiment.objective.evaluate(parameter.detach()[None], 0)[1][0]
        optimizer.step()
        if step not in LOOKS:
            continue
        experiment.advance(step - experiment.step)
        if experiment.frozen.all():
            return
        ours, theirs = experiment.parameters[0], parameter.detach()
        error = float((ours - theirs).abs().max() / ours.abs().max().clamp(min=1.0))
        if not error <= 1e-12:
            raise RuntimeError(f"the class written for {title} leaves the rule at step {step} by {error:.3g}")
