import numpy as np
import pytest

from engine import snapshot
from engine.errors import InputError
from engine.event import Event
from engine.experiment import Experiment
from engine.host import past
from engine.host.questions.trace import Underway, answer
from engine.spec import parse

RUNS = [
    {"name": "momentum", "optimizer": {"name": "SGD", "lr": 1e-3, "momentum": 0.9}},
    {"name": "adam", "optimizer": {"name": "Adam", "lr": 0.1}, "schedule": {"name": "ExponentialLR", "gamma": 0.99}},
]
EVENTS = [Event(40, "runs.1.optimizer.lr", 0.1, 0.05), Event(90, "runs.0.optimizer.momentum", 0.9, 0.5)]


def lived(runs=RUNS, steps=120, events=EVENTS):
    spec = parse({"steps": 400, "dtype": "float64", "problem": "rosenbrock", "runs": runs})
    experiment = Experiment(spec, script=events)
    experiment.advance(steps)
    return experiment


def there(experiment, step, given=None):
    for _ in range(1000):
        found = past.at(experiment, step, given)
        if not isinstance(found, Underway):
            return found
    raise AssertionError("never arrives")


@pytest.mark.parametrize("steps", [(0, 39, 40, 41, 90, 119), (119, 41, 0)])
def test_a_replay_stands_where_the_experiment_stood(steps):
    live = lived()
    for step in steps:
        replayed, stood = there(live, step), lived(steps=step)
        assert snapshot.save(replayed) == snapshot.save(stood)


def test_the_present_step_is_the_experiment_itself():
    live = lived()
    assert past.at(live, None) is live
    assert past.at(live, 120) is live


def test_it_goes_on_from_a_snapshot_that_is_given():
    live = lived()
    given = snapshot.save(lived(steps=60))
    assert snapshot.save(there(live, 100, given)) == snapshot.save(lived(steps=100))


def test_an_edit_of_the_present_is_known_to_the_next_replay():
    live = lived()
    there(live, 110)
    live.edit("runs.0.optimizer.lr", 1e-4)
    live.advance(20)
    replayed = there(live, 130)
    np.testing.assert_array_equal(replayed.by_run(replayed.parameters), lived_with_edit(130))


def lived_with_edit(step):
    other = lived()
    other.edit("runs.0.optimizer.lr", 1e-4)
    other.advance(step - 120)
    return other.by_run(other.parameters)


def test_schedules_that_react_to_the_loss_react_again():
    runs = [{"optimizer": {"name": "SGD", "lr": 1e-3},
             "schedule": {"name": "ReduceLROnPlateau", "patience": 0, "threshold": 0.5}}]  # fmt: skip
    live = lived(runs, events=())
    stood = lived(runs, 70, ())
    assert stood.stack.values_at(("lr",), stood.step).item() < 1e-3
    replayed = there(live, 70)
    assert replayed.stack.values_at(("lr",), 70) == stood.stack.values_at(("lr",), 70)
    assert snapshot.save(replayed) == snapshot.save(stood)


def test_a_long_way_is_made_in_slices(monkeypatch):
    monkeypatch.setattr(past, "SLICE_SECONDS", 0.0)
    monkeypatch.setattr(past, "PIECE", 10)
    live = lived()
    ways = []
    while isinstance(found := past.at(live, 45), Underway):
        ways.append((found.step, found.goal))
    assert ways == [(10, 45), (20, 45), (30, 45), (40, 45)]
    assert found.step == 45


@pytest.mark.parametrize("step", [121, -1, 1.5, "2"])
def test_only_steps_that_were_made(step):
    with pytest.raises(InputError, match=r"^trace: step = .*0 to 120"):
        answer(lived(), step=step)


def test_the_trace_of_an_earlier_step_is_that_of_then():
    then, now = answer(lived(steps=50), run=1), answer(lived(), run=1, step=50)
    assert now.step == 50
    assert not now.live
    np.testing.assert_array_equal(now.update, then.update)
    np.testing.assert_array_equal(now.blocks[1].states["second"], then.blocks[1].states["second"])
