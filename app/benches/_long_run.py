"""An experiment that already has a million rows behind it, without having run them.

The rows are noise, written by ``History.write`` as the engine writes its own; the live state is that of a fresh
experiment which is told that it stands at that step. From there on everything is real.
"""

from __future__ import annotations

import time

import numpy as np

from engine.history import History
from engine.spec import ExperimentSpec, parse

ROWS = 10**6
ROOM = 10**6
"""Steps that the live part may make."""
CHUNK_SECONDS = 0.012  # as the engine's own host does
PIECE = 1 << 16


def spec_of(runs: int, rows: int = ROWS) -> ExperimentSpec:
    """Adam on digits with `runs` learning rates from 1e-5 to 1e-3; loss, learning rate and gradient norm recorded."""
    rates = np.geomspace(1e-5, 1e-3, runs)
    return parse({
        "steps": rows + ROOM, "problem": "digits", "record": ["loss", "lr", "grad_norm"],
        "runs": [
            {"name": f"lr {rate:.2g} ({number})", "optimizer": {"name": "Adam", "lr": float(rate)}}
            for number, rate in enumerate(rates, 1)
        ],
    })  # fmt: skip


def noisy_history(spec: ExperimentSpec, rows: int = ROWS) -> History:
    """Rows 0 to `rows`: losses and norms fall and scatter by a factor of about two, learning rates stand still."""
    runs = [run.name for run in spec.runs]
    rates = np.array([run.optimizer["lr"] for run in spec.runs])
    history = History.allocate(runs, spec.record, rows + 1)
    random = np.random.default_rng(0)
    for start in range(0, rows + 1, PIECE):
        steps = np.arange(start, min(start + PIECE, rows + 1))
        table = np.empty((len(steps), 3, len(runs)))
        fall = (1.0 + steps[:, None] * rates) ** -0.5
        table[:, 0] = 2.3 * fall * np.exp(random.normal(0, 0.6, fall.shape))
        table[:, 1] = rates
        table[:, 2] = 0.8 * fall * np.exp(random.normal(0, 0.6, fall.shape))
        history.write(start, table)
    return history


class Headless:
    """The same experiment without a window: what it makes of the cores that the host leaves it."""

    def __init__(self, runs: int, rows: int = ROWS) -> None:
        import torch

        from engine.experiment import Experiment
        from engine.threads import spare

        torch.set_num_threads(1)
        spare(1)  # as the host does
        self.rows = rows
        self.experiment = Experiment(spec_of(runs, rows))
        self._per_step = 1e-3

    def state(self) -> bytes:
        """A snapshot of the fresh experiment that claims to stand at step `rows`."""
        from engine import snapshot

        step, self.experiment.step = self.experiment.step, self.rows
        data = snapshot.save(self.experiment, path=False)
        self.experiment.step = step
        return data

    def train(self, seconds: float) -> float:
        """Steps a second, in chunks as long as the host's."""
        experiment = self.experiment
        began, first = time.perf_counter(), experiment.step
        while (now := time.perf_counter()) < began + seconds:
            count = max(1, int(CHUNK_SECONDS / self._per_step))
            experiment.advance(count)
            self._per_step = (time.perf_counter() - now) / count
        return (experiment.step - first) / (time.perf_counter() - began)

    def close(self) -> None:
        """Nothing is left behind."""
