"""kill -9 of the whole program, window and all, while it trains and saves: nothing that was on the disk is gone."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from engine.experiment import Experiment
from engine.session import open_session, orphans, recover
from engine.spec import parse

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
PROJECT = Path(__file__).parents[2]
STEPS = 20_000
DIGITS = parse({
    "steps": STEPS, "problem": "digits",
    "runs": [{"name": "Adam", "optimizer": "Adam"}, {"name": "SGD", "optimizer": {"name": "SGD", "lr": 0.1}}],
})  # fmt: skip


@pytest.fixture(scope="module")
def reference():
    """The curves (channels, runs, rows) of the same experiment without a window, which nobody has killed."""
    experiment = Experiment(DIGITS)
    experiment.advance(STEPS)
    return experiment.history.layout.rows


class Home:
    """Folders of a person who has this one program."""

    def __init__(self, folder):
        self.file, self.spec = folder / "a.optlab", folder / "digits.json"
        self.spec.write_text(json.dumps(DIGITS.table()))
        self.environment = dict(os.environ)
        for name in ("CONFIG", "DATA", "STATE"):
            self.environment[f"XDG_{name}_HOME"] = str(folder / name.lower())
        self.journals = folder / "state" / "optimizer-lab" / "journals"

    def program(self, *arguments):
        command = [sys.executable, "-m", "tests.session.window_victim", *map(str, arguments)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT, env=self.environment)


def killed(home, patience):
    """The rows of the journal and the step of the file that were said last; ``patience`` seconds later it is killed."""
    said = {"journal": 0, "saved": 0}

    def heard(line):
        if line.endswith("\n"):
            what, number = line.split()
            said[what] = int(number)

    with home.program("train", home.spec, home.file) as victim:
        while not all(said.values()):
            line = victim.stdout.readline()
            assert line, "the program has ended by itself"
            heard(line)
        until = time.monotonic() + patience
        while time.monotonic() < until:
            heard(victim.stdout.readline())
        others = psutil.Process(victim.pid).children(recursive=True)
        victim.send_signal(signal.SIGKILL)
        for line in victim.stdout:
            heard(line)
    assert victim.returncode == -signal.SIGKILL
    _, alive = psutil.wait_procs(others, 30)
    assert not alive, "the engine has outlived its window"
    return said


def stands(record, reference, least):
    """At least ``least`` rows of each run, all of them right."""
    assert record.initial_spec == DIGITS
    for run, rows in enumerate(record.history.written.tolist()):
        assert rows >= least
        assert record.history.layout.rows[:, run, :rows].tobytes() == reference[:, run, :rows].tobytes()


def kill_windows(folder, reference, count, seed):
    chance = random.Random(seed)
    for turn in range(count):
        (folder / str(turn)).mkdir()
        home = Home(folder / str(turn))
        said = killed(home, chance.uniform(0, 1.5))
        (record,) = open_session(home.file).experiments
        assert record.step >= said["saved"]
        stands(record, reference, said["saved"] + 1)
        (path,) = orphans(home.journals)
        (record,) = recover(path).experiments
        stands(record, reference, said["journal"])
        if turn == 0:
            with home.program("look", record.step) as program:
                told = [line.split() for line in program.stdout if not line.startswith("journal")]
            assert program.returncode == 0
            assert [what for what, *_ in told] == ["offered", "recovered"]
            assert int(told[1][1]) == record.step + 1 >= said["journal"]


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("seed", range(1, 7))
def test_killed_windows(tmp_path, reference, record_property, seed):
    kill_windows(tmp_path, reference, 10, seed)
    record_property("kills", 10)
