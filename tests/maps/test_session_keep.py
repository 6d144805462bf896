"""Maps in session files: what is computed comes back, and is not computed again."""

import json
import signal
import subprocess
import sys
import time
from dataclasses import replace

import numpy as np
import pytest

import main
from engine.errors import InputError
from engine.maps import compute, computed, machine_for, task_of
from engine.maps.records import grid_from, map_record, task_from
from engine.maps.session_keep import SessionKeep
from engine.session import Session, open_session, save
from tests.maps.samples import LR, axis, spec
from tests.session.samples import rich, same

TASK = task_of(
    spec(axis(LR, 1e-4, 1.0, 20, "log"), axis("runs.0.optimizer.betas.0", 0.0, 0.9, 20), steps=30), fast=True
)


@pytest.fixture(autouse=True)
def _state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_a_record_is_its_task_and_its_grid():
    grid = computed(TASK)
    record = map_record(TASK, grid)
    assert task_from(record).key == TASK.key
    back = grid_from(record)
    grid.figures["final_loss"][:] = 0
    assert back.finished
    assert np.array_equal(back.figures["final_loss"], computed(TASK).figures["final_loss"], equal_nan=True)


def test_goes_on_beside_everything_else_of_the_session(tmp_path):
    path = tmp_path / "a.optlab"
    save(path, rich())
    keep = SessionKeep(path, [TASK])
    for grid, _ in compute(TASK, machine_for(TASK), keep.grids()[0]):
        keep.add([grid], now=True)
        break
    with pytest.raises(InputError, match="is open in a window"):
        SessionKeep(path, [TASK])
    keep.close()
    found = open_session(path)
    assert same(rich(), replace(found, maps=found.maps[:-1]))
    again = SessionKeep(path, [TASK])
    grid = again.grids()[0]
    assert 0 < grid.done.sum() < 400
    before, seen = set(np.flatnonzero(grid.done).tolist()), []

    class Watched:
        inner, most = machine_for(TASK), 400

        def figures(self, pixels, cancelled):
            seen.extend(pixels.tolist())
            return self.inner.figures(pixels, cancelled)

    for _ in compute(TASK, Watched(), grid):
        pass
    again.add([grid], now=True)
    again.close()
    assert len(seen) + len(before) == 400
    assert not before & set(seen)
    assert len(open_session(path).maps) == len(rich().maps) + 1
    kept = grid_from(open_session(path).maps[-1]).figures["final_loss"]
    assert np.array_equal(kept, computed(TASK).figures["final_loss"], equal_nan=True)


def test_what_is_no_session_is_refused_and_stays(tmp_path):
    path = tmp_path / "a.optlab"
    path.write_bytes(b"something else")
    for _ in range(2):
        with pytest.raises(InputError, match="not a session"):
            SessionKeep(path, [TASK])
    assert path.read_bytes() == b"something else"


def test_a_refused_map_leaves_no_file(tmp_path):
    path, where = tmp_path / "a.optlab", tmp_path / "map.json"
    where.write_text(TASK.spec.with_value("runs.0.optimizer", {"name": "LAMB"}).json_text())
    assert main.main(["map", str(where), "--keep", str(path), "--executor", "fused"]) == 2
    assert not path.exists()


@pytest.mark.parametrize("steps", [pytest.param(3_000_000, marks=pytest.mark.long)])
def test_a_killed_command_goes_on_from_the_session(tmp_path, steps):
    """Killed once its first tiles are in the file; the whole map is that of one undisturbed command."""
    path, where = tmp_path / "a.optlab", tmp_path / "map.json"
    where.write_text(TASK.spec.model_copy(update={"steps": steps}).json_text())
    command = [sys.executable, main.__file__, "map", str(where), "--keep", str(path), "--json"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        while not path.exists() and process.poll() is None:
            time.sleep(0.05)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    part = grid_from(open_session(path).maps[0])
    assert 0 < part.done.sum() < 400
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"{int(part.done.sum())} of 400 pixels are there already" in done.stderr
    assert json.loads(done.stdout)["columns"] == 20
    (record,) = open_session(path).maps
    whole = computed(task_from(record)).figures["final_loss"]
    assert np.array_equal(record.figures["final_loss"], whole, equal_nan=True)


def test_a_session_of_a_map_alone_has_its_experiment(tmp_path):
    keep = SessionKeep(tmp_path / "a.optlab", [TASK])
    keep.add([computed(TASK)], now=True)
    keep.close()
    session = open_session(tmp_path / "a.optlab")
    assert isinstance(session, Session)
    assert session.experiments[0].initial_spec == TASK.spec.model_copy(update={"axes": ()})
