"""How many threads torch uses: chosen once an experiment, on purpose."""

from __future__ import annotations

import os

MANY = 1_000_000
"""Numbers (runs × parameters) from which a second thread pays; below it, waking it costs 5 to 25 ms stalls."""


def choose_threads(numbers: int) -> int:
    """Sets torch's threads for stacks of ``numbers`` parameters in all, and answers how many."""
    import torch

    count = (os.cpu_count() or 1) if numbers >= MANY else 1
    if torch.get_num_threads() != count:
        torch.set_num_threads(count)
    return count
