"""Every English text of the engine that a window shows: what is declared, and the templates of its messages.

The engine knows no Qt and speaks English. Its declarations (titles, helps, units, claims) are collected from the
registries; its messages from the source: an f-string becomes a template, ``f"{name}: not a session file"`` the text
``%1: not a session file``. The window recognises a message by its template (`app/language/templates.py`).
"""

from __future__ import annotations

import ast
import dataclasses
import importlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from engine import loss_comparison
from engine.knob import Knob
from engine.lesson import FINITE, claims

ROOT = Path(__file__).resolve().parent.parent.parent
REGISTRIES = (
    "engine.optimizer:optimizers", "engine.schedule:schedules", "engine.schedule:stateful_schedules",
    "engine.problem:problems", "engine.data.data_set:data_sets", "engine.diagnostic:diagnostics",
    "engine.theory.line:theory_lines", "engine.report.cause:causes", "engine.proof:proofs", "engine.lesson:claims",
)  # fmt: skip
FIELDS = ("title", "help", "unit", "claim", "how", "reason", "control", "shows")
"""The fields of a declaration that are sentences for a person; names, sources and formulas stay as they are."""
UNSAID = (
    "commands", "benches", "lessons", "proofs", "fused", "fused_nets", "theory/lines",
    "export/class_parts.py", "tensorboard/writer.py",
)  # fmt: skip
"""Parts of the engine whose strings are code, commands, or declared and so found in a registry."""
SENTENCES = (
    "blocks", "bowl.py", "data/table.py", "data/text_rows.py", "data/table_report.py", "errors.py", "event.py",
    "diagnostics", "experiment.py", "finder.py", "foreign/declaration.py", "foreign/zoo.py", "formula_parser.py",
    "formula_text.py", "formula.py", "gradient_parts.py", "host/driver.py", "host/keeper.py", "host/line.py",
    "host/process.py", "host/server.py", "knob.py", "landscape/directions.py", "lesson_file.py", "loss_scale.py",
    "maps/colour.py", "maps/compute.py", "maps/film.py", "maps/fused_map.py", "maps/net_map.py", "maps/run_knobs.py",
    "optimizer.py", "recorder.py", "optimizers", "problems", "replicates.py", "report", "schedule_lint.py",
    "typed_surface.py",
)  # fmt: skip
"""Files whose returned and kept sentences reach the window too, not only their errors."""
BOUNDS = tuple(
    f"{noun} {bounds}"
    for noun in ("a finite number", "a whole number", "a list of finite numbers", "a list of whole numbers")
    for bounds in ("%1 and %2", "%1")
)
KINDS = ("optimizer", "schedule", "problem", "block", "diagnostic", "data set", "command", "setting", "language")
UNKNOWN = tuple(f"unknown {kind} %1; %2" for kind in KINDS)
PUT_TOGETHER = (
    *BOUNDS, *UNKNOWN, "needs %1", "“%1”: needs %2", "one of %1", "did you mean %1?", "allowed: %1",
    "unknown %1 %2; %3", "supported", "refuted", "depends on %1", "unknown argument of %1 %2; %3",
    "%1 = %2: must be %3", "component %1", "A chain of blocks of your own.", "Empty chain",
)  # fmt: skip
"""Templates of messages that the engine puts together from parts."""
ERRORS = ("Error", "unknown")
"""How the names end of what makes one."""
UNSAID_FIELDS = ("source", "paper", "formula", "twin", "foreign", "symbol")
_CODE = re.compile(r"[\n\\]|\b(exp|sqrt|cos)\(")
_WORD = re.compile(r"[A-Za-z]{2,}")


def texts() -> list[str]:
    """All of them, each once, in the order of the alphabet."""
    return sorted({*declared(), *messages(), *examples(), *PUT_TOGETHER})


def declared() -> Iterator[str]:
    """Of everything that a registry lists, with its knobs and states; and of the blocks."""
    for place in REGISTRIES:
        module, name = place.split(":")
        for thing in getattr(importlib.import_module(module), name):
            yield from _sentences(thing)
    from engine.chain import blocks
    from engine.maps.colour import COLOURS

    for thing in (*blocks().values(), *COLOURS.values()):
        yield from _sentences(thing)
    for knob in knobs():
        yield from _sentences(knob)


def settings() -> set[str]:
    """What verdicts may depend on; some are single words, which would be taken for names among the engine's texts."""
    return {FINITE, *(setting for claim in claims for setting in claim.unless)}


def knobs() -> Iterator[Knob]:
    """Every knob: of optimizers, schedules and problems, and those that stand in a file by themselves."""
    for place in REGISTRIES[:5]:
        module, name = place.split(":")
        for thing in getattr(importlib.import_module(module), name):
            yield from getattr(thing, "knobs", ())
    yield from loss_comparison.knobs()
    for room in ("engine", "widgets", "app"):
        for file in sorted((ROOT / room).rglob("*.py")):
            source = file.read_text(encoding="utf-8")
            if re.search(r"^\w+.* = .*(Knob|flag|choice|integer)\(|^    Knob\(", source, re.MULTILINE):
                module = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
                yield from _knobs(list(vars(importlib.import_module(module)).values()))


def _knobs(things: object) -> Iterator[Knob]:
    if isinstance(things, Knob):
        yield things
    elif isinstance(things, (tuple, list)):
        for thing in things:
            yield from _knobs(thing)


def messages() -> Iterator[str]:
    """Templates of errors, and of the sentences of the files named above; and what a field says of a typed number."""
    yield from _of_source((ROOT / "widgets/knob/number.py").read_text(encoding="utf-8"), True)
    folder = ROOT / "engine"
    for file in sorted(folder.rglob("*.py")):
        place = file.relative_to(folder).as_posix()
        if not place.startswith(UNSAID):
            yield from _of_source(file.read_text(encoding="utf-8"), place.startswith(SENTENCES))


def examples() -> Iterator[str]:
    """Titles and helps of the ready-made experiments."""
    for folder in ("presets", "gallery"):
        for file in sorted((ROOT / "resources" / folder).glob("*.toml")):
            table = tomllib.loads(file.read_text(encoding="utf-8"))
            yield from (table["title"], table["help"])


def template(node: ast.AST) -> str:
    """The text of a string constant, or of an f-string with %1, %2 … for what is put in; empty for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return ""
    said, count = "", 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            said += str(part.value)
        else:
            count += 1
            said += f"%{count}"
    return said


def _of_source(source: str, every_sentence: bool) -> Iterator[str]:
    tree = ast.parse(source)
    left_out: set[int] = set()
    in_errors: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            left_out.add(id(node.value))
        elif isinstance(node, ast.keyword) and node.arg in UNSAID_FIELDS:
            left_out.update(id(part) for part in ast.walk(node.value))
        elif isinstance(node, ast.JoinedStr):
            left_out.update(id(part) for part in ast.walk(node) if isinstance(part, ast.Constant))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.endswith(ERRORS):
            in_errors.update(id(part) for part in ast.walk(node))
    for node in ast.walk(tree):
        if id(node) not in left_out and (every_sentence or id(node) in in_errors):
            said = template(node)
            words = len(_WORD.findall(re.sub(r"%\d", "", said)))
            if " " in said.strip() and words >= 2 and not _CODE.search(said):
                yield said


def _sentences(thing: object) -> Iterator[str]:
    if dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            value = getattr(thing, field.name)
            if isinstance(value, str) and field.name in FIELDS and value:
                yield value
            elif not isinstance(value, str):
                yield from _sentences(value)
    elif isinstance(thing, (tuple, list)):
        for part in thing:
            yield from _sentences(part)
