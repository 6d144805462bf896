"""Every surface written a second time, in torch, from the literature; and what was published of its minima."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from engine.problem import problems
from engine.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Callable

PI = math.pi


@dataclass(frozen=True)
class Reference:
    """``loss`` of a point ``(D,)``; published ``minima`` with ``value``, good to ``digits`` decimal places."""

    loss: Callable[[Tensor], Tensor]
    minima: tuple[tuple[float, ...], ...] = ()
    value: float = 0.0
    digits: int = 12
    arguments: dict[str, Any] = field(default_factory=dict)
    smooth: bool = True


def two(function: Callable[[Tensor, Tensor], Tensor]) -> Callable[[Tensor], Tensor]:
    return lambda p: function(p[0], p[1])


def rosenbrock(p: Tensor) -> Tensor:
    return (100 * (p[1:] - p[:-1] ** 2) ** 2 + (1 - p[:-1]) ** 2).sum()


def ackley(p: Tensor) -> Tensor:
    return -20 * torch.exp(-0.2 * (p**2).mean().sqrt()) - torch.exp(torch.cos(2 * PI * p).mean()) + 20 + math.e


def branin(x: Tensor, y: Tensor) -> Tensor:
    b, c, t = 5.1 / (4 * PI**2), 5 / PI, 1 / (8 * PI)
    return (y - b * x**2 + c * x - 6) ** 2 + 10 * (1 - t) * torch.cos(x) + 10


def goldstein_price(x: Tensor, y: Tensor) -> Tensor:
    one = 1 + (x + y + 1).pow(2) * (19 - 14 * x + 3 * x**2 - 14 * y + 6 * x * y + 3 * y**2)
    other = 30 + (2 * x - 3 * y).pow(2) * (18 - 32 * x + 12 * x**2 + 48 * y - 36 * x * y + 27 * y**2)
    return one * other


def turned(p: Tensor) -> Tensor:
    """Eigenvalues 1 and 10, the first along 30°."""
    along = torch.tensor([math.sqrt(3) / 2, 0.5], dtype=p.dtype)
    across = torch.tensor([-0.5, math.sqrt(3) / 2], dtype=p.dtype)
    return (p @ along) ** 2 / 2 + 10 * (p @ across) ** 2 / 2


def sharp_wide(x: Tensor, y: Tensor) -> Tensor:
    wide, sharp = torch.exp(-((x + 2) ** 2 + y**2) / 2), torch.exp(-((x - 2) ** 2 + y**2) / (2 * 0.025))
    return 1 + 0.02 * (x**2 + y**2) - wide - 1.1 * sharp


def zeros(count: int) -> tuple[tuple[float, ...], ...]:
    return ((0.0,) * count,)


def points(count: int) -> list[float]:
    """A start of ``count`` numbers."""
    return [0.3 * (i + 1) * (-1) ** i for i in range(count)]


REFERENCES: dict[str, Reference] = {
    "absolute": Reference(lambda p: p.abs().sum(), zeros(2), smooth=False),
    "ackley": Reference(ackley, zeros(2), smooth=False),
    "beale": Reference(
        two(lambda x, y: (1.5 - x * (1 - y)) ** 2 + (2.25 - x * (1 - y**2)) ** 2 + (2.625 - x * (1 - y**3)) ** 2),
        ((3.0, 0.5),),
    ),
    "booth": Reference(two(lambda x, y: (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2), ((1.0, 3.0),)),
    "branin": Reference(two(branin), ((-PI, 12.275), (PI, 2.275), (9.42478, 2.475)), 0.397887, 5),
    "cliff": Reference(two(lambda x, y: (x**2 + y**2) / 10 + 5 * torch.sigmoid(50 * (x - 1))), zeros(2)),
    "conditioned": Reference(two(lambda x, y: (x**2 / 100 + y**2) / 2), zeros(2)),
    "crescent": Reference(two(lambda x, y: ((x**2 + y**2) - 1) ** 2 + ((x - 1) ** 2 + y**2) / 10), ((1.0, 0.0),)),
    "easom": Reference(
        two(lambda x, y: -torch.cos(x) * torch.cos(y) * torch.exp(-((x - PI) ** 2 + (y - PI) ** 2))),
        ((PI, PI),),
        -1.0,
    ),
    "formula": Reference(two(lambda x, y: x**2 / 10 + y**2 + torch.sin(3 * x))),
    "goldstein_price": Reference(two(goldstein_price), ((0.0, -1.0),), 3.0),
    "himmelblau": Reference(
        two(lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2),
        ((3.0, 2.0), (-2.805118, 3.131312), (-3.779310, -3.283186), (3.584428, -1.848126)),
        0.0,
        9,
    ),
    "log_cosh": Reference(lambda p: torch.log(torch.cosh(p)).sum(), zeros(2)),
    "matyas": Reference(two(lambda x, y: 0.26 * (x**2 + y**2) - 0.48 * x * y), zeros(2)),
    "mccormick": Reference(
        two(lambda x, y: torch.sin(x + y) + (x - y) ** 2 - 1.5 * x + 2.5 * y + 1), ((-0.54719, -1.54719),), -1.9133, 4
    ),
    "monkey_saddle": Reference(two(lambda x, y: x**3 - 3 * x * y**2)),
    "plateau": Reference(two(lambda x, y: torch.sigmoid(x + y) ** 2 / 2)),
    "quadratic": Reference(two(lambda x, y: (x**2 + 10 * y**2) / 2), zeros(2)),
    "quadratic, turned": Reference(turned, zeros(2), arguments={"angle": 30.0}),
    "quadratic, indefinite": Reference(
        lambda p: (-(p[0] ** 2) + 2 * p[1] ** 2 + 3 * p[2] ** 2) / 2,
        arguments={"eigenvalues": [-1.0, 2.0, 3.0], "start": points(3)},
    ),
    "rastrigin": Reference(lambda p: 10 * len(p) + (p**2 - 10 * torch.cos(2 * PI * p)).sum(), zeros(2)),
    "ravine": Reference(two(lambda x, y: 0.1 * x**2 + 2 * y**2), zeros(2)),
    "rippled_bowl": Reference(lambda p: (p**2 / 2 - 0.1 * torch.cos(10 * p) + 0.1).sum(), zeros(2)),
    "rosenbrock": Reference(rosenbrock, ((1.0, 1.0),)),
    "saddle": Reference(two(lambda x, y: x**2 - y**2)),
    "sharp_wide": Reference(two(sharp_wide), ((1.998152663, 0.0),), -0.0204105929637, 12),
    "six_hump_camel": Reference(
        two(lambda x, y: (4 - 2.1 * x**2 + x**4 / 3) * x**2 + x * y + (-4 + 4 * y**2) * y**2),
        ((0.08984201, -0.71265640), (-0.08984201, 0.71265640)),
        -1.031628453489877,
        12,
    ),
    "styblinski_tang": Reference(
        lambda p: (p**4 - 16 * p**2 + 5 * p).sum() / 2, ((-2.903534, -2.903534),), 2 * -39.16616570377142, 10
    ),
    "ten_points": Reference(
        lambda p: (
            (
                p[0]
                + torch.tensor([338, 333, 328, 207, 226, 25, 179, 60, 208, 606], dtype=p.dtype) * p[1]
                - torch.tensor([640, 633, 619, 393, 428, 27, 193, 66, 226, 1591], dtype=p.dtype)
            )
            .square()
            .sum()
        ),
        ((-188.43319665732668, 2.669454966762257),),  # numpy.linalg.lstsq on the ten points
        101936.72989589068,
        8,
    ),
    "three_hump_camel": Reference(two(lambda x, y: 2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y**2), zeros(2)),
    "rosenbrock, 5 parameters": Reference(rosenbrock, ((1.0,) * 5,), arguments={"start": points(5)}),
    "rastrigin, 3 parameters": Reference(
        lambda p: 30 + (p**2 - 10 * torch.cos(2 * PI * p)).sum(), zeros(3), arguments={"start": points(3)}
    ),
    "ackley, 1 parameter": Reference(ackley, zeros(1), arguments={"start": [2.0]}, smooth=False),
    "ackley, 4 parameters": Reference(ackley, zeros(4), arguments={"start": points(4)}, smooth=False),
    "styblinski_tang, 3 parameters": Reference(
        lambda p: (p**4 - 16 * p**2 + 5 * p).sum() / 2,
        ((-2.903534,) * 3,),
        3 * -39.16616570377142,
        9,
        {"start": points(3)},
    ),
}


def surface_of(case: str) -> tuple[Surface, dict[str, Any], Reference]:
    """The registered surface of a case, its values, and the reference."""
    reference = REFERENCES[case]
    declared = problems[case.split(",")[0]]
    assert isinstance(declared, Surface)
    return declared, declared.values(reference.arguments), reference
