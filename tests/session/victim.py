"""A process that is going to be killed: writes numbered states without end and says which one is on the disk.

    python -m tests.session.victim journal|save PATH SEED
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from engine.history import History
from engine.session import ExperimentRecord, Journal, Session, save
from tests.session.samples import spec

CHANNELS = ("loss", "lr")
ROWS = 40
CAPACITY = 400_000


def curve(rows: int) -> np.ndarray:
    """What stands in the rows (rows, 2, 1): known from their numbers alone."""
    steps = np.arange(rows)
    return np.stack([np.sin(steps * 0.1), np.sqrt(steps)], 1)[:, :, None]


def states(seed: int):
    """Session k has k * ROWS rows and says so everywhere."""
    curves = History.allocate(("a",), CHANNELS, CAPACITY)
    noise = np.random.default_rng(seed).bytes(20_000)
    values = curve(CAPACITY)
    for turn in range(1, CAPACITY // ROWS):
        rows = turn * ROWS
        curves.write(rows - ROWS, values[rows - ROWS : rows])
        record = ExperimentRecord("x", spec("a"), history=curves, step=rows - 1, snapshots=((rows - 1, noise),))
        yield turn, Session((record,), {"turn": turn}, str(turn))


def main(what: str, path: str, seed: str) -> None:
    journal = Journal(Path(path)) if what == "journal" else None
    for turn, session in states(int(seed)):
        if journal is not None:
            journal.append(session)
        else:
            save(path, session)
        print(turn, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
