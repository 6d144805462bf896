"""A rule as the source of a ``torch.optim.Optimizer``: one readable file that needs nothing of this project.

The functions of the blocks go into the file as they are. Elementwise rules go through the tensors one by one; rules
that look at whole tensors (LAMB, Muon, a clipped norm) join all tensors of a param group to one row ``(1, D)``, as
their blocks expect it. Before it is handed out the class is run beside the rule (:mod:`engine.export.class_check`).
"""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Callable, Mapping
from types import CodeType
from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.export.class_check import check
from engine.export.class_parts import JOINED, LOOP, MATHS, SUMS
from engine.optimizer import declared, values_of

if TYPE_CHECKING:
    from engine.block import Block
    from engine.optimizer import Optimizer

WANTED = {"noise": "noise", "probed": "a second gradient", "curvature": "curvature"}


def torch_class(table: Mapping[str, Any], name: str = "") -> str:
    """The source for a spec's optimizer ``{name = …, arguments…}``; the class is called ``name`` (the rule's own name).

    Flags and choices are settled by ``table``; numbers become arguments, with its values as defaults. Raises InputError
    for rules that need more than the gradient, and RuntimeError where the class does not follow the rule.
    """
    rule, values = declared(table), values_of(table)
    if rule.foreign is not None:
        raise InputError(f"{rule.name} is a class of torch's kind already: {rule.foreign}")
    for block in rule.blocks(values):
        for wanted in WANTED:
            if wanted in block.arguments:
                raise InputError(f"{rule.name} cannot be written as a class: {block.title} asks for {WANTED[wanted]}")
    title = name or (re.sub(r"\W", "", rule.name.title()) if rule.structure else rule.name)
    if not title.isidentifier():
        raise InputError(f"name = {title!r}: must be a Python name")
    source = _File(rule, values, title).text()
    check(source, title, table)
    return source


class _File:
    """The parts of one file."""

    def __init__(self, rule: Optimizer, values: Mapping[str, Any], title: str) -> None:
        self.rule, self.values, self.title = rule, values, title
        self.blocks = rule.blocks(values)
        self.whole = not all(block.elementwise for block in self.blocks)
        self.functions: dict[str, str] = {}
        self.taken: dict[Callable[..., Any], str] = {}
        self.maths: set[str] = set()
        used = {name for block in self.blocks for name in block.knobs} | {"lr"}
        self.knobs = [knob for knob in rule.knobs if knob.name in used and knob.kind in ("real", "integer")]

    def text(self) -> str:
        body = "\n".join([self._init(), "", self._step()])
        if self.maths & {"maximum", "minimum"}:
            self.maths.add("where")
        helpers = [source for name, source in {**MATHS, **SUMS}.items() if name in self.maths]
        parts = [
            *helpers,
            *(JOINED if self.whole else ()),
            *self.functions.values(),
            f"class {self.title}(Optimizer):\n" + textwrap.indent(body, " " * 4),
        ]
        whole = "\n".join(parts)
        imports = "import math\n\n" if "math." in whole else ""
        imports += "import numpy as np\n" if "np." in whole else ""
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
        deep = " " * (8 if self.whole else 12)
        lines += [f"        {line}" for line in LOOP[self.whole]]
        if self.whole:
            for function in dict.fromkeys(block.refusal for block in self.blocks if block.refusal):
                lines += [f"        if {self._take(function)}(layout):"]
                lines += [f"            raise ValueError({self._take(function)}(layout))"]
        body = [*self._states(), 'state["step"] += 1', 'step = state["step"]']
        body.append("direction = joined([p.grad for p in parameters])" if self.whole else "direction = parameter.grad")
        for place, block in enumerate(self.blocks):
            body += self._block(place, block)
        if self.whole:
            body += ["for slot, tensor in zip(layout.slots, parameters):"]
            body += ["    tensor.sub_(direction[0, slot.start : slot.stop].reshape(slot.shape))"]
        else:
            body += ["parameter.sub_(direction)"]
        lines += [f"{deep}{line}" for line in body]
        lines.append("    return loss")
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
                    if state.size is not None:
                        value = f"parameter.new_full((1, {self._take(state.size)}(layout)), {number})"
                lines.append(f'    state["{self._key(place, state.name)}"] = {value}')
        return lines

    def _key(self, place: int, state: str) -> str:
        """The name of a state: with the block's place where two blocks have one of that name."""
        twice = sum(state in other.state_names for other in self.blocks) > 1
        return f"{state}_{place}" if twice else state

    def _block(self, place: int, block: Block) -> list[str]:
        given = []
        for argument in block.arguments:
            if argument in ("direction", "parameter", "step", "layout"):
                given.append(argument)
            elif argument in block.state_names:
                given.append(f'state["{self._key(place, argument)}"]')
            elif argument in block.coefficients:
                function = block.coefficients[argument]
                names = [n if n == "step" else block.knob(n) for n in inspect.signature(function).parameters]
                call = f"{self._take(function)}({', '.join(names)})"
                call = f"float({call})" if _uses_numpy(function) else call
                given.append(call if block.elementwise else f"column({call}, parameter)")
            else:
                knob = block.knob(argument)
                given.append(knob if block.elementwise else f"column({knob}, parameter)")
        results = ["direction", *(f'state["{self._key(place, name)}"]' for name in block.state_names)]
        lines = _call(results, self._take(block.update), given)
        if block.off_when_zero:
            return [f"if {block.knob(block.off_when_zero)} != 0:", *(f"    {line}" for line in lines)]
        return lines

    def _take(self, function: Callable[..., Any]) -> str:
        """Puts a function and those that it calls into the file; answers its name there."""
        if function in self.taken:
            return self.taken[function]
        stem = function.__module__.rpartition(".")[2]
        rest = "" if function.__name__ == "update" else function.__name__.removeprefix("update").strip("_")
        name = f"{stem}_{rest or 'update'}"
        name = f"{name}_2" if name in self.functions else name
        self.taken[function], self.functions[name] = name, ""
        source = textwrap.dedent(inspect.getsource(function)).rstrip()
        source = re.sub(rf"^def {function.__name__}\(", f"def {name}(", source)
        found = {used: function.__globals__.get(used) for used in _named(function.__code__)}
        found |= inspect.getclosurevars(function).nonlocals
        for used, called in found.items():
            if not inspect.isfunction(called):
                if used in function.__code__.co_freevars:
                    source = re.sub(rf"\b{used}\b", repr(called), source)
            elif called.__module__ in ("engine.maths", "engine.row_sums"):
                self.maths.add(used)
            else:
                source = re.sub(rf"\b{used}\(", f"{self._take(called)}(", source)
        source = re.sub(r"= (.*) if True else .*", r"= \1", re.sub(r"= .* if False else (.*)", r"= \1", source))
        source = re.sub(r"^ +import torch\n\n?", "", source, flags=re.MULTILINE)
        del self.functions[name]
        self.functions[name] = source
        return name


def _named(code: CodeType) -> tuple[str, ...]:
    """The global names that code uses, comprehensions in it included."""
    inner = [name for part in code.co_consts if isinstance(part, CodeType) for name in _named(part)]
    return (*code.co_names, *inner)


def _call(results: list[str], function: str, given: list[str]) -> list[str]:
    """``results = function(given)`` in lines that are not too long."""
    line = f"{', '.join(results)} = {function}({', '.join(given)})"
    if len(line) <= 90:
        return [line]
    left = [", ".join(results)] if len(", ".join(results)) <= 60 else ["(", *_wrapped(results), ")"]
    return [*left[:-1], f"{left[-1]} = {function}(", *_wrapped(given), ")"]


def _wrapped(parts: list[str]) -> list[str]:
    lines = [""]
    for part in parts:
        if lines[-1] and len(lines[-1]) + len(part) > 78:
            lines.append("")
        lines[-1] += f"{' ' if lines[-1] else ''}{part},"
    return [f"    {line}" for line in lines]


def _uses_numpy(function: Callable[..., Any]) -> bool:
    """Whether a function, or one that it calls, answers a number of numpy's."""
    names = function.__code__.co_names
    called = [function.__globals__.get(name) for name in names]
    return "np" in names or any(_uses_numpy(one) for one in called if inspect.isfunction(one))
