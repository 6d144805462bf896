"""What a theory line is: a formula beside a measured quantity, for the rules that it holds for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from engine.registry import Registry
from engine.theory.case import Case, case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.spec import ExperimentSpec
    from engine.theory.case import Array


@dataclass(frozen=True)
class TheoryLine:
    """A declaration in ``engine/theory/lines``.

    ``quantities`` are the channels that it stands beside. ``values(case, quantity)`` answers one number a step
    ``(T,)``, or None where the theory says nothing about the case (another chain, no closed form). A ``limit`` is a
    value that the quantity is compared with, a ``prediction`` one that it should have, a ``bound`` one that it cannot
    pass.
    """

    name: str
    quantities: tuple[str, ...]
    title: str
    kind: Literal["limit", "prediction", "bound"]
    formula: str
    source: str
    help: str
    values: Callable[[Case, str], Array | None]


@dataclass(frozen=True, eq=False)
class Drawn:
    """A line for one run: ``values`` ``(T,)`` at ``steps`` ``(T,)``."""

    line: TheoryLine
    run: int
    steps: Array
    values: Array


theory_lines: Registry[TheoryLine] = Registry("theory line", "engine.theory.lines", TheoryLine)


def lines_for(
    spec: ExperimentSpec,
    quantity: str,
    steps: Any,
    steps_per_epoch: int = 1,
    first: Mapping[int, Mapping[str, float]] | None = None,
    dimension: int = 0,
) -> list[Drawn]:
    """Every line that theory has for ``quantity``, run by run, with the knobs of ``spec`` at ``steps`` ``(T,)``.

    ``first`` holds the values of each run's channels at row 0, which some predictions start from;
    ``dimension`` is the number of parameters (0: not known).
    """
    found = []
    for run in range(len(spec.runs)):
        one = case(spec, run, steps, steps_per_epoch, (first or {}).get(run), dimension)
        if one is None:
            continue
        for line in theory_lines:
            if quantity not in line.quantities:
                continue
            with np.errstate(all="ignore"):
                values = line.values(one, quantity)
            if values is not None and np.isfinite(values).any():
                found.append(Drawn(line, run, one.steps, np.asarray(values, dtype=np.float64)))
    return found
