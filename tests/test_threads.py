import os

from engine import threads


def test_cores_are_left_to_others_but_one_stays(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: set(range(4)), raising=False)
    monkeypatch.setattr(threads, "_spared", 0)
    assert threads.kernel_threads() == 4
    threads.spare(1)
    assert threads.kernel_threads() == 3
    threads.spare(9)
    assert threads.kernel_threads() == 1
