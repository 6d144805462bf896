"""A claim of a teaching article, and the experiment that judges it.

Nothing is asserted: ``measure`` runs the claim's experiment and answers one number, and the number decides. Where
a claim holds in some of its settings and not in others, the verdict says on what it depends. Changing the
experiment may change the verdict.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from engine.registry import ListRegistry, Registry
from engine.spec import ExperimentSpec, parse

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Change = Mapping[str, Any]
FINITE = "runs that stay finite"
"""What the verdict depends on where a changed experiment gives no number at all."""


@dataclass(frozen=True, eq=False)
class Claim:
    """An entry of ``CLAIMS`` in a file of ``engine/lessons``.

    ``name`` is dotted and begins with the article and section (``B2.diverges``). ``spec`` is the experiment;
    ``measure`` gets it parsed, perhaps changed by the user. ``holds`` says on which side of ``threshold`` the number
    must be for the claim to hold, and ``reason`` why the threshold is where it is: from theory, from the article's
    own words or numbers, or from what a reader can see, fixed before the experiment is run. ``unless`` are settings
    (a name, and changes of the spec by path) under which the claim is measured too: where they disagree, it *depends
    on* them.
    """

    name: str
    claim: str
    how: str
    spec: Mapping[str, Any]
    measure: Callable[[ExperimentSpec], float]
    threshold: float
    reason: str
    holds: Literal["below", "above"] = "below"
    unless: Mapping[str, Change] = field(default_factory=dict)
    quick: bool = True
    table: Callable[[ExperimentSpec], NDArray[np.float64]] | None = None
    """What the number is made from, where that is a table ``(n, n)``: to be looked at."""

    @property
    def article(self) -> str:
        """A to E."""
        return self.name[0]

    @property
    def section(self) -> str:
        """A, B1 … E7."""
        return self.name.partition(".")[0]

    def experiment(self, changes: Change | None = None) -> ExperimentSpec:
        """The experiment, with changes by path. Raises InputError for those that it does not take."""
        spec = parse(dict(self.spec))
        for place, value in (changes or {}).items():
            spec = spec.with_value(place, value)
        return spec

    def agrees(self, number: float) -> bool:
        """Whether a number speaks for the claim."""
        if math.isnan(number):
            return False
        return number < self.threshold if self.holds == "below" else number > self.threshold

    def with_threshold(self, threshold: float) -> Claim:
        """The claim with another line between supported and refuted."""
        reason = f"the lesson's own; the program's is {self.threshold:g}: {self.reason}"
        return replace(self, threshold=threshold, reason=reason)

    def row(self, changes: Change | None = None) -> dict[str, Any]:
        """The claim, judged: article, claim, verdict, number, threshold, how, reason (and its name)."""
        spec = self.experiment(changes)
        number = float(self.measure(spec))
        held = self.agrees(number)
        against = [
            name
            for name, more in self.unless.items()
            if self.agrees(float(self.measure(self.experiment({**(changes or {}), **more})))) != held
        ]
        if math.isnan(number):
            against = [FINITE]
        verdict = f"depends on {', '.join(against)}" if against else "supported" if held else "refuted"
        return {
            "name": self.name,
            "article": self.section,
            "claim": self.claim,
            "verdict": verdict,
            "number": number if math.isfinite(number) else None,
            "threshold": self.threshold,
            "how": self.how,
            "reason": self.reason,
            **({"table": self.table(spec).tolist()} if self.table else {}),
        }


claims: Registry[Claim] = ListRegistry("claim", "engine.lessons", Claim, "CLAIMS")


def chosen(names: Iterable[str], quick: bool = False) -> list[Claim]:
    """The claims of these names, articles (``A``) or sections (``B2``); all if none. InputError for others."""
    found = claims.chosen(names, lambda claim, name: name in (claim.name, claim.article, claim.section))
    return [claim for claim in found if claim.quick or not quick]
