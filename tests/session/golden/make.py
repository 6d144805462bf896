"""Writes the golden file of the present version, once, when that version is new: python -m tests.session.golden.make

Never again for a version that has been released: files like it are on people's disks.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.event import Event
from engine.history import History
from engine.session import ExperimentRecord, MapRecord, Session, save
from engine.session.schema import VERSION
from engine.spec import parse
from tests.session.samples import png

FOLDER = Path(__file__).parent
ROWS = 70_000


def rows(count: int) -> np.ndarray:
    """(count, 3, 2): exact in any version of numpy, of every kind that the codec tells apart."""
    steps = np.arange(count)
    smooth, coarse = 1 / (1 + steps), (steps % 7) / 4
    noise = ((steps.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) | np.uint64(1)).view(np.float64)
    gaps = np.where(steps % 100 == 0, smooth, np.nan)
    return np.stack([coarse, smooth, 0 * smooth + 0.1, noise, 0.5 * steps, gaps], 1).reshape(count, 3, 2)


def maps(version: int) -> tuple[MapRecord, ...]:
    """A map of 3 rows and 4 columns of which one row is computed; version 1 could not hold any."""
    axes = [
        {"path": "runs.0.optimizer.lr", "low": 0.001, "high": 1.0, "scale": "log", "count": 4},
        {"path": "problem.b", "low": 1.0, "high": 3.0, "count": 3},
    ]
    runs = [{"name": "动量 μ", "optimizer": {"name": "Adam"}}]
    spec = parse({"steps": 7, "problem": {"name": "rosenbrock"}, "runs": runs, "axes": axes})
    done = np.arange(12).reshape(3, 4) < 4
    loss = np.where(done, 0.5 * np.arange(12).reshape(3, 4), np.nan)
    return (MapRecord(spec, "final_loss", 0, 0.125, True, done, {"final_loss": loss}),) if version > 1 else ()


def bowl() -> ExperimentRecord:
    """A run whose loss ``x0² / 2 + 1`` is told by its parameter, which jumps about; version 3 began to do that."""
    steps = np.arange(2000)
    x = ((steps.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(11)).astype(np.float64) / 2**53
    history = History.allocate(("SGD",), ("loss", "x0"), 2000)
    history.write(0, np.stack([0.5 * (x * x) + 1.0, x], 1)[:, :, None])
    runs = [{"name": "SGD", "optimizer": {"name": "SGD"}}]
    spec = {"steps": 1999, "dtype": "float64", "problem": {"name": "quadratic"}, "runs": runs}
    return ExperimentRecord("Bowl", parse(spec), (), history, 1999)


def session(version: int = VERSION) -> Session:
    """What the file of a version holds. The test has it in its own words."""
    history = History.allocate(("Adam", "动量 μ"), ("loss", "lr", "x0"), ROWS)
    history.write(0, rows(ROWS))
    history.truncate(999, "动量 μ")
    history.diverge("动量 μ", 999, "the loss is not finite")
    runs = [
        {"name": "Adam", "optimizer": {"name": "Adam", "lr": 0.01}},
        {"name": "动量 μ", "optimizer": {"name": "SGD", "lr": 0.5, "momentum": 0.9}},
    ]
    spec = {"steps": ROWS - 1, "dtype": "float64", "problem": {"name": "rosenbrock"}, "runs": runs}
    events = (Event(5, "runs.0.optimizer.lr", 0.01, 0.02), Event(5, "runs.1.schedule", [], [{"name": "ExponentialLR"}]))
    snapshots = ((ROWS - 1, b"as bytes"),)
    record = ExperimentRecord("Golden", parse(spec), events, history, ROWS - 1, snapshots, "about it", "cuda")
    layout, meta = {"split": [1, 2], "dark": True}, {"created": "2026-11-20T12:00:00+00:00"}
    return Session((record, bowl()) if version > 2 else (record,), layout, "notes\n笔记", png(), meta, maps(version))


if __name__ == "__main__":
    save(FOLDER / f"v{VERSION}.optlab", session())
