"""From the tokens of a formula to its tree.

Every token is checked against what may stand at its place, and written down as a placeholder
(``a0``, ``a1``, …) or an operator; Python's own grammar then sorts out the precedence of a text in
which nothing of the user is left, and only whitelisted kinds of node are taken from its tree.
"""

from __future__ import annotations

import ast
import unicodedata

import numpy as np

from engine.errors import nearest
from engine.formula_functions import CONSTANTS, FUNCTIONS
from engine.formula_text import FormulaError, Token, refuse, tokens
from engine.formula_tree import Node, compute

MAX_DEPTH = 200
MAX_NESTING = 50
MAX_SIGNS = 10
MAX_DEGREE = 1000.0
MAX_COMPARED = 12  # in all min and max together: the gradient of n of them has n² terms

OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
}  # fmt: skip


class Parser:
    """One reading of one text; ``names`` are its free names in order of appearance."""

    def __init__(self, text: str, allowed: tuple[str, ...]) -> None:
        self.text = text
        self.allowed = allowed
        self.names: list[str] = []
        self.atoms: list[tuple[str, str, int]] = []  # kind (number, constant, name, function), what, column
        self.compared = 0
        self.code = ""
        self.columns: list[int] = []  # of every character of the code
        self.write_all(tokens(text))
        try:
            tree = ast.parse(self.code, mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            raise refuse(text, 0, "too deeply nested, or not a formula") from None
        self.tree = self.node(tree, 0)

    def refuse(self, column: int, reason: str) -> FormulaError:
        return refuse(self.text, column, reason)

    def write(self, piece: str, column: int) -> None:
        self.code += piece
        self.columns += [column] * len(piece)

    def write_atom(self, kind: str, what: str, column: int) -> None:
        self.write(f"a{len(self.atoms)}", column)
        self.atoms.append((kind, what, column))

    def write_all(self, found: list[Token]) -> None:
        """Check the order of the tokens, and write them down."""
        value_due, called, signs = True, False, 0
        open_: list[bool] = []  # for every open parenthesis: whether it holds arguments
        for token in found:
            column, shown = token.column, self.text[token.column]
            if called and token.kind != "open":
                raise self.refuse(self.atoms[-1][2], f"{self.atoms[-1][1]} is a function: write {self.atoms[-1][1]}(…)")
            if token.kind in ("number", "name", "open"):
                if not value_due:
                    if token.kind == "number":
                        raise self.refuse(column, "a number right after a value: write * or ^ between them")
                    self.write("*", column)
                signs = 0
                if token.kind == "open":
                    self.write("(", column)
                    open_.append(called)
                    value_due, called = True, False
                    if len(open_) > MAX_NESTING:
                        raise self.refuse(column, f"more than {MAX_NESTING} parentheses inside one another")
                else:
                    kind, what = ("number", token.text) if token.kind == "number" else self.meaning(token, found)
                    self.write_atom(kind, what, column)
                    value_due = called = kind == "function"
            elif token.kind == "operator":
                if value_due and (token.text not in "+-" or signs >= MAX_SIGNS):
                    raise self.refuse(column, f"a value is missing before {shown!r}")
                signs = signs + 1 if value_due else 0
                value_due = True
                self.write("**" if token.text == "^" else token.text, column)
            elif value_due:
                raise self.refuse(column, f"a value is missing before {shown!r}")
            elif token.kind == "power":
                self.write("**", column)
                self.write_atom("number", token.text, column)
            elif not open_:
                raise self.refuse(column, f"{shown!r} has no open parenthesis before it")
            elif token.kind == "close":
                open_.pop()
                self.write(")", column)
            else:
                if not open_[-1]:
                    raise self.refuse(column, "a comma stands only between the arguments of a function")
                value_due = True
                self.write(",", column)
        if called:
            raise self.refuse(self.atoms[-1][2], f"{self.atoms[-1][1]} is a function: write {self.atoms[-1][1]}(…)")
        if value_due:
            raise self.refuse(len(self.text), "a value is missing at the end" if found else "it is empty")
        if open_:
            raise self.refuse(len(self.text), "a parenthesis is not closed")

    def meaning(self, token: Token, found: list[Token]) -> tuple[str, str]:
        """What a name stands for: a free name, a function or a constant."""
        name = token.text
        if name not in self.allowed and len(name) == 1 and not name.isascii():
            words = unicodedata.name(name, "").split()
            name = words[-1].lower() if words[:1] == ["GREEK"] else name
        if name in self.allowed:
            if name not in self.names:
                self.names.append(name)
            return "name", name
        if name in FUNCTIONS:
            return "function", name
        if name in CONSTANTS:
            return "constant", name
        place = found.index(token)
        call = place + 1 < len(found) and found[place + 1].kind == "open"
        if 1 < len(name) <= 6 and set(name) <= {*self.allowed, *"e"}:
            hint = f"; for a product write {'*'.join(name)}"
        else:
            candidates = FUNCTIONS if call else (*self.allowed, *CONSTANTS, *FUNCTIONS)
            close = nearest(name, candidates) if len(name) > 2 else None
            hint = f"; did you mean {close}?" if close else f"; allowed: {', '.join(self.allowed) or 'numbers only'}"
        raise self.refuse(token.column, f"unknown {'function' if call else 'name'} {name[:30]!r}{hint}")

    def node(self, tree: ast.AST, depth: int) -> Node:
        """The checked tree of one whitelisted kind of grammar node."""
        column = self.columns[getattr(tree, "col_offset", 0)]
        if depth > MAX_DEPTH:
            raise self.refuse(column, f"more than {MAX_DEPTH} operations inside one another")
        if isinstance(tree, ast.Name):
            kind, what, _ = self.atoms[int(tree.id[1:])]
            if kind == "number":
                return self.sized(Node("number", value=float(what), known=float(what)), column)
            return Node(kind, value=what, known=CONSTANTS.get(what) if kind == "constant" else None)
        if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, (ast.USub, ast.UAdd)):
            inner = self.node(tree.operand, depth + 1)
            return self.sized(Node("negative", (inner,)), column) if isinstance(tree.op, ast.USub) else inner
        if isinstance(tree, ast.BinOp) and type(tree.op) in OPERATORS:
            pair = (self.node(tree.left, depth + 1), self.node(tree.right, depth + 1))
            return self.sized(Node(OPERATORS[type(tree.op)], pair), self.columns[tree.right.col_offset])
        if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name) and not tree.keywords:
            kind, what, column = self.atoms[int(tree.func.id[1:])]
            function = FUNCTIONS[what]
            if not function.least <= len(tree.args) <= function.most:
                count = function.least if function.least == function.most else f"{function.least} to {function.most}"
                raise self.refuse(column, f"{what} takes {count} argument{'s' * (count != 1)}, not {len(tree.args)}")
            self.compared += len(tree.args) if what in ("min", "max") else 0
            if self.compared > MAX_COMPARED:
                raise self.refuse(column, f"all min and max together compare at most {MAX_COMPARED} values")
            return self.sized(Node(what, tuple(self.node(arg, depth + 1) for arg in tree.args)), column)
        raise self.refuse(column, "this has no place in a formula")

    def sized(self, node: Node, column: int) -> Node:
        """``node`` with its constant value and its degree, or an error when either is out of bounds."""
        known: float | None = node.known
        if known is None and all(arg.known is not None for arg in node.args):
            with np.errstate(all="ignore"):
                args = tuple(Node("number", value=arg.known, known=np.float64(arg.known)) for arg in node.args)
                known = float(compute(Node(node.op, args), {}))
        if known is not None and not np.isfinite(known):
            raise self.refuse(column, "this constant is not a finite real number")
        degree = max((arg.degree for arg in node.args), default=1.0)
        if node.op == "*":
            degree = sum(arg.degree for arg in node.args)
        elif node.op == "**" and node.args[1].known is not None:
            if abs(node.args[1].known) > MAX_DEGREE:
                raise self.refuse(column, f"a constant exponent is at most {MAX_DEGREE:g} in size")
            degree = node.args[0].degree * max(abs(node.args[1].known), 1.0)
        if degree > MAX_DEGREE:
            raise self.refuse(column, f"a power of a power beyond {MAX_DEGREE:g}")
        return Node(node.op, node.args, node.value, known, degree)
