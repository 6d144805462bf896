"""The numbers of the step calculator as columns: plain data."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Column:
    """One inner number over the T steps. `group` is the block it belongs to ('' for the rule itself)."""

    group: str
    symbol: str
    name: str
    values: tuple[float, ...]
    strong: bool = False


@dataclass(frozen=True)
class RuleColumns:
    """What one rule made of the gradients; `error` says why it made nothing."""

    title: str
    colour: str
    columns: tuple[Column, ...]
    error: str = ""


@dataclass(frozen=True)
class Sheet:
    """T gradients, and every rule's columns."""

    gradients: tuple[float, ...]
    rules: tuple[RuleColumns, ...]

    @property
    def columns(self) -> tuple[tuple[int, Column], ...]:
        """(number of the rule, column) from left to right."""
        return tuple((place, column) for place, rule in enumerate(self.rules) for column in rule.columns)

    def to_table(self) -> tuple[list[str], np.ndarray]:
        """(column names, numbers (T, columns)): step from 1, gradient, then 'rule / block / name' for each number."""
        header = ["step", "gradient"]
        rows = [np.arange(1, len(self.gradients) + 1, dtype=np.float64), np.array(self.gradients)]
        for place, column in self.columns:
            parts = (self.rules[place].title, column.group, column.name)
            header.append(" / ".join(part for part in parts if part))
            rows.append(np.array(column.values))
        return header, np.stack(rows, axis=1)
