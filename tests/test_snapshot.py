import json
import struct

import numpy as np
import pytest

from engine import snapshot
from engine.errors import InputError
from engine.event import Event
from engine.experiment import Experiment
from engine.history import History
from engine.host.record import copy_rows
from engine.optimizer import optimizers
from engine.spec import parse
from tests.references import REFERENCES
from tests.twins import NETWORK_TWINS

SURFACE = {"steps": 400, "problem": "rosenbrock", "record": ["loss", "lr", "grad_norm", "update_norm"]}
NETWORK = {
    "steps": 60,
    "problem": {"name": "mlp", "samples": 60, "hidden": [8]},
    "record": ["loss", "lr", "validation_loss"],
    "watch": [0, 5],
    "measure_every": 7,
}
CASES = {
    "momentum": (SURFACE, [{"name": "SGD", "lr": 1e-3, "momentum": 0.9}], []),
    "adam in float64": (SURFACE | {"dtype": "float64"}, [{"name": "Adam", "amsgrad": True}], []),
    "mixed groups": (
        SURFACE,
        ["Adam", {"name": "SGD", "lr": 1e-4}, {"name": "Adam", "lr": 0.1}, {"name": "RMSprop", "momentum": 0.5}],
        [],
    ),
    "flags edited": (
        SURFACE,
        [{"name": "SGD", "lr": 1e-3, "momentum": 0.9}, {"name": "SGD", "lr": 1e-4, "momentum": 0.5}, "Adam"],
        [
            Event(50, "runs.0.optimizer.nesterov", False, True),
            Event(60, "runs.1.optimizer.momentum", 0.5, 0.0),
            Event(70, "runs.2.optimizer.betas.0", 0.9, 0.5),
            Event(80, "runs.2.optimizer", None, {"name": "Adagrad", "lr": 0.1}),
        ],
    ),
    "edits before and after": (
        SURFACE,
        ["Adam", {"name": "SGD", "lr": 1e-4}],
        [
            Event(150, "runs.0.optimizer.lr", 1e-3, 0.01),
            Event(300, "runs.1.optimizer.momentum", 0.0, 0.9),
            Event(350, "steps", 400, 390),
        ],
    ),
    "a frozen run": (SURFACE, [{"name": "SGD", "lr": 1.0}, "Adam", {"name": "SGD", "lr": 1e-4, "momentum": 0.9}], []),
    "a network": (NETWORK, ["Adam", {"name": "SGD", "lr": 0.1, "momentum": 0.9}], []),
}
SCHEDULES = {
    "exponential": ({"name": "Adam"}, {"name": "ExponentialLR", "gamma": 0.99}),
    "cycled momentum": ({"name": "SGD", "lr": 1e-4, "momentum": 0.9}, {"name": "OneCycleLR", "max_lr": 1e-3}),
    "cycled betas": ({"name": "Adam"}, {"name": "OneCycleLR", "max_lr": 1e-2}),
    "a sequence": ({"name": "Adam"}, [{"name": "LinearLR", "total_iters": 130}, {"name": "StepLR", "step_size": 40}]),
    "a reaction": ({"name": "Adam", "lr": 0.5}, {"name": "ReduceLROnPlateau", "patience": 3}),
}


def built(base, runs, events=()):
    runs = [run if "optimizer" in run else {"optimizer": run} for run in map(dict_of, runs)]
    runs = [{"name": f"run {number}", **run} for number, run in enumerate(runs)]
    return Experiment(parse(base | {"runs": runs}), script=events)


def dict_of(run):
    return {"name": run} if isinstance(run, str) else run


def continued(original, data, seed=0):
    """An experiment built anew, taken to the snapshot, and advanced in chunks of random length."""
    experiment = Experiment(original.initial_spec, script=(*original.events, *original.script), history=False)
    snapshot.restore(experiment, data)
    history = History.allocate(original.history.runs, original.history.channels, original.history.capacity)
    copy_rows(original.history, history, experiment.step)
    experiment.attach(history)
    lengths = np.random.default_rng(seed)
    while not experiment.finished:
        experiment.advance(int(lengths.integers(1, 40)))
    return experiment


def assert_same_history(a, b):
    assert a.written.tolist() == b.written.tolist()
    for run in a:
        assert a[run].diverged_at == b[run].diverged_at
        assert a[run].diverged_reason == b[run].diverged_reason
        for channel in a.channels:
            np.testing.assert_array_equal(a[run][channel], b[run][channel], err_msg=f"{run} {channel}")


def assert_continues(experiment, at):
    experiment.advance(at)
    assert experiment.step == at
    data = snapshot.save(experiment)
    experiment.advance(10**6)
    again = continued(experiment, data)
    assert_same_history(experiment.history, again.history)
    assert again.events == experiment.events
    assert again.spec == experiment.spec
    if not experiment.frozen.any():  # what a frozen run would have remembered is nobody's business
        assert snapshot.save(again) == snapshot.save(experiment)


@pytest.mark.parametrize("name", CASES)
def test_a_restored_experiment_goes_on_to_the_same_bits(name):
    base, runs, events = CASES[name]
    assert_continues(built(base, runs, events), base["steps"] // 2)


@pytest.mark.parametrize("name", SCHEDULES)
def test_schedules_go_on_to_the_same_bits(name):
    optimizer, schedule = SCHEDULES[name]
    assert_continues(built(SURFACE, [{"optimizer": optimizer, "schedule": schedule}, "Adam"]), 200)


MATRICES = NETWORK | {"steps": 40, "problem": NETWORK["problem"] | {"bias": False}}


@pytest.mark.parametrize("optimizer", optimizers.names())
def test_every_optimizer_goes_on_to_the_same_bits(optimizer):
    assert_continues(built(MATRICES, [{"name": optimizer, "lr": 1e-3}, "Adam"]), 17)


@pytest.mark.parametrize("name", {**NETWORK_TWINS, **REFERENCES})
def test_every_setting_goes_on_to_the_same_bits(name):
    settings = {**NETWORK_TWINS, **REFERENCES}[name]
    assert_continues(built(MATRICES, [{"name": name, **one} for one in settings]), 17)


def test_a_snapshot_at_the_step_of_an_edit_comes_before_or_after_it():
    experiment = built(SURFACE, ["Adam"])
    experiment.advance(100)
    before = snapshot.save(experiment)
    experiment.edit("runs.0.optimizer.lr", 0.1)
    after = snapshot.save(experiment)
    experiment.advance(10**6)
    for data in (before, after):
        assert_same_history(experiment.history, continued(experiment, data).history)


def test_it_says_what_it_is():
    experiment = built(SURFACE, ["Adam", "SGD"], [Event(5, "runs.0.optimizer.lr", 1e-3, 0.02)])
    experiment.advance(100)
    found = snapshot.about(snapshot.save(experiment))
    assert (found["step"], found["events"], found["frozen"]) == (100, 1, [False, True])
    assert parse(found["spec"]) == experiment.spec
    assert found["spec"]["runs"][0]["optimizer"]["lr"] == 0.02


def test_a_restored_network_has_the_same_path():
    experiment = built(NETWORK, ["Adam", {"name": "SGD", "lr": 0.1}])
    experiment.advance(40)
    data = snapshot.save(experiment)
    experiment.advance(10**6)
    again = continued(experiment, data)
    assert again.path.steps == experiment.path.steps
    np.testing.assert_array_equal(again.path.plane()[0], experiment.path.plane()[0])


def test_the_path_can_be_left_out_and_then_begins_anew():
    experiment = built(NETWORK, ["Adam"])
    experiment.advance(40)
    data = snapshot.save(experiment, path=False)
    assert len(data) < len(snapshot.save(experiment)) / 3
    again = continued(experiment, data)
    assert again.path.steps[0] > 40


def test_damaged_bytes_are_refused_in_one_line():
    experiment = built(SURFACE, ["Adam"])
    experiment.advance(10)
    data = snapshot.save(experiment)
    random = np.random.default_rng(1)
    broken = [data[:length] for length in (0, 1, 7, 8, 100, len(data) // 2, len(data) - 1)]
    broken += [data + b"\0", b"\xff" * 64, struct.pack("<Q", 1 << 60) + data[8:], b"PK\x03\x04" + data]
    for place in random.integers(0, len(data), 200):
        changed = bytearray(data)
        changed[place] ^= 1 << int(random.integers(0, 8))
        broken.append(bytes(changed))
    for bytes_ in broken:
        fresh = Experiment(experiment.initial_spec, history=False)
        with pytest.raises(InputError, match=r"^snapshot: ") as caught:
            snapshot.restore(fresh, bytes_)
        assert "\n" not in str(caught.value)


def test_a_snapshot_fits_only_the_experiment_it_was_taken_from():
    events = [Event(5, "runs.0.optimizer.lr", 1e-3, 0.02)]
    experiment = built(SURFACE, ["Adam"], events)
    experiment.advance(10)
    data = snapshot.save(experiment)
    others = [
        built(SURFACE, ["Adam"]),
        built(SURFACE, ["Adam"], [Event(5, "runs.0.optimizer.lr", 1e-3, 0.03)]),
        built(SURFACE | {"seed": 1}, ["Adam"], events),
        built(SURFACE, ["Adam", "SGD"], events),
    ]
    for other in others:
        with pytest.raises(InputError, match="another experiment"):
            snapshot.restore(other, data)


def forged(data, change):
    """``data`` with another text, signed as a forger would."""
    (size,) = struct.unpack_from("<Q", data)
    header = json.loads(data[8 : 8 + size])
    about = json.loads(header["__metadata__"]["optimizer_lab"])
    change(about)
    header["__metadata__"]["optimizer_lab"] = json.dumps(about | {"sha256": "0" * 64}, sort_keys=True)
    text = json.dumps(header).encode()
    blank = struct.pack("<Q", len(text)) + text + data[8 + size :]
    return blank.replace(b"0" * 64, snapshot.hashlib.sha256(blank).hexdigest().encode(), 1)


@pytest.mark.parametrize(
    ("entry", "value", "complaint"),
    [
        ("version", 2, "version 2; this program reads version 1"),
        ("groups", [], "its runs are not those of the spec"),
        ("groups", [{"runs": [0, 0], "born": 0, "states": []}], "its runs are not those of the spec"),
        ("groups", [{"runs": [0], "born": 0, "states": ["nothing"]}], "cannot be used"),
        ("groups", 7, "cannot be used"),
        ("events", -1, "another experiment"),
        ("events", "many", "cannot be used"),
        ("step", -5, "cannot be used"),
        ("frozen", [False, True], "cannot be used"),
        ("reactions", [{"states": [{}], "factors": 3}], "cannot be used"),
        ("spec", {"problem": "rosenbrock"}, "runs"),
    ],
)
def test_a_forged_text_is_refused(entry, value, complaint):
    experiment = built(SURFACE, ["Adam"])
    experiment.advance(10)
    data = forged(snapshot.save(experiment), lambda about: about.update({entry: value}))
    with pytest.raises(InputError, match=complaint):
        snapshot.restore(Experiment(experiment.initial_spec, history=False), data)
    honest = forged(snapshot.save(experiment), lambda about: about.update(remark="later versions may add things"))
    snapshot.restore(Experiment(experiment.initial_spec, history=False), honest)
