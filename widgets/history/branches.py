"""The order and the lines of a tree of experiments: depth first, a branch under what it left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class BranchRow:
    """``summary`` says what a branch changed and where; ``side`` where the experiment stands."""

    key: int
    name: str
    summary: str = ""
    side: str = ""
    notes: str = ""
    active: bool = False
    parent: int | None = None


@dataclass(frozen=True)
class Lines:
    """``through``: for each level above, whether a line passes on to a later row; ``last``: of its level."""

    through: tuple[bool, ...] = ()
    last: bool = True

    @property
    def depth(self) -> int:
        """0 for what branched from nothing."""
        return len(self.through)


def ordered(rows: Sequence[BranchRow]) -> list[tuple[BranchRow, Lines]]:
    """The rows as they are shown, with their lines. A row whose parent is not there, or comes later, has none."""
    known: set[int] = set()
    below: dict[int | None, list[BranchRow]] = {None: []}
    for row in rows:
        parent = row.parent if row.parent in known else None
        below.setdefault(parent, []).append(row)
        known.add(row.key)
    found: list[tuple[BranchRow, Lines]] = []

    def visit(row: BranchRow, lines: Lines) -> None:
        found.append((row, lines))
        children = below.get(row.key, [])
        for child in children:
            last = child is children[-1]
            visit(child, Lines((*lines.through, not lines.last and lines.depth > 0), last))

    for row in below[None]:
        visit(row, Lines())
    return found
