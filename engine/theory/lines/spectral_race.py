"""The spectral race: where every mode of a quadratic will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.theory.line import TheoryLine
from engine.theory.modes import errors

if TYPE_CHECKING:
    from engine.theory.case import Array, Case


def values(case: Case, quantity: str) -> Array | None:
    found = errors(case)
    mode = int(quantity[1:])
    return None if found is None or mode >= found.shape[1] else found[:, mode]


SPECTRAL_RACE = TheoryLine(
    "spectral_race",
    tuple(f"x{mode}" for mode in range(16)),
    "Predicted error of the mode",
    "prediction",
    r"\begin{pmatrix} e_i \\ b_i \end{pmatrix}_{t} = M_i^{t} \begin{pmatrix} e_i \\ b_i \end{pmatrix}_{0},"
    r"\quad |e_i| \sim \rho(M_i)^t",
    "Polyak 1964; Goh 2017, Why Momentum Really Works, Distill, doi:10.23915/distill.00006",
    "Every eigenmode of a quadratic runs for itself; the slowest one decides when the run is done.",
    values,
)
