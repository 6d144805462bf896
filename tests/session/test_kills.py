"""kill -9 at any moment: everything that was said to be on the disk is there, and what was there before is whole."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.session import Session, open_session, orphans, recover, save
from tests.session.victim import ROWS, curve

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
PROJECT = Path(__file__).parents[2]


def killed(what, path, seed, patience):
    """The number that the victim said last; it is killed ``patience`` seconds after the first."""
    command = [sys.executable, "-m", "tests.session.victim", what, str(path), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT) as victim:
        first = victim.stdout.readline()
        time.sleep(patience)
        victim.send_signal(signal.SIGKILL)
        rest = victim.stdout.read()
    assert victim.returncode == -signal.SIGKILL
    lines = [line for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]
    return int(lines[-1])


def stands(session, said):
    """The state that was said last, or the one in hand when the kill came; whole."""
    (record,) = session.experiments
    turn = int(session.notes)
    assert turn in (said, said + 1)
    assert session.layout == {"turn": turn}
    assert record.step == turn * ROWS - 1
    assert record.snapshots[0][0] == record.step
    rows = record.history.layout.rows[:, 0, : record.history.rows_of(0)]
    assert rows.tobytes() == curve(turn * ROWS)[:, :, 0].T.tobytes()


def kill_journals(tmp_path, count, seed):
    chance = random.Random(seed)
    for turn in range(count):
        folder = tmp_path / str(turn)
        said = killed("journal", folder, turn, chance.uniform(0, 0.15))
        (path,) = orphans(folder)
        stands(recover(path), said)


def kill_saves(tmp_path, count, seed):
    chance = random.Random(seed)
    path = tmp_path / "a.optlab"
    for turn in range(count):
        said = killed("save", path, turn, chance.uniform(0, 0.15))
        stands(open_session(path), said)
    save(path, Session(notes="goes on"))
    assert open_session(path).notes == "goes on"


def test_kills_while_the_journal_is_written(tmp_path):
    kill_journals(tmp_path, 4, 1)


def test_kills_while_saving(tmp_path):
    kill_saves(tmp_path, 4, 1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 12))
def test_many_kills_while_the_journal_is_written(tmp_path, seed, record_property):
    kill_journals(tmp_path, 10, seed)
    record_property("kills", 10)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 12))
def test_many_kills_while_saving(tmp_path, seed, record_property):
    kill_saves(tmp_path, 10, seed)
    record_property("kills", 10)
