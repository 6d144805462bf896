import numpy as np
import pytest

from engine.errors import InputError
from engine.event import Event
from engine.history import History
from engine.host import messages as m
from engine.host.record import Record, copy_rows
from engine.host.shelf import Kept, Shelf
from engine.spec import parse

SPEC = parse({"steps": 100, "problem": "rosenbrock", "runs": [{"optimizer": "Adam"}, {"optimizer": "SGD"}]})
LR = "runs.0.optimizer.lr"


def record(**changes):
    return Record(**{"generation": 1, "initial_spec": SPEC, "timeline": [], "spec": SPEC} | changes)


def loaded(step=0, channels=("loss", "lr")):
    return m.Loaded(1, step, 0, SPEC, channels, 2, ("x", "y"), None)


def filled(rows=80, runs=("Adam", "SGD"), channels=("loss", "lr")):
    history = History.allocate(runs, channels, 101)
    history.write(0, np.random.default_rng(0).normal(size=(rows, len(channels), len(runs))))
    return history


def test_a_fresh_engine_is_told_the_newest_snapshot_and_every_event():
    events = [Event(5, LR, 1e-3, 0.1), Event(50, LR, 0.1, 0.2)]
    found = record(timeline=events, given=b"given", run=True, until=60, catch_up=55)
    assert found.load() == m.Load(1, SPEC, tuple(events), b"given", 55, True, 60)
    found.shelf.add(Kept(40, 1, b"later"))
    assert found.load().snapshot == b"later"


def test_a_live_edit_ends_a_replay():
    events = [Event(5, LR, 1e-3, 0.1), Event(50, LR, 0.1, 0.2)]
    found = record(timeline=list(events))
    found.heard(m.Applied(1, 0, events[0], SPEC, live=False))
    assert (found.timeline, found.applied) == (events, 1)
    mine = Event(20, LR, 0.1, 0.5)
    found.heard(m.Applied(1, 1, mine, SPEC, live=True))
    assert (found.timeline, found.applied) == ([events[0], mine], 2)


def test_rewinding_forgets_edits_and_snapshots_from_there_on():
    events = [Event(5, LR, 1e-3, 0.1), Event(50, LR, 0.1, 0.2), Event(60, "steps", 100, 200)]
    old = record(timeline=events, applied=3, history=filled(), run=True)
    old.shelf = Shelf((Kept(4, 0, b"a"), Kept(30, 1, b"b"), Kept(50, 2, b"c"), Kept(70, 3, b"d")))
    new = old.rewound(2, 50)
    assert new.timeline == events[:1]
    assert new.capacity() == 101
    assert [item.step for item in new.shelf.kept] == [4, 30]
    assert (new.generation, new.catch_up, new.run, new.source) == (2, 50, False, old.history)
    assert old.rewound(3, 0).load().snapshot is None


def test_there_is_room_for_every_step_that_may_come():
    events = [Event(60, "steps", 100, 200), Event(70, "steps", 200, 150)]
    assert record().capacity() == 101
    assert record(timeline=events).capacity() == 201


def test_a_continued_history_begins_with_the_rows_before():
    source = filled()
    source.diverge("SGD", 20, "the loss is not finite")
    history = record(source=source).make_history(loaded(step=50), History.allocate)
    assert history.written.tolist() == [51, 21]
    np.testing.assert_array_equal(history["Adam"]["loss"], source["Adam"]["loss"][:51])
    np.testing.assert_array_equal(history["SGD"]["lr"], source["SGD"]["lr"])
    assert (history["SGD"].diverged_at, history["SGD"].diverged_reason) == (20, "the loss is not finite")
    assert history["Adam"].diverged_at is None


def test_a_divergence_after_that_step_has_not_happened():
    source = filled()
    source.diverge("SGD", 60, "the loss is not finite")
    history = record(source=source).make_history(loaded(step=50), History.allocate)
    assert history["SGD"].diverged_at is None


def test_rows_that_nobody_has_are_not_numbers():
    history = record().make_history(loaded(step=50), History.allocate)
    assert history.written.tolist() == [50, 50]
    assert np.isnan(history["Adam"]["loss"]).all()


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        (filled(runs=("Adam", "RMSprop")), "not those of the spec"),
        (filled(channels=("loss", "x0")), "not those of the spec"),
        (filled(rows=30), "ends at step 29, before the snapshot's step 50"),
    ],
)
def test_rows_of_something_else_are_refused(source, complaint):
    with pytest.raises(InputError, match=complaint):
        copy_rows(source, History.allocate(("Adam", "SGD"), ("loss", "lr"), 101), 50)


def test_a_kept_history_goes_back_and_grows():
    found = record(history=filled(), timeline=[Event(60, "steps", 100, 200)])
    found.fit_history(40)
    assert found.history.written.tolist() == [41, 41]
    assert found.history.capacity == 201
    assert found.reached() == 40
