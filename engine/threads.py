"""How many threads torch uses, chosen once an experiment, on purpose; and how many compiled kernels use."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MANY = 1_000_000
"""Numbers (runs × parameters) from which a second thread pays; below it, waking it costs 5 to 25 ms stalls."""


def choose_threads(numbers: int) -> int:
    """Sets torch's threads for stacks of ``numbers`` parameters in all, and answers how many."""
    import torch

    count = (os.cpu_count() or 1) if numbers >= MANY else 1
    if torch.get_num_threads() != count:
        torch.set_num_threads(count)
    return count


GENTLE = 5


def give_way() -> None:
    """This process comes after others where cores are short: the window that shows it must not wait for it."""
    if hasattr(os, "nice"):
        os.nice(GENTLE)


_spared = 0


def spare(cores: int) -> None:
    """Leaves so many cores of this machine to others: a window wants one to paint with while its engine trains."""
    global _spared
    _spared = cores


def kernel_threads() -> int:
    """Threads for compiled kernels: the cores that this process may use, but for those spared; at least one.

    What a kernel computes does not depend on it.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, cores - _spared)


def side_by_side(work: Callable[[], None], most: int | None = None) -> None:
    """Calls ``work`` once in each of as many threads as compiled kernels may use (``most`` at most), this one among
    them, and waits; the first error is raised.
    """
    failed: list[BaseException] = []

    def guarded() -> None:
        try:
            work()
        except BaseException as error:
            failed.append(error)

    hands = kernel_threads() if most is None else most
    helpers = [threading.Thread(target=guarded) for _ in range(hands - 1)]
    for helper in helpers:
        helper.start()
    try:
        work()
    finally:
        for helper in helpers:
            helper.join()
    if failed:
        raise failed[0]
