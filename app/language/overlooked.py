"""The window's texts that lupdate does not see: inside f-strings, and through functions of a file's own.

lupdate reads a call of ``tr`` or ``translate`` with texts in it. It overlooks ``f"{self.tr('limit cycle')}"``, a short
name for the function (``say = QCoreApplication.translate``), and a function that hands its argument on
(``def _say(text): return QCoreApplication.translate("Outcome", text)``). They are read here, from the syntax tree.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from app.language.texts import ROOT


def overlooked() -> set[tuple[str, str]]:
    """Context and English text of every such text, and of many that lupdate knows as well."""
    found = set()
    for room in ("app", "widgets"):
        for file in sorted((ROOT / room).rglob("*.py")):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            found |= {*_of_classes(tree), *_by_short_names(tree), *_handed_on(tree)}
    return found


def _of_classes(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """`self.tr("…")`, in the context of its class."""
    for kind in tree.body:
        for call in ast.walk(kind) if isinstance(kind, ast.ClassDef) else ():
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "tr":
                for text in _texts(call.args[:1]):
                    yield kind.name, text


def _by_short_names(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """`say("Report", "…")`, where `say` is translate."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target, value in zip(_parts(node.targets[0]), _parts(node.value), strict=False):
                if isinstance(target, ast.Name) and isinstance(value, ast.Attribute) and value.attr == "translate":
                    names.add(target.id)
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in names:
            texts = _texts(call.args)
            if len(texts) == len(call.args) == 2:
                yield texts[0], texts[1]


def _handed_on(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """`_say("…")`, where `_say` translates its first argument in a context of its own."""
    contexts = {}
    for function in tree.body:
        if isinstance(function, ast.FunctionDef) and function.args.args:
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and _hands_on(call, function.args.args[0].arg):
                    contexts[function.name] = _texts(call.args)[0]
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in contexts and call.args:
            for text in _texts(list(ast.walk(call.args[0]))):
                yield contexts[call.func.id], text


def _hands_on(call: ast.Call, argument: str) -> bool:
    last = call.args[-1] if len(call.args) == 2 else None
    translates = isinstance(call.func, ast.Attribute) and call.func.attr == "translate"
    return translates and isinstance(last, ast.Name) and last.id == argument and len(_texts(call.args)) == 1


def _parts(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


def _texts(nodes: list[ast.AST] | list[ast.expr]) -> list[str]:
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
