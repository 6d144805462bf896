import json
from dataclasses import replace

import numpy as np
import pytest
import torch

import main
from engine.experiment import Experiment
from engine.history import History
from engine.session import ExperimentRecord, Session, record_of, save
from engine.session.save import save_experiment
from engine.spec import parse

RUNS = [
    {"name": "Adam", "optimizer": {"name": "Adam", "lr": 0.01}, "schedule": {"name": "ExponentialLR", "gamma": 0.999}},
    {"name": "momentum", "optimizer": {"name": "SGD", "lr": 1e-4, "momentum": 0.9}},
    {"name": "wild", "optimizer": {"name": "SGD", "lr": 10.0}},
]


def trained(**changes):
    """An experiment of 700 steps with edits on the way; one run diverges."""
    experiment = Experiment(parse({"steps": 600, "problem": {"name": "rosenbrock"}, "runs": RUNS} | changes))
    experiment.edit("runs.0.optimizer.lr", 0.02)
    experiment.advance(100)
    experiment.edit("runs.1.optimizer.momentum", 0.5)
    experiment.edit("runs.1.optimizer.nesterov", True)
    experiment.advance(7)
    experiment.edit("runs.0.schedule", [{"name": "StepLR", "step_size": 50}])
    experiment.advance(1000)
    return experiment


def verify(path, capsys, *options):
    """Exit status, what stands on stdout as JSON rows, and stderr."""
    status = main.main(["verify", str(path), "--json", *options])
    said = capsys.readouterr()
    return status, [json.loads(line) for line in said.out.splitlines()], said.err


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.optlab"


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_what_was_trained_replays_to_the_last_bit(path, capsys, dtype):
    save_experiment(path, trained(dtype=dtype), notes="hello", layout={"x": 1})
    status, rows, said = verify(path, capsys)
    assert status == 0
    same = {"identical": True, "step": None, "channel": None, "state": True}
    lengths = {row["run"]: row.pop("rows") for row in rows}
    assert rows == [{"run": run["name"]} | same for run in RUNS]
    assert lengths["Adam"] == lengths["momentum"] == 601
    assert lengths["wild"] < 20
    assert "whole" in said


def test_a_run_that_is_not_at_its_end(path, capsys):
    experiment = Experiment(parse({"steps": 10_000, "problem": {"name": "rosenbrock"}, "runs": RUNS[:2]}))
    experiment.advance(333)
    experiment.edit("runs.0.optimizer.lr", 0.5)  # nothing has come of it yet
    save_experiment(path, experiment)
    status, rows, _ = verify(path, capsys)
    assert status == 0
    assert [row["rows"] for row in rows] == [334, 334]


def test_more_steps_than_there_were_at_first(path, capsys):
    experiment = Experiment(parse({"steps": 50, "problem": {"name": "rosenbrock"}, "runs": RUNS[:2]}), history=False)
    experiment.attach(History.allocate([run["name"] for run in RUNS[:2]], experiment.recorder.channels, 201))
    experiment.advance(20)
    experiment.edit("steps", 200)
    experiment.advance(500)
    assert experiment.step == 200
    save_experiment(path, experiment)
    assert verify(path, capsys)[0] == 0


@pytest.mark.parametrize(("step", "channel"), [(0, "loss"), (300, "x1"), (600, "lr")])
def test_the_first_difference_is_named(path, capsys, step, channel):
    record = record_of(trained())
    curve = record.history.layout.rows[record.history.channel(channel), 1]
    curve[step:] = np.nextafter(curve[step:], 1)
    record.history.layout.rows[record.history.channel("x0"), 1, 600] = -7
    save(path, Session((record,)))
    status, rows, _ = verify(path, capsys)
    assert status == 1
    assert [row["identical"] for row in rows] == [True, False, True]
    assert (rows[1]["step"], rows[1]["channel"]) == (step, channel)


def test_an_event_that_was_left_out_shows(path, capsys):
    record = record_of(trained())
    save(path, Session((replace(record, events=record.events[:1]),)))
    status, rows, _ = verify(path, capsys)
    assert status == 1
    found = {row["run"]: (row["step"], row["channel"]) for row in rows}
    assert found["Adam"] == (107, "lr")
    assert found["momentum"][0] == 101
    assert found["wild"] == (None, None)


def test_a_run_that_ends_elsewhere(path, capsys):
    record = record_of(trained())
    record.history.truncate(500, "Adam")
    save(path, Session((record,)))
    status, rows, _ = verify(path, capsys)
    assert status == 1
    assert rows[0] == {"run": "Adam", "rows": 501, "identical": False, "step": 501, "channel": None, "state": True}


def test_channels_and_runs_that_the_spec_does_not_give(path, capsys):
    curves = History.allocate(("Adam", "other"), ("loss", "mood"), 1)
    curves.write(0, np.zeros((1, 2, 2)))
    spec = parse({"steps": 5, "problem": {"name": "rosenbrock"}, "runs": RUNS[:1]})
    save(path, Session((ExperimentRecord("x", spec, history=curves),)))
    status, rows, _ = verify(path, capsys)
    assert status == 1
    assert [row["identical"] for row in rows] == [False, False]


def test_parameters_and_states_are_compared_too(path, capsys):
    """A state that is off by one bit shows, though no recorded number does."""
    experiment = trained()
    group = next(group for group in experiment.groups if 0 in group.runs)
    key = next(key for key in group.kept() if key.endswith("second"))
    group.kept()[key][group.runs.index(0)].view(torch.int32)[0] ^= 1
    save_experiment(path, experiment)
    status, rows, _ = verify(path, capsys)
    assert status == 1
    found = {row["run"]: (row["state"], row["step"]) for row in rows}
    assert found["Adam"] == (False, None)
    assert found["momentum"] == (True, None)
    assert main.main(["verify", str(path)]) == 1
    assert "parameters or states are not" in capsys.readouterr().out


def test_for_a_person(path, capsys):
    record = record_of(trained(), "first")
    save(path, Session((record, ExperimentRecord("no curves", record.initial_spec), replace(record, name=""))))
    assert main.main(["verify", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "first / Adam: bit-identical, 601 rows, parameters and states too"
    assert lines[3] == "experiment 3 / Adam: bit-identical, 601 rows, parameters and states too"
    record.history.layout.rows[0, 0, 5] += 1
    save(path, Session((record,)))
    assert main.main(["verify", str(path)]) == 1
    assert capsys.readouterr().out.startswith("Adam: differs from step 5 on, first in channel loss\n")


def test_a_damaged_file(path, capsys):
    save(path, Session((record_of(trained()),)))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    status, rows, said = verify(path, capsys)
    assert (status, rows) == (2, [])
    assert said.count("\n") == 1
    assert "damaged" in said


def test_what_cannot_be_replayed(path, capsys):
    from engine.event import Event

    record = record_of(trained())
    save(path, Session((replace(record, events=(Event(3, "runs.0.optimizer.mood", 1, 2),)),)))
    status, _, said = verify(path, capsys)
    assert status == 2
    assert "cannot be replayed" in said


def test_the_recorded_device_is_asked_for(path, capsys):
    import torch

    save(path, Session((replace(record_of(trained()), device="tpu"),)))
    status, _, said = verify(path, capsys)
    assert status == 2
    assert "tpu" in said
    assert verify(path, capsys, "--device", "cpu")[0] == 0
    if not torch.cuda.is_available():
        assert verify(path, capsys, "--device", "cuda")[0] == 2


def test_outside_code_is_named_and_runs_only_when_allowed(tmp_path, capsys):
    ran = tmp_path / "ran"
    code = tmp_path / "mine.py"
    code.write_text(
        f"import torch, pathlib\npathlib.Path({str(ran)!r}).write_text('')\nclass Mine(torch.optim.SGD): pass\n"
    )
    runs = [{"name": "mine", "optimizer": {"name": f"{code}:Mine", "lr": 1e-3}}]
    experiment = Experiment(parse({"steps": 20, "problem": "rosenbrock", "runs": runs}), allow_code=True)
    experiment.advance(20)
    save_experiment(tmp_path / "a.optlab", experiment)
    ran.unlink()
    code.write_text(code.read_text() + "\n")
    status, rows, said = verify(tmp_path / "a.optlab", capsys)
    assert (status, rows) == (2, [])
    assert f"would run {code} (Mine); --allow-code agrees" in said
    assert not ran.exists()
    status, rows, _ = verify(tmp_path / "a.optlab", capsys, "--allow-code")
    assert (status, [row["identical"] for row in rows]) == (0, [True])
    assert ran.exists()


@pytest.mark.parametrize(
    ("dtype", "by", "good"), [("float32", 1e-6, True), ("float32", 1e-3, False), ("float64", 1e-6, False)]
)
def test_a_gpu_has_a_tolerance(path, capsys, dtype, by, good):
    """A replay on the CPU of what a GPU has recorded: last bits may differ, and what follows from them later."""
    record = record_of(trained(dtype=dtype))
    loss = record.history.layout.rows[record.history.channel("loss"), 0]
    loss[50] += by * np.nanmax(loss[:201])
    loss[400:] *= 2
    save(path, Session((replace(record, device="cuda"),)))
    status, rows, _ = verify(path, capsys, "--device", "cpu")
    assert status == (0 if good else 1)
    assert not rows[0]["identical"]
    assert rows[0]["apart"] == pytest.approx(by, rel=1e-3)
    assert rows[1]["identical"]
    main.main(["verify", str(path), "--device", "cpu"])
    assert ("close enough" if good else "too far") in capsys.readouterr().out
    save(path, Session((record,)))
    assert verify(path, capsys)[0] == 1  # on the CPU bits decide
