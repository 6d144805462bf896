"""Frames as a clock gives them."""

import time
from itertools import pairwise

import pytest
from PySide6.QtCore import QObject, QTimer

from app.frame_clock import FrameClock


@pytest.fixture
def owner(qapp):
    one = QObject()
    yield one
    one.deleteLater()


def test_the_window_is_free_between_two_frames_that_take_longer_than_their_period(owner, qtbot):
    order = []

    def frame():
        order.append("frame")
        time.sleep(0.03)
        return 16, order.count("frame") % 2 == 0

    clock = FrameClock(owner, frame, lambda: (order.append("between"), time.sleep(0.02)))
    beat = QTimer(owner, interval=1)
    beat.timeout.connect(lambda: order.append("free"))
    beat.start()
    clock.start()
    qtbot.waitUntil(lambda: order.count("frame") >= 6)
    clock.stop()
    work = [place for place, what in enumerate(order) if what != "free"]
    assert all(second > first + 1 for first, second in pairwise(work))
    assert [order[place] for place in work][:6] == ["frame", "frame", "between", "frame", "frame", "between"]


def test_a_frame_comes_no_sooner_than_it_is_due(owner, qtbot):
    times = []

    def frame():
        times.append(time.perf_counter())
        return 30, True

    clock = FrameClock(owner, frame, lambda: None)
    clock.start()
    qtbot.waitUntil(lambda: len(times) >= 4)
    clock.stop()
    assert min(b - a for a, b in pairwise(times)) > 0.025


def test_a_clock_that_is_stopped_from_within_stands_still(owner, qtbot):
    seen = []

    def frame():
        seen.append("frame")
        clock.stop()
        return 0, False

    clock = FrameClock(owner, frame, lambda: seen.append("between"))
    clock.start()
    qtbot.waitUntil(lambda: bool(seen))
    qtbot.wait(30)
    assert seen == ["frame"]
    assert not clock.going
