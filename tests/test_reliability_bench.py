"""What the reliability benchmark reads from the report of its tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.benches.reliability import PROJECT, TESTS, results

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """<?xml version="1.0" encoding="utf-8"?>
<testsuites><testsuite name="pytest" errors="1" failures="2" skipped="1" tests="10">
<testcase name="a"><properties>
  <property name="hypothesis-statistics-a" value="dGVzdHM"/><property name="kills" value="120"/>
</properties></testcase>
<testcase name="b"><properties>
  <property name="kills" value="60"/><property name="opened" value="2500"/>
  <property name="slowest" value="0.25"/><property name="largest" value="50.5"/>
</properties></testcase>
<testcase name="c"><properties>
  <property name="opened" value="1"/><property name="slowest" value="1.25"/><property name="largest" value="7"/>
</properties></testcase>
</testsuite></testsuites>
"""


def test_counts_add_up_and_the_worst_is_told(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    found = {one.name.removeprefix("reliability."): one for one in results(report)}
    assert {name: one.value for name, one in found.items()} == {
        "failed": 3.0, "passed": 6.0, "kills": 180.0, "files opened apart": 2501.0, "longest opening (s)": 1.25,
        "largest opening (MB)": 50.5, "windows left while training": 0.0,
    }  # fmt: skip
    assert {name for name, one in found.items() if one.ok} == {"passed", "files opened apart", "largest opening (MB)"}


def test_the_tests_that_it_runs_are_there() -> None:
    assert all((PROJECT / path).exists() for path in TESTS)
