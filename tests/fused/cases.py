"""Chains and surfaces over which kernels are tested."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import numpy as np
import sympy

from engine.optimizer import Optimizer, optimizers
from engine.problem import problems
from engine.surface import Formula, Surface

if TYPE_CHECKING:
    from engine.block import Block


def written(text: str, variables: tuple[str, ...], constants: tuple[str, ...], expression: sympy.Expr) -> Formula:
    """A formula of this very expression, past the parser."""
    made = Formula(text, variables, constants)
    vars(made)["expression"] = expression
    return made


X, Y, A = sympy.symbols("x y a", real=True)
WAVES = written(
    "waves",
    ("x", "y"),
    ("a",),
    sympy.exp(-(X**2) / 4) * sympy.sin(3 * X) + sympy.log(1 + Y**2) + A * sympy.cos(X * Y) + sympy.tanh(X - Y)
    + sympy.sqrt(1 + X**2) + 2 / (3 + X**2),
)  # fmt: skip


def surface_of(name: str) -> tuple[Formula, list[float], list[float]]:
    """A registered surface by name: formula, constants, start."""
    problem = problems[name]
    assert isinstance(problem, Surface)
    values = problem.values({})
    return problem.formula(values), list(problem.parameters(values).values()), list(values["start"])


SURFACES: dict[str, tuple[Formula, list[float], list[float]]] = {
    **{name: surface_of(name) for name in ("rosenbrock", "quadratic", "ten_points")},
    "waves": (WAVES, [0.5], [0.4, -1.3]),
}


def knobs_of(optimizer: Optimizer, flags: dict[str, Any]) -> dict[str, Any]:
    """Defaults under ``flags``, no number left at a 0 that would switch a block off."""
    values = {**optimizer.defaults(), **flags}
    for knob in optimizer.knobs:
        if knob.kind == "real" and values[knob.name] == 0:
            values[knob.name] = 0.01
    return values


def chains() -> dict[str, tuple[tuple[Block, ...], dict[str, Any]]]:
    """Every different chain of elementwise blocks in the registry, none left out, and knob values for it."""
    found: dict[str, tuple[tuple[Block, ...], dict[str, Any]]] = {}
    known: set[Any] = set()
    for optimizer in optimizers:
        named = [knob for knob in optimizer.knobs if knob.kind in ("flag", "choice") and knob.name != "maximize"]
        options = [[False, True] if knob.kind == "flag" else list(knob.choices) for knob in named]
        for chosen in itertools.product(*options):
            flags = dict(zip([knob.name for knob in named], chosen, strict=True))
            values = knobs_of(optimizer, flags)
            blocks = optimizer.blocks(values)
            key = tuple(block.update for block in blocks)
            plain = all(b.elementwise and not b.wants_world for b in blocks)
            if plain and key not in known:
                known.add(key)
                suffix = " ".join(
                    str(value) if isinstance(value, str) else name for name, value in flags.items() if value
                )
                found[f"{optimizer.name} {suffix}".strip()] = (blocks, values)
    return found


CHAINS = chains()


def per_run(values: dict[str, Any], runs: int) -> dict[str, np.ndarray]:
    """Knobs (1, R): run r has each number smaller by r percent, and a learning rate of its own."""
    numbers = {n: float(v) for n, v in values.items() if isinstance(v, (int, float)) and not isinstance(v, bool)}
    knobs = {name: value * (1 - 0.01 * np.arange(runs))[None] for name, value in numbers.items()}
    if "lr" in knobs:
        knobs["lr"] = np.geomspace(1e-4, 0.02, runs)[None]
    return knobs


def start_of(point: list[float], runs: int, dtype: str) -> np.ndarray:
    """Parameters (R, D), runs side by side in memory, each a little elsewhere."""
    x = np.empty((len(point), runs), dtype).T
    x[:] = np.array(point) + 0.05 * np.arange(runs)[:, None]
    return x
