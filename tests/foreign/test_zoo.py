"""The zoo: whether the classes of pytorch_optimizer run as they are."""

from __future__ import annotations

import importlib.util
import json
import sys

import pytest

from engine.errors import InputError
from engine.foreign.zoo import PACKAGE, names
from engine.optimizer import optimizers
from main import main


@pytest.mark.skipif(importlib.util.find_spec(PACKAGE) is None, reason=f"{PACKAGE} (the extra 'zoo') is not installed")
def test_most_of_the_zoo_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "--zoo", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["name"] for row in rows] == names()
    running = [row for row in rows if row["runs"]]
    assert len(rows) >= 100
    assert len(running) >= 0.85 * len(rows)
    assert all(row["runs"] == (row["reason"] == "") for row in rows)
    assert all("\n" not in row["reason"] for row in rows)
    adamp = next(row for row in rows if row["name"] == "pytorch_optimizer:AdamP")
    assert {knob["name"]: knob["default"] for knob in adamp["knobs"]}["betas.0"] == 0.9
    assert len(optimizers) >= 35
    assert len(running) + len(optimizers) >= 100


def test_it_says_when_the_package_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, PACKAGE, None)
    with pytest.raises(InputError, match="is not installed"):
        names()
