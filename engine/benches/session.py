"""Session files: how long ten million recorded numbers take to be there again, and how large files of trainings are."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.bench import Bench, BenchOptions, Result, result
from engine.experiment import Experiment
from engine.history import History
from engine.session import ExperimentRecord, Session, open_session, save
from engine.session.codec import ROWS as PIECE
from engine.spec import parse

if TYPE_CHECKING:
    import numpy.typing as npt

    from engine.spec import ExperimentSpec

RUNS, CHANNELS, ROWS = 2, ("loss", "lr", "grad_norm", "x0", "x1"), 1_000_000
COLUMNS = 1280
"""Pixels of the plot that is painted first."""
TURNS = 5
LOAD, SIZE = 1.0, 0.6
"""Goals: seconds, and bytes over those of raw doubles."""
VALUES = 2_000_000
"""At least so many numbers are in a file whose size is measured; an empty session has some 50 kB of its own."""

_SHORT = 10_000
_RATES = [{"optimizer": {"name": "Adam", "lr": 1e-3}}, {"optimizer": {"name": "SGD", "lr": 2e-3, "momentum": 0.9}}]
_COSINE = {"name": "CosineAnnealingLR", "T_max": PIECE}
_DIAGNOSTICS = [
    "loss", "lr", "grad_norm", "update_norm", "parameter_norm", "update_ratio", "gradient_cosine", "distance",
]  # fmt: skip

KINDS: dict[str, dict[str, Any]] = {
    "digits": {"steps": _SHORT, "problem": "digits", "runs": _RATES},
    "digits, validated": {
        "steps": _SHORT, "problem": "digits", "runs": _RATES,
        "record": ["loss", "lr", "grad_norm", "validation_loss", "validation_accuracy"],
    },
    "digits, diagnosed": {
        "steps": _SHORT, "problem": "digits", "runs": _RATES, "record": _DIAGNOSTICS, "watch": [9, 99],
    },
    "logistic": {"steps": PIECE - 1, "problem": "logistic", "runs": _RATES},
    "rosenbrock": {
        "steps": PIECE - 1, "problem": "rosenbrock",
        "runs": [_RATES[0], {"optimizer": {"name": "SGD", "lr": 2e-4, "momentum": 0.9}, "schedule": _COSINE}],
    },
    "noisy bowl": {
        "steps": PIECE - 1, "problem": {"name": "quadratic", "eigenvalues": [1.0, 100.0], "noise": 0.1}, "runs": _RATES,
    },
}  # fmt: skip
"""Trainings of every sort, each as long as a piece of a curve or a good part of it."""


def trained(dtype: type[np.floating]) -> History:
    """Ten million numbers harder to pack than those of any training: a noisy loss, a schedule, random walks."""
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
    """Seconds until the first plot could be painted, and bytes over those of raw doubles."""
    spec = parse({
        "steps": ROWS, "problem": "quadratic", "record": ["loss", "lr", "grad_norm"],
        "runs": [{"name": f"run {number}", "optimizer": {"name": "SGD"}} for number in range(RUNS)],
    })  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.optlab"
        for dtype in (np.float32, np.float64):
            history = trained(dtype)
            share = _share(file, spec, history)
            seconds = []
            for _ in range(TURNS):
                began = time.perf_counter()
                record = open_session(file).experiments[0]
                assert record.history is not None
                for run in range(RUNS):
                    record.history.read(run, "loss", 0, ROWS, COLUMNS)
                seconds.append(time.perf_counter() - began)
            name = np.dtype(dtype).name
            yield result(f"session.load.{name} (s)", seconds, goal=LOAD)
            yield result(f"session.size.noise and random walks.{name}", [share])
        for name, table in KINDS.items():
            for precision in ("float32", "float64"):
                experiment = Experiment(parse({**table, "dtype": precision}))
                experiment.advance(experiment.spec.steps)
                assert experiment.history is not None
                share = _share(file, experiment.spec, experiment.history)
                yield result(f"session.size.{name}.{precision}", [share], goal=SIZE)


def _share(file: Path, spec: ExperimentSpec, history: History) -> float:
    """Bytes of a session with these curves over those of their numbers as raw doubles.

    Short trainings stand in it several times, which packs them no better: every piece is packed by itself.
    """
    record = ExperimentRecord("x", spec, history=history, step=int(history.written.max()) - 1)
    values = len(history.channels) * int(history.written.sum())
    copies = -(-VALUES // values)
    save(file, Session((record,) * copies))
    return file.stat().st_size / (8 * values * copies)


SESSION = Bench("session", "Loading ten million numbers, and the size of sessions of several sorts", measure)
