"""What every test gets: no screen, folders of its own, one torch thread, and a guard against what it leaves behind."""

from __future__ import annotations

import atexit
import gc
import multiprocessing
import os
import shutil
import sys
import tempfile
import threading
import time
from typing import TYPE_CHECKING

import hypothesis
import psutil
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Before Qt and torch are imported by anything.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for threads in ("OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"  # torch reads these once; small tensors stall on two threads

# A person's settings, sessions and caches are neither read nor written.
HOME = tempfile.mkdtemp(prefix="optimizer-lab-tests-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
for folder in ("CONFIG", "DATA", "STATE", "CACHE"):
    os.environ[f"XDG_{folder}_HOME"] = os.path.join(HOME, folder.lower())
os.environ["XDG_RUNTIME_DIR"] = os.path.join(HOME, "runtime")
os.mkdir(os.environ["XDG_RUNTIME_DIR"], mode=0o700)

# The same examples every time, and no verdict that depends on how fast the machine is.
hypothesis.settings.register_profile("lab", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("lab")

PATIENCE = 3.0  # seconds that something which is already ending may take to end
HELPERS = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")  # Python's own, kept until it exits


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("cuda") is not None:
        import torch

        if not torch.cuda.is_available():
            pytest.skip("needs a CUDA device, and torch.cuda.is_available() is False here")


@pytest.fixture(autouse=True)
def leaves_nothing_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test after which a non-daemon thread, a child process or a top-level window is still there.

    What was there before the test (of a fixture with a wider scope) may stay.
    """
    before = _threads() | _processes() | _windows()
    yield
    left = [name for look in (_threads, _processes, _windows) for name in _left(look, before)]
    if left:
        pytest.fail(f"{request.node.nodeid} left behind: {'; '.join(left)}", pytrace=False)


@pytest.fixture(autouse=True)
def no_collection_inside_qt(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test with widgets collects garbage at its end alone: a collection inside one of Qt's destructors, where
    finalising another Qt object deadlocks, would come at a random moment.
    """
    if "qtbot" not in request.fixturenames:
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent

    was_on = gc.isenabled()
    gc.disable()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    gc.freeze()  # what is left lives on (modules, mostly); the next collection need not look at it again
    if was_on:
        gc.enable()


def _left(look: Callable[[], dict[object, str]], before: dict[object, str]) -> list[str]:
    """Names of what ``look`` finds beyond ``before``, once the garbage is gone and the patience is over."""
    if not look().keys() - before.keys():
        return []
    gc.collect()  # only now: a collection costs a tenth of a second with torch loaded
    until = time.monotonic() + PATIENCE
    while left := [name for key, name in look().items() if key not in before]:
        if time.monotonic() > until:
            return left
        time.sleep(0.01)
    return []


def _threads() -> dict[object, str]:
    return {thread: f"thread {thread.name!r}" for thread in threading.enumerate() if not thread.daemon}


def _processes() -> dict[object, str]:
    multiprocessing.active_children()  # reaps those that have ended
    found: dict[object, str] = {}
    for child in psutil.Process().children(recursive=True):
        try:
            command = " ".join(child.cmdline())
            if child.status() != psutil.STATUS_ZOMBIE and not any(helper in command for helper in HELPERS):
                found[child] = f"process {child.pid} ({command[:200]})"
        except psutil.NoSuchProcess:
            continue
    return found


def _windows() -> dict[object, str]:
    """Visible windows, and hidden ones that something still holds; menus and tool tips do not count."""
    if "PySide6.QtWidgets" not in sys.modules:
        return {}
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtWidgets import QApplication

    if not isinstance(QCoreApplication.instance(), QApplication):
        return {}
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    kinds = (Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Tool)
    return {
        window: f"window {type(window).__name__} {window.objectName() or window.windowTitle()!r}"
        for window in QApplication.topLevelWidgets()
        if window.windowType() in kinds
    }
