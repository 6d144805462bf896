"""The limits of the sharpness, one declaration a file; what they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.theory.line import TheoryLine
from engine.theory.stability import limit

if TYPE_CHECKING:
    from engine.theory.case import Array, Case

PLAIN = "Cohen et al. 2021, arXiv:2103.00065, section 2 and appendix B"
WEIGHED = "Cohen et al. 2022, arXiv:2207.14484, section 2"
HELP = "Above it the iterate bounces across the valley with growing steps; training tends to rise to it and stay there."


def limit_line(name: str, title: str, formula: str, chains: tuple[str, ...], weighed: bool) -> TheoryLine:
    """The limit for rules whose last memory block is one of ``chains`` ("" for none)."""

    def values(case: Case, quantity: str) -> Array | None:
        shaping = [key for key in case.keys if key not in ("l2", "decoupled_decay")]
        if case.weighed != weighed or (shaping[-1] if shaping else "") not in chains:
            return None
        return limit(case)

    quantity = "preconditioned_sharpness" if weighed else "sharpness"
    return TheoryLine(name, (quantity,), title, "limit", formula, WEIGHED if weighed else PLAIN, HELP, values)
