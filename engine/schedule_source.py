"""Python source of schedules: our own functions, freed of annotations, ready to stand alone.

Exported code runs the very functions that planned the values, so it cannot drift away from them. A
formula typed by a person is written out as source by the formula reader; its text is never run.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable
from textwrap import indent
from typing import Any

from engine.plan_nodes import Piece, Sequence

WIDTH = 96


def snake(name: str) -> str:
    """``CosineAnnealingLR`` to ``cosine_annealing_lr``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name.replace("LR", "Lr")).lower()


class Module:
    """The functions of one exported module, by name, in the order in which they are needed."""

    def __init__(self) -> None:
        self.functions: dict[str, str] = {}

    def text(self) -> str:
        return "\n\n\n".join(self.functions.values())

    def function(self, stem: str, source: str) -> str:
        """Add a function whose source names itself ``{name}``; its name (numbered if taken by another)."""
        for number in range(1, 1000):
            name = stem if number == 1 else f"{stem}_{number}"
            written = source.replace("{name}", name)
            if self.functions.setdefault(name, written) == written:
                return name
        raise ValueError(f"{stem}: too many functions of this name")

    def copy(self, function: Callable[..., Any], stem: str, written: dict[str, str] | None = None) -> str:
        """Add one of our functions under ``stem``, after those of its own file that it calls.

        ``written`` holds source for functions of the file in place of their own.
        """
        written = written or {}
        source = written.get(function.__name__) or inspect.getsource(function)
        tree = ast.parse(source).body[0]
        assert isinstance(tree, ast.FunctionDef)
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        renamed = {}
        for name in sorted(names):
            helper = function.__globals__.get(name)
            if inspect.isfunction(helper) and helper.__module__ == function.__module__ and helper is not function:
                renamed[name] = self.copy(helper, f"{helper.__module__.rpartition('.')[2]}_{name}", written)
        plain = _Plain(renamed).visit(tree)
        head = filled("def {name}(", [argument.arg for argument in plain.args.args], "):")
        body = [ast.unparse(ast.fix_missing_locations(statement)) for statement in plain.body]
        return self.function(stem, "\n".join([head, *(indent(statement, "    ") for statement in body)]))

    def node(self, node: Any, stem: str, momentum: bool = False) -> str:
        """Add the function ``stem(step, base)`` of a tree of schedules; its name."""
        lines = ["def {name}(step, base):"]
        if isinstance(node, Piece):
            lines.append(indent(f"return {self.call(node, 'step', momentum)}", "    "))
        elif isinstance(node, Sequence):
            ends = [*node.starts[1:], None]
            for index, (piece, start, end) in enumerate(zip(node.pieces, node.starts, ends, strict=True)):
                call = self.part(piece, f"step - {start}" if start else "step", f"{stem}_{index + 1}", momentum)
                if end is not None:
                    lines += [f"    if step < {end}:", indent(f"return {call}", "        ")]
                else:
                    lines.append(indent(f"return {call}", "    "))
        else:
            for index, factor in enumerate(node.factors):
                last = index + 1 == len(node.factors)
                call = self.part(factor, "step", f"{stem}_{index + 1}", momentum)
                lines.append(indent(f"return {call}" if last else f"base = {call}", "    "))
        return self.function(stem, "\n".join(lines))

    def part(self, node: Any, step: str, stem: str, momentum: bool) -> str:
        """The call that answers a part of a tree; parts of parts get a function of their own."""
        if isinstance(node, Piece):
            return self.call(node, step, momentum)
        return f"{self.node(node, stem, momentum)}({step}, base)"

    def call(self, piece: Piece, step: str, momentum: bool) -> str:
        """The call of one schedule with its knobs written out."""
        schedule = piece.schedule
        function, stem = schedule.values, snake(schedule.name)
        if momentum:
            if not piece.cycles_momentum() or schedule.momentum is None:
                return "base"
            function, stem = schedule.momentum, f"{stem}_momentum"
        name = self.copy(function, stem, schedule.formulas(piece.knobs))
        knobs = {key: repr(value) for key, value in piece.knobs.items()}
        if piece.follows_base:
            knobs[schedule.peak] = "base"
        clock = (
            step if piece.every == 1 else f"({step}) // {piece.every}" if step != "step" else f"step // {piece.every}"
        )
        return filled(f"{name}(", [clock, "base", *(f"{key}={value}" for key, value in knobs.items())], ")")


def filled(head: str, parts: list[str], tail: str) -> str:
    """``head``, the parts between commas and ``tail``, on one line, or on indented lines if it is too long."""
    line = head + ", ".join(parts) + tail
    if len(line) <= WIDTH:
        return line
    lines = [""]
    for part in parts:
        if len(lines[-1]) + len(part) > WIDTH:
            lines.append("")
        lines[-1] += f"{part}, "
    return "\n".join([head, *(f"    {line.rstrip()}" for line in lines), tail])


class _Plain(ast.NodeTransformer):
    """Drops annotations and docstrings, and renames helpers."""

    def __init__(self, renamed: dict[str, str]) -> None:
        self.renamed = renamed

    def visit_Name(self, node: ast.Name) -> ast.Name:
        node.id = self.renamed.get(node.id, node.id)
        return node

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        node.returns = None
        if ast.get_docstring(node) is not None:
            node.body = node.body[1:]
        self.generic_visit(node)
        return node
