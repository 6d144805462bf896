"""The alarm before a spike: which rows it names, and that it comes before the loss jumps."""

import numpy as np

from engine.experiment import Experiment
from engine.report.alarm import QUANTITIES, alarms, signs
from engine.report.trouble import trouble
from engine.spec import parse

WALL = "0.01*(x-5)^2 + 0.5*(1+exp(8*x))*y^2"


def test_both_signs_are_needed():
    lag, curvature = np.array([6.0, 6.0, 1.0, np.nan, 9.0]), np.array([2.0, 0.5, 2.0, 2.0, np.nan])
    assert signs(lag, curvature).tolist() == [True, False, False, False, False]


def test_signs_close_together_are_one_alarm():
    on = np.zeros(100)
    on[[10, 12, 20, 60]] = 10.0
    assert alarms(on, on, 10) == [10, 60]
    assert alarms(on, on, 2) == [10, 20, 60]
    assert alarms(on[:5], on[:5], 2) == []


def test_adams_alarm_comes_before_the_loss_jumps():
    table = {"steps": 400, "dtype": "float64", "record": ["loss", *QUANTITIES],
             "record_every": dict.fromkeys(QUANTITIES, 1),
             "problem": {"name": "formula", "text": WALL, "start": [-3.0, 0.01]},
             "runs": [{"name": "a", "optimizer": {"name": "Adam", "lr": 0.03}}]}  # fmt: skip
    experiment = Experiment(parse(table))
    experiment.advance(400)
    record = experiment.history["a"]
    worst = trouble(record["loss"], record.diverged_at)
    first, *_ = alarms(*(record[name] for name in QUANTITIES), 50)
    assert first < worst.step
    assert record["loss"][first] < worst.factor * record["loss"][worst.onset] / 2
