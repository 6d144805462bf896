"""Benchmarks: ratios of two things measured side by side in one process.

Machines differ and drift, so a figure is never a time: it is the median of ratios of pairs that ran
one right after the other, with the spread (10th to 90th percentile) beside it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.registry import Registry


@dataclass(frozen=True)
class BenchOptions:
    """``device`` cpu or cuda; ``optimizer`` a name or ``all`` (``bench step``); ``pairs`` how many to time."""

    device: str = "cpu"
    optimizer: str = ""
    pairs: int = 15


@dataclass(frozen=True)
class Result:
    """One figure: median ``value``, spread ``low`` … ``high``; ``goal`` None for a figure told without one."""

    name: str
    value: float
    low: float
    high: float
    goal: float | None = None
    higher_is_better: bool = False

    @property
    def ok(self) -> bool:
        if self.goal is None:
            return True
        return self.value >= self.goal if self.higher_is_better else self.value <= self.goal

    def row(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "goal": self.goal,
            "ok": self.ok,
        }


@dataclass(frozen=True)
class Bench:
    """A declaration in ``engine/benches`` (or ``app/benches``, where it needs a window)."""

    name: str
    title: str
    measure: Callable[[BenchOptions], Iterator[Result]]


benches: Registry[Bench] = Registry("bench", "engine.benches", Bench)


def result(name: str, ratios: list[float], goal: float | None = None, higher_is_better: bool = False) -> Result:
    """The figure of some ratios."""
    low, median, high = np.percentile(ratios, [10, 50, 90])
    return Result(name, float(median), float(low), float(high), goal, higher_is_better)


def paired(
    ours: Callable[[], Any],
    theirs: Callable[[], Any],
    pairs: int,
    warm: int = 2,
    clock: Callable[[], float] = time.perf_counter,
) -> list[float]:
    """Ratios of times ours/theirs of ``pairs`` pairs, after ``warm`` uncounted ones; who goes first alternates. By
    ``clock``: ``process_time`` leaves out what other processes take away.
    """
    ratios = []
    for index in range(warm + pairs):
        first, second = (ours, theirs) if index % 2 else (theirs, ours)
        a = seconds(first, clock)
        b = seconds(second, clock)
        if index >= warm:
            ratios.append(a / b if index % 2 else b / a)
    return ratios


def seconds(work: Callable[[], Any], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long ``work`` takes."""
    began = clock()
    work()
    return clock() - began
