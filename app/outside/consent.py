"""What the person has agreed to run. Nothing of it outlives the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.foreign.source import sources

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.foreign.permission import Permission
    from engine.foreign.source import CodeSource
    from engine.spec import ExperimentSpec


class Consent:
    """Files are agreed to by their content, packages by their name."""

    def __init__(self) -> None:
        self._granted: set[tuple[str, str]] = set()

    def grant(self, agreed: Iterable[CodeSource]) -> None:
        """From here on these may be run."""
        self._granted |= {source.key for source in agreed}

    def covers(self, source: CodeSource) -> bool:
        """Whether this file, as it is now, or this package may be run."""
        return source.key in self._granted

    @property
    def permission(self) -> Permission:
        """All that has been agreed to, for the engine: it runs a file only as it was then."""
        return frozenset(self._granted)

    def missing(self, spec: ExperimentSpec) -> tuple[CodeSource, ...]:
        """What the spec would run and nobody has agreed to."""
        return tuple(source for source in sources(spec) if not self.covers(source))


def completed(shown: ExperimentSpec, known: ExperimentSpec) -> ExperimentSpec:
    """`shown` with the arguments of outside optimizers that only the engine `known`s, at the values it gives them."""
    if len(shown.runs) != len(known.runs):
        return shown
    for place, (run, full) in enumerate(zip(shown.runs, known.runs, strict=True)):
        old, new = run.optimizer, full.optimizer
        if ":" in old["name"] and old["name"] == new["name"] and set(old) < set(new):
            shown = shown.with_value(f"runs.{place}.optimizer", {**new, **old})
    return shown
