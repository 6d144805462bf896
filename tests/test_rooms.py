"""What import-linter cannot see: which modules are really loaded when a room is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import main

ROOT = Path(main.__file__).parent
LOAD = """
import importlib, json, pkgutil, sys
rooms = sys.argv[1].split(",")
for room in rooms:
    package = importlib.import_module(room)
    for info in pkgutil.walk_packages(package.__path__, room + "."):
        importlib.import_module(info.name)
print(json.dumps(sorted(sys.modules)))
"""


@pytest.mark.parametrize(
    ("rooms", "banned"),
    [
        ("widgets", ("torch", "sympy", "engine.experiment", "app")),
        ("engine.optimizers,engine.schedules,engine.problems,engine.blocks,engine.spec", ("torch", "sympy", "PySide6")),
        ("engine.commands", ("PySide6", "pyqtgraph", "widgets", "app")),
        ("app.pages,app.main_window,app.window", ("torch", "sympy")),
    ],
)
def test_loading_a_room_does_not_load(rooms: str, banned: tuple[str, ...]) -> None:
    names = rooms.split(",")
    plain = [name for name in names if name in ("engine.spec", "app.main_window", "app.window")]
    packages = ",".join(name for name in names if name not in plain)
    code = (
        LOAD
        + "".join(f"importlib.import_module({name!r})\n" for name in plain)
        + "print(json.dumps(sorted(sys.modules)))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, packages], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert ended.returncode == 0, ended.stderr
    loaded = set(json.loads(ended.stdout.splitlines()[-1]))
    assert not loaded.intersection(banned)
