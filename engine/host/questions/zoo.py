"""The optimizers of pytorch_optimizer, tried out one after another in slices of time. It runs their code."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.host.question import Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.experiment import Experiment
    from engine.foreign.zoo import Animal

SLICE_SECONDS = 0.1


@dataclass(frozen=True)
class ZooAnswer:
    """``names`` as a spec writes them; ``reasons``: (name, why it does not run; empty where it does) of those tried."""

    names: tuple[str, ...]
    reasons: tuple[tuple[str, str], ...]

    @property
    def finished(self) -> bool:
        return len(self.reasons) == len(self.names)


_names: list[str] = []
_tried: list[tuple[str, str]] = []
_trial: list[Iterator[Animal]] = []
"""What this process has found out; the package does not change while it runs."""


def answer(_experiment: Experiment) -> ZooAnswer:
    """The names, and what is known of them by now; ask again until it is ``finished``.

    Ask only after the user has agreed that the package's code is run. InputError where it is not installed.
    """
    from engine.foreign import zoo

    if not _names:
        _names.extend(zoo.names())
        _trial.append(zoo.animals())
        return ZooAnswer(tuple(_names), ())
    end = time.perf_counter() + SLICE_SECONDS
    while len(_tried) < len(_names) and time.perf_counter() < end:
        animal = next(_trial[0])
        _tried.append((animal.name, animal.reason))
    return ZooAnswer(tuple(_names), tuple(_tried))


ZOO = Question("zoo", "The optimizers of pytorch_optimizer, and which of them run.", answer)
