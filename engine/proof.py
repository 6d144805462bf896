"""A proof: a published result or a closed form, measured by running the engine on this machine.

The expected number never comes from the engine: it is a formula or a figure of the source. Every proof carries
its own negative control, the same measurement with a rule or setting that is deliberately wrong, which must fail.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.registry import ListRegistry, Registry


@dataclass(frozen=True, eq=False)
class Given:
    """Gradients of one parameter, one a step, and the rules (spec form) that make steps of them."""

    rules: tuple[Mapping[str, Any], ...]
    gradients: tuple[float, ...]


@dataclass(frozen=True)
class Proof:
    """An entry of ``PROOFS`` in a file of ``engine/proofs``.

    ``name`` is dotted, from the general to the special (``rate.heavy_ball.100``). ``measure`` runs the engine;
    ``expected`` does not; both answer one number, and ``tolerance`` is the largest absolute difference.
    ``reason`` says, in a line, where the tolerance comes from; it is fixed before measuring. ``wrong`` is the
    measurement with a wrong rule or setting, which ``control`` names. ``quick`` proofs take less than a second or two.
    """

    name: str
    title: str
    source: str
    expected: Callable[[], float]
    measure: Callable[[], float]
    wrong: Callable[[], float]
    tolerance: float
    reason: str
    control: str
    quick: bool = True
    experiment: Callable[[], Any] | None = None
    """The description of the run that is measured, a table or a spec, to be looked at elsewhere; where more than a run
    is measured, one that shows the same, and ``shows`` says how."""
    given: Given | None = None
    """Instead of an experiment: the gradients that the rules are given."""
    shows: str = ""

    def holds(self, measured: float) -> bool:
        """Whether a measured number agrees with the expected one."""
        return math.isfinite(measured) and abs(measured - self.expected()) <= self.tolerance

    def row(self) -> dict[str, Any]:
        """The proof, run: name, measured, expected, tolerance, ok, source, seconds."""
        began = time.perf_counter()
        measured = float(self.measure())
        return {
            "name": self.name,
            "measured": measured if math.isfinite(measured) else None,
            "expected": float(self.expected()),
            "tolerance": self.tolerance,
            "ok": self.holds(measured),
            "source": self.source,
            "seconds": round(time.perf_counter() - began, 3),
        }


proofs: Registry[Proof] = ListRegistry("proof", "engine.proofs", Proof, "PROOFS")


def chosen(names: Iterable[str], quick: bool = False) -> list[Proof]:
    """The proofs of these names, or of these first parts of names (``rate``); all if none. InputError for others."""
    found = proofs.chosen(names, lambda proof, name: proof.name == name or proof.name.startswith(f"{name}."))
    return [proof for proof in found if proof.quick or not quick]
