"""A window with a real engine, and the patience to wait for it."""

from __future__ import annotations

import time

import pytest

from app.settings import Settings
from app.window import begin, build
from engine.spec import parse

VALLEY = parse({
    "steps": 400, "dtype": "float64", "problem": "rosenbrock",
    "runs": [
        {"name": "Adam", "optimizer": {"name": "Adam", "lr": 0.05}},
        {"name": "SGD", "optimizer": {"name": "SGD", "lr": 0.001, "momentum": 0.5}},
    ],
})  # fmt: skip


class Lab:
    """A window and what a test does with it."""

    def __init__(self, qtbot, folder, engine, spec):
        self.qtbot = qtbot
        self.window = build(engine, "light", Settings(folder / "window.ini"))
        self.experiment, self.page = self.window.experiment, self.window.page
        self.experiment.instant = False
        self.experiment.show(spec)
        self.window.show()
        begin(self.window)

    @property
    def state(self):
        return self.experiment.state

    def until(self, done, seconds=60.0):
        end = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < end, f"{self.state.status} at {self.state.step}: {self.state.message}"
            self.qtbot.wait(5)

    def open(self, spec=VALLEY):
        self.experiment.open(spec)
        self.loaded()

    def loaded(self):
        experiment = self.experiment
        self.until(lambda: not experiment._timer.isActive() and experiment.current and self.state.history is not None)

    def run_to(self, step):
        self.experiment.host.run(step)
        self.until(lambda: self.state.step >= step and not self.experiment.running)

    def close(self):
        self.window.session.forget()
        self.window.close()
        self.window.deleteLater()


@pytest.fixture
def make_lab(qtbot, tmp_path):
    made = []

    def make(engine="thread", spec=VALLEY):
        made.append(Lab(qtbot, tmp_path, engine, spec))
        made[-1].loaded()
        return made[-1]

    yield make
    while made:
        made.pop().close()


@pytest.fixture
def lab(make_lab):
    return make_lab()
