"""Quadratic bowls: chosen eigenvalues along the axes, or along axes that are turned."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from engine.data.randomness import Purpose, generator
from engine.errors import InputError
from engine.knob import Knob, integer
from engine.surface import Surface, Values, coordinates

MOST_TURNED = 8

ANGLE = Knob(
    "angle",
    0.0,
    low=-360.0,
    high=360.0,
    soft=(-90.0, 90.0),
    unit="°",
    help="Turns the axes of two parameters counter-clockwise. Rates per parameter help only at 0° and 90°.",
)
ROTATION_SEED = integer(
    "rotation_seed",
    0,
    0,
    2**31 - 1,
    f"Turns the axes of up to {MOST_TURNED} parameters at random, by this number; 0 leaves them.",
    soft=(0, 20),
)


@dataclass(frozen=True)
class Bowl(Surface):
    """½ Σ λᵢ (qᵢ·x)² with ``eigenvalues`` λᵢ and orthonormal axes qᵢ, kept as factors: no digits of a small
    curvature are lost beside a large one. Its knobs must include ``ANGLE`` and ``ROTATION_SEED``.
    """

    eigenvalues: Callable[[Values], Sequence[float]] = lambda values: ()

    def check(self, values: Values) -> None:
        super().check(values)
        count = len(values["start"])
        if values["angle"] and count != 2:
            raise InputError(f"angle = {values['angle']:g}: turns two axes, not {count}; use rotation_seed")
        if values["angle"] and values["rotation_seed"]:
            raise InputError(f"angle = {values['angle']:g}: give an angle or a rotation_seed, not both")
        if values["rotation_seed"] and count > MOST_TURNED:
            raise InputError(
                f"rotation_seed = {values['rotation_seed']}: turns at most {MOST_TURNED} axes, not {count}"
            )


def bowl(
    name: str,
    title: str,
    knobs: tuple[Knob, ...],
    eigenvalues: Callable[[Values], Sequence[float]],
    **rest: Any,
) -> Bowl:
    """A declaration of a bowl; ``knobs`` are those beside the two that turn it."""

    def parameters(values: Values) -> dict[str, float]:
        found = {f"l{i}": value for i, value in enumerate(eigenvalues(values))}
        if is_turned(values):
            rows = enumerate(axes(len(found), values["angle"], values["rotation_seed"]))
            found |= {f"q{i}_{j}": value for i, row in rows for j, value in enumerate(row)}
        return found

    def minima(values: Values) -> tuple[tuple[float, ...], ...]:
        curvatures = eigenvalues(values)
        return ((0.0,) * len(curvatures),) if min(curvatures) >= 0 else ()

    return Bowl(
        name=name,
        title=title,
        knobs=(*knobs, ANGLE, ROTATION_SEED),
        text=lambda values: text(coordinates(len(eigenvalues(values))), is_turned(values)),
        variables=lambda values: coordinates(len(eigenvalues(values))),
        parameters=parameters,
        minima=minima,
        minimum=0.0,
        eigenvalues=eigenvalues,
        **rest,
    )


def is_turned(values: Values) -> bool:
    return bool(values["angle"] or values["rotation_seed"])


def text(names: Sequence[str], turned: bool) -> str:
    """The formula, in the eigenvalues l0, l1, … and, where turned, the axes q0_0, q0_1, …"""
    terms = []
    for i, name in enumerate(names):
        along = " + ".join(f"q{i}_{j}*{other}" for j, other in enumerate(names))
        terms.append(f"l{i}*({along})^2" if turned else f"l{i}*{name}^2")
    return f"({' + '.join(terms)})/2"


@lru_cache(maxsize=64)
def axes(count: int, angle: float, seed: int) -> tuple[tuple[float, ...], ...]:
    """Orthonormal axes: (cos, sin) and (-sin, cos) of ``angle`` degrees, or, for a ``seed``, random ones."""
    if not seed:
        c, s = _cosine(angle), _cosine(angle - 90.0)
        return (c, s), (-s, c)
    found: list[list[float]] = []
    for drawn in generator(seed, Purpose.SAMPLES).standard_normal((count, count)).tolist():
        row = drawn
        for axis in found * 2:  # twice is enough for full precision (Kahan)
            share = math.fsum(a * b for a, b in zip(row, axis, strict=True))
            row = [a - share * b for a, b in zip(row, axis, strict=True)]
        length = math.sqrt(math.fsum(a * a for a in row))
        found.append([a / length for a in row])
    return tuple(map(tuple, found))


def _cosine(degrees: float) -> float:
    """The cosine, exact at multiples of 90°."""
    quarter = round(degrees / 90.0)
    rest = math.radians(degrees - 90.0 * quarter)
    return (math.cos(rest), -math.sin(rest), -math.cos(rest), math.sin(rest))[quarter % 4]
