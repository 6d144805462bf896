"""Session files under attack: the long tests of kills, cuts, mutations and hostile files, run as they are."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from engine.bench import Bench, BenchOptions, Result, result
from engine.command import say
from engine.errors import InputError

PROJECT = Path(__file__).parents[2]
TESTS = ("tests/session", "tests/app/test_leaving.py")
KILLS, FILES, LEAVINGS = 200.0, 2000.0, 50.0
"""How many of each there are at least."""
SECONDS, MEGABYTES = 1.0, 300.0
"""What opening any file takes at most, each in a process of its own: by the clock, and of memory."""


TOLD = ("kills", "opened", "slowest", "largest", "leavings")
"""Properties by which tests tell what they did; others' tools leave theirs in the report too."""


def measure(_options: BenchOptions) -> Iterator[Result]:
    """How many of the tests fail (goal 0), what they did, and the worst that a file has cost. They take long."""
    if not all((PROJECT / path).exists() for path in TESTS):
        raise InputError("reliability: needs the project's tests, which an installed program does not have")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-m", "long or not long", "-o", "junit_family=xunit1"]
        done = subprocess.run(
            [*command, f"--junitxml={report}", *TESTS], cwd=PROJECT, capture_output=True, text=True, check=False
        )
        say(done.stdout.strip().splitlines()[-1] if done.stdout.strip() else done.stderr[-200:])
        if not report.is_file():
            raise RuntimeError(f"the tests did not run: {done.stderr[-200:]}")
        yield from results(report)


def results(report: Path) -> Iterator[Result]:
    """The figures of a JUnit report whose tests have told what they did, as properties."""
    suite = ET.parse(report).getroot().find("testsuite")
    if suite is None:
        raise RuntimeError("the tests did not run")
    failed = sum(int(suite.get(kind, 0)) for kind in ("failures", "errors"))
    told: dict[str, list[float]] = defaultdict(list)
    for one in suite.iter("property"):
        if one.get("name") in TOLD:
            told[one.get("name", "")].append(float(one.get("value", "nan")))
    yield result("reliability.failed", [float(failed)], 0.0)
    yield result("reliability.passed", [float(int(suite.get("tests", 0)) - failed - int(suite.get("skipped", 0)))])
    yield result("reliability.kills", [sum(told["kills"])], KILLS, higher_is_better=True)
    yield result("reliability.files opened apart", [sum(told["opened"])], FILES, higher_is_better=True)
    yield result("reliability.longest opening (s)", [max(told["slowest"], default=float("nan"))], SECONDS)
    yield result("reliability.largest opening (MB)", [max(told["largest"], default=float("nan"))], MEGABYTES)
    yield result("reliability.windows left while training", [sum(told["leavings"])], LEAVINGS, higher_is_better=True)


RELIABILITY = Bench("reliability", "Kills, cuts, mutations, hostile files, leaving: how many tests fail", measure)
