"""Session files under attack: the long tests of kills, cuts, mutations and hostile files, run as they are."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from engine.bench import Bench, BenchOptions, Result, result
from engine.command import say
from engine.errors import InputError

PROJECT = Path(__file__).parents[2]


def measure(_options: BenchOptions) -> Iterator[Result]:
    """How many of the tests fail (goal 0). They take some minutes."""
    tests = PROJECT / "tests" / "session"
    if not tests.is_dir():
        raise InputError("reliability: needs the project's tests, which an installed program does not have")
    command = [sys.executable, "-m", "pytest", "-q", "-m", "long or not long", str(tests)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    last = done.stdout.strip().splitlines()[-1] if done.stdout.strip() else done.stderr[-200:]
    say(last)
    failed = sum(int(count) for count in re.findall(r"(\d+) (?:failed|error)", last))
    passed = sum(int(count) for count in re.findall(r"(\d+) passed", last))
    if not passed:
        raise RuntimeError(f"the tests did not run: {last}")
    yield result("reliability.failed", [float(failed)], goal=0.0)
    yield result("reliability.passed", [float(passed)])


RELIABILITY = Bench("reliability", "Kills, cuts, mutations and hostile files: how many tests fail", measure)
