"""The guard itself: a run of pytest over tests that leave something behind, each in its own way."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).parents[1]

CARELESS = '''
import subprocess
import sys
import threading
import time

import pytest
from PySide6.QtWidgets import QMenu, QWidget

import tests.conftest

tests.conftest.PATIENCE = 0.2  # what is forgotten here never ends by itself
kept = []


def test_thread():
    stop = threading.Event()
    threading.Thread(target=stop.wait, args=(20,), name="forgotten thread").start()
    kept.append(stop)


def test_thread_of_before_is_not_blamed_here():
    pass


def test_process():
    kept.append(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(20)", "forgotten process"]))


def test_window(qapp):
    window = QWidget()
    window.setObjectName("forgotten window")
    window.show()
    kept.append(window)


def test_tidy(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.itself = window  # only the garbage collector frees this one
    hidden = QWidget()
    hidden.itself = hidden
    menu = QMenu()
    kept.append(menu)
    thread = threading.Thread(target=time.sleep, args=(0.05,))
    thread.start()
    subprocess.run([sys.executable, "-c", ""], check=True)


def test_end_of_the_rest():
    kept[0].set()
    kept[1].kill()
    kept[1].wait()
'''


def test_the_guard_names_what_is_left(tmp_path):
    careless = tmp_path / "test_careless.py"
    careless.write_text(CARELESS)
    command = [sys.executable, "-m", "pytest", "-c", "pyproject.toml", "--rootdir", tmp_path, "-p", "tests.conftest"]
    run = subprocess.run([*command, "-rEf", careless], cwd=ROOT, capture_output=True, text=True, timeout=120)
    errors = [line for line in run.stdout.splitlines() if line.startswith(("ERROR ", "FAILED "))]
    assert len(errors) == 3, run.stdout + run.stderr
    for error, test in zip(errors, ("test_thread", "test_process", "test_window"), strict=True):
        assert error.partition(" - ")[0].endswith(f"::{test}")  # pytest adds the reason where there is room for it
    for name in ("thread 'forgotten thread'", "forgotten process)", "window QWidget 'forgotten window'"):
        assert name in run.stdout
    assert "6 passed, 3 errors" in run.stdout


def test_a_person_s_folders_are_not_touched():
    import platformdirs

    home = os.path.expanduser("~")
    for folder in (
        platformdirs.user_state_dir("optimizer-lab"),
        platformdirs.user_cache_dir("optimizer-lab"),
        platformdirs.user_config_dir("optimizer-lab"),
        platformdirs.user_data_dir("optimizer-lab"),
    ):
        assert not folder.startswith(home + os.sep)
        assert "optimizer-lab-tests-" in folder


def test_torch_computes_on_one_thread():
    import torch

    assert torch.get_num_threads() == 1
