"""The scripts run by themselves, in another process without this project, and give the recorded losses."""

import os
import subprocess
import sys

import numpy as np
import pytest

from engine.errors import InputError
from engine.experiment import Experiment
from engine.export import torch_script as module
from engine.export.kind import export
from engine.export.torch_script import torch_script
from engine.session.record import record_of
from engine.spec import parse


def recorded(problem, optimizer, *, dtype="float64", steps=60, schedule=(), edits=(), **run):
    spec = {"steps": steps, "dtype": dtype, "problem": problem}
    spec["runs"] = [{"name": "r", "optimizer": optimizer, "schedule": list(schedule), **run}]
    experiment = Experiment(parse(spec))
    for step, path, value in edits:
        experiment.advance(step - experiment.step)
        experiment.edit(path, value)
    while not experiment.finished:
        experiment.advance(50)
    return record_of(experiment)


def printed(file):
    """The losses that the script prints, with nothing of this project to import."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    out = subprocess.run(
        [sys.executable, "-P", file.name], cwd=file.parent, env=environment, capture_output=True, text=True, check=True
    ).stdout
    return np.array([float(line.split()[1]) for line in out.splitlines()])


@pytest.mark.parametrize(
    "record",
    [
        lambda: recorded("digits", {"name": "AdamW", "lr": 0.003}, schedule=[{"name": "CosineAnnealingLR"}]),
        lambda: recorded("ackley", {"name": "Lion", "lr": 0.01}, edits=[(20, "runs.0.optimizer.betas.0", 0.5)]),
    ],
)
def test_a_script_runs_alone_and_gives_the_recorded_losses(tmp_path, record):
    record = record()
    files = export(record, tmp_path / "run.py")
    text = files[-1].read_text()
    assert "engine" not in text.replace("engine's", "")
    np.testing.assert_allclose(printed(files[-1]), record.history["r"]["loss"], rtol=1e-9)


@pytest.mark.parametrize(
    ("problem", "optimizer", "more"),
    [
        ("rosenbrock", {"name": "Adam", "lr": 0.01}, {}),
        ("ackley", {"name": "SGD", "lr": 0.01, "momentum": 0.9}, {"edits": [(30, "runs.0.optimizer.lr", 0.02)]}),
        ("rosenbrock", {"name": "LBFGS"}, {"steps": 15}),
        ("rosenbrock", {"name": "AdaBelief", "lr": 0.01}, {"schedule": [{"name": "Warmup", "warmup_steps": 9}]}),
        ("digits", {"name": "SGD", "lr": 0.1}, {"loss_scale": 3.0}),
        ({"name": "digits", "l1": 1e-4, "l2": 1e-3, "batch_size": 100}, {"name": "RMSprop"}, {"steps": 30}),
        ("square_net", {"name": "Adagrad"}, {"steps": 30}),
        ("cnn", {"name": "Adam"}, {"steps": 8}),
        ("logistic", {"name": "Adan"}, {}),
        ("rosenbrock", {"name": "LAMB"}, {"steps": 30}),
        ("digits", {"name": "LAMB"}, {"steps": 30}),
        ("digits", {"name": "NormClippedAdamW"}, {"steps": 30, "edits": [(9, "runs.0.optimizer.lr", 0.02)]}),
    ],
    ids=str,
)
def test_every_kind_of_run_can_be_written(problem, optimizer, more):
    script = torch_script(recorded(problem, optimizer, **more), "r")
    assert script.off < 1e-4 if optimizer["name"] == "LBFGS" else script.off < 1e-9
    assert "differ by" in script.source


def test_single_precision_stays_near():
    assert torch_script(recorded("digits", {"name": "Adam"}, dtype="float32"), "r").off < 1e-3


@pytest.mark.parametrize(
    ("problem", "optimizer", "more", "said"),
    [
        ({"name": "rosenbrock", "noise": 0.1}, {"name": "Adam"}, {}, "noise"),
        ({"name": "digits", "dropout": 0.2}, {"name": "Adam"}, {"steps": 5}, "dropout"),
        ("rosenbrock", {"name": "SAM"}, {}, "asks for a second gradient"),
        ("rosenbrock", {"name": "SGD", "lr": 1e-3}, {"schedule": [{"name": "ReduceLROnPlateau"}]}, "watches the loss"),
        ("rosenbrock", {"name": "SGD", "lr": 1e-3}, {"edits": [(5, "runs.0.loss_scale", 2.0)]}, "loss_scale"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_cannot_be_written_says_why(tmp_path, problem, optimizer, more, said):
    with pytest.raises(InputError, match=said):
        export(recorded(problem, optimizer, **more), tmp_path / "run.py")
    assert list(tmp_path.iterdir()) == []


def test_a_script_that_gives_other_losses_is_not_written(tmp_path, monkeypatch):
    record = recorded("rosenbrock", {"name": "Adam", "lr": 0.01})
    made = module._maker
    monkeypatch.setattr(module, "_maker", lambda name, arguments: made(name, arguments | {"lr": 0.011}))
    with pytest.raises(InputError, match="another loss at step 1;"):
        export(record, tmp_path / "run.py")
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_diverged_is_written_as_far_as_it_went(tmp_path):
    record = recorded("rosenbrock", {"name": "SGD", "lr": 0.5}, steps=40)
    assert record.history["r"].diverged_at is not None
    assert torch_script(record, "r").off < 1e-9
