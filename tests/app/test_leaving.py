"""Leaving the window while it trains: no hang, no abort, no engine left, and what was saved is whole."""

import os
import time

import pytest

from app.settings import Settings
from app.window import begin, build
from engine.session import open_session
from engine.spec import parse

DIGITS = parse({
    "steps": 1_000_000, "problem": "digits",
    "runs": [{"optimizer": {"name": "Adam"}}, {"optimizer": {"name": "SGD", "lr": 0.1}}],
})  # fmt: skip


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def leave(qtbot, folder, turn):
    """One life of a window: train, save in the middle, close twice in a row."""
    window = build("process", "light", Settings(folder / "window.ini"))
    window.experiment.show(DIGITS)
    window.show()
    begin(window)
    experiment = window.experiment
    qtbot.waitUntil(lambda: experiment.current and experiment.state.history is not None, timeout=60_000)
    pid = window.host.pid
    experiment.run()
    qtbot.waitUntil(lambda: experiment.state.step > 20, timeout=60_000)
    file = folder / f"{turn}.optlab"
    window.session.save_to(file)
    qtbot.waitUntil(file.exists, timeout=30_000)
    qtbot.waitUntil(lambda: experiment.state.step > 40, timeout=30_000)
    window.session.forget()
    began = time.monotonic()
    assert window.close()
    window.close()
    assert time.monotonic() - began < 12
    window.deleteLater()
    assert not alive(pid)
    assert int(open_session(file).experiments[0].history.written.min()) > 20


def test_leaving_while_training(qtbot, tmp_path):
    leave(qtbot, tmp_path, 0)


@pytest.mark.long
@pytest.mark.timeout(1500)
def test_leaving_while_training_fifty_times(qtbot, tmp_path, record_property):
    for turn in range(50):
        leave(qtbot, tmp_path, turn)
    record_property("leavings", 50)
