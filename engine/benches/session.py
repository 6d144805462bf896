"""Session files: how long ten million recorded numbers take to be there again, and how large their file is."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.bench import Bench, BenchOptions, Result, result
from engine.history import History
from engine.session import ExperimentRecord, Session, open_session, save
from engine.spec import parse

if TYPE_CHECKING:
    import numpy.typing as npt

RUNS, CHANNELS, ROWS = 2, ("loss", "lr", "grad_norm", "x0", "x1"), 1_000_000
COLUMNS = 1280
"""Pixels of the plot that is painted first."""
TURNS = 5


def trained(dtype: type[np.floating]) -> History:
    """Ten million numbers like those of a training: a noisy loss, a schedule, parameters that drift."""
    chance = np.random.default_rng(0)
    steps = np.arange(ROWS)
    history = History.allocate([f"run {number}" for number in range(RUNS)], CHANNELS, ROWS)
    rows: npt.NDArray[np.float64] = np.empty((ROWS, len(CHANNELS), RUNS))
    for run in range(RUNS):
        noise = chance.normal(size=ROWS)
        rows[:, 0, run] = 2.3 / (1 + steps / 5000) * np.exp(0.2 * noise)
        rows[:, 1, run] = 0.001 * (1 + np.cos(np.pi * steps / ROWS)) / 2
        rows[:, 2, run] = np.abs(0.4 + 0.1 * noise)
        rows[:, 3:, run] = np.cumsum(chance.normal(scale=1e-4, size=(ROWS, 2)), axis=0)
    history.write(0, rows.astype(dtype).astype(np.float64))
    return history


def measure(_options: BenchOptions) -> Iterator[Result]:
    """Seconds until the first plot could be painted (goal 1), and bytes over those of raw doubles (goal 0.6)."""
    spec = parse({
        "steps": ROWS, "problem": "quadratic", "record": ["loss", "lr", "grad_norm"],
        "runs": [{"name": f"run {number}", "optimizer": {"name": "SGD"}} for number in range(RUNS)],
    })  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        for dtype in (np.float32, np.float64):
            history = trained(dtype)
            name = np.dtype(dtype).name
            file = Path(folder) / f"{name}.optlab"
            save(file, Session((ExperimentRecord("x", spec, history=history, step=ROWS - 1),)))
            seconds = []
            for _ in range(TURNS):
                began = time.perf_counter()
                record = open_session(file).experiments[0]
                assert record.history is not None
                for run in range(RUNS):
                    record.history.read(run, "loss", 0, ROWS, COLUMNS)
                seconds.append(time.perf_counter() - began)
            yield result(f"session.load.{name} (s)", seconds, goal=1.0)
            yield result(f"session.size.{name}", [file.stat().st_size / (8 * ROWS * len(CHANNELS) * RUNS)], goal=0.6)


SESSION = Bench("session", "Loading and size of a session with ten million numbers", measure)
