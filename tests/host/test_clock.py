"""Seconds behind each step: what counts and what does not, by hand."""

import json

import numpy as np
import pytest

from engine.host import clock
from engine.host.clock import Clock


def points(one):
    return np.stack(one.course()).T.tolist()


def test_seconds_add_up():
    one = Clock()
    one.loaded(0)
    one.heard(10, 0.5)
    one.heard(10, 0.5)
    one.heard(30, 1.5)
    assert points(one) == [[0, 0], [10, 0.5], [30, 1.5]]


def test_steps_that_are_made_again_do_not_count():
    one = Clock()
    one.loaded(0)
    one.heard(100, 10.0)
    one.loaded(40)  # the engine was lost; a new one begins at a snapshot, with its own count
    one.heard(80, 4.0)
    one.heard(120, 8.0)  # 40 steps in 4 seconds, half of them new
    assert points(one) == [[0, 0], [100, 10], [120, 12]]


def test_a_run_that_is_taken_back_forgets_what_came_after():
    one = Clock()
    one.heard(10, 1.0)
    one.heard(20, 3.0)
    back = one.before(15)
    assert points(back) == [[0, 0], [10, 1], [15, 2]]
    back.loaded(10)
    back.heard(15, 0.4)
    back.heard(25, 1.4)
    assert points(back) == [[0, 0], [10, 1], [15, 2], [25, 3]]


def test_what_was_before_a_snapshot_is_not_known():
    one = Clock()
    one.loaded(50)
    one.heard(60, 1.0)
    assert points(one) == [[50, 0], [60, 1]]


def test_a_long_run_keeps_its_ends(monkeypatch):
    monkeypatch.setattr(clock, "MOST", 8)
    one = Clock()
    for step in range(1, 101):
        one.heard(step, step / 4)
    steps, seconds = one.course()
    assert len(steps) <= 8
    assert (steps[0], steps[-1]) == (0, 100)
    np.testing.assert_allclose(seconds, steps / 4)


def test_a_table_holds_few_points_and_both_ends():
    one = Clock([(k, k * 0.5) for k in range(4000)])
    table = json.loads(json.dumps(one.table()))
    again = Clock.from_table(table)
    assert len(table) == clock.SAVED
    steps, seconds = again.course()
    assert (steps[0], steps[-1]) == (0, 3999)
    np.testing.assert_array_equal(seconds, steps * 0.5)
    few = [[0, 0.0], [10, 0.5], [30, 1.5]]
    assert Clock.from_table(few).table() == few


@pytest.mark.parametrize(
    "table",
    [
        None, [], {}, "0", [0], [[0]], [[0, 0.0, 1]], [[0, "0"]], [[True, 0.0]], [[-1, 0.0]], [[0.5, 0.0]],
        [[0, -1.0]], [[0, float("nan")]], [[0, float("inf")]], [[0, 0.0], [0, 1.0]], [[0, 1.0], [5, 0.5]],
        [[2**60, 0.0]], [[k, 0.0] for k in range(clock.MOST + 1)],
    ],
)  # fmt: skip
def test_what_is_no_table_is_nothing(table):
    assert Clock.from_table(table) is None
