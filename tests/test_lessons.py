"""The articles' claims: verdicts that are known from elsewhere, and that they follow the experiment."""

from __future__ import annotations

import json

import pytest

from engine.lesson import claims
from main import main


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("A.SGD", "depends on weight decay (which needs λ/s)"),
        ("A.Adam.rate", "supported"),
        ("C2.sum", "supported"),
        ("C2.momentum", "refuted"),
        ("E1.factor", "supported"),
        ("E2.L2", "refuted"),
        ("E2.L1", "supported"),
        ("B2.small", "supported"),
    ],
)
def test_verdict(name: str, verdict: str) -> None:
    assert claims[name].row()["verdict"] == verdict


def test_own_step_is_refuted_with_its_number() -> None:
    row = claims["D.own_step"].row()
    assert row["verdict"] == "refuted"
    assert 0.16 < row["number"] < 0.25
    assert claims["D.other_batches"].row()["number"] == pytest.approx(0.43, abs=0.03)


def test_a_changed_experiment_changes_the_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lesson", "C2.sum", "--json"]) == 0
    assert main(["lesson", "C2.sum", "--set", "runs.0.optimizer.momentum=0.5", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["verdict"] for row in rows] == ["supported", "refuted"]
    assert {"article", "claim", "verdict", "number", "threshold", "how"} <= set(rows[0])
    assert main(["lesson", "Z"]) == 2


@pytest.mark.long
@pytest.mark.parametrize("name", claims.names())
def test_every_claim_is_judged(name: str) -> None:
    assert claims[name].row()["verdict"].split()[0] in ("supported", "refuted", "depends")
