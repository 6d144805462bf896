import numpy as np

from engine.host import shelf as module
from engine.host.shelf import Kept, Shelf


def kept(step, events=0, size=10):
    return Kept(step, events, bytes(size))


def test_the_newest_is_always_there():
    shelf = Shelf()
    assert shelf.newest is None
    for step in (5, 9, 100):
        shelf.add(kept(step))
        assert shelf.newest.step == step


def test_few_are_kept_and_spread_over_all_steps():
    shelf = Shelf()
    for step in range(1000, 400_000, 1000):
        shelf.add(kept(step))
    steps = np.array([item.step for item in shelf.kept])
    assert len(steps) <= module.COUNT
    assert steps[-1] == 399_000
    assert np.diff(steps, prepend=0).max() <= 4 * 400_000 / module.COUNT


def test_their_bytes_are_bounded_but_one_is_kept():
    shelf = Shelf()
    for step in range(1, 20):
        shelf.add(kept(step, size=module.BYTES // 4))
    assert len(shelf.kept) == 4
    shelf.add(kept(30, size=module.BYTES + 1))
    assert [item.step for item in shelf.kept] == [30]


def test_a_snapshot_of_an_earlier_step_replaces_the_later_ones():
    shelf = Shelf()
    for step in (10, 20, 30, 20):
        shelf.add(kept(step, events=step))
    assert [item.step for item in shelf.kept] == [10, 20]


def test_for_a_rewind_only_those_before_the_step_and_its_events_count():
    shelf = Shelf((kept(10, 0), kept(20, 1), kept(30, 2), kept(40, 2)))
    assert [item.step for item in shelf.before(30, 2)] == [10, 20]
    assert [item.step for item in shelf.before(31, 1)] == [10, 20]
    assert [item.step for item in shelf.before(100, 9)] == [10, 20, 30, 40]
    assert shelf.before(10, 0) == ()
