"""The articles' claims: verdicts that are known from elsewhere, and that they follow the experiment."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

from engine.inline import run
from engine.lesson import claims
from main import main


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("A.SGD", "depends on weight decay (which needs λ/s)"),
        ("A.Adam.rate", "supported"),
        ("A.table.RAdam", "refuted"),
        ("B5.sum", "depends on the first steps (bias correction)"),
        ("C1.first_dampening", "refuted"),
        ("C1.dampening", "supported"),
        ("C3.variance", "depends on the mean of the gradient (0 here)"),
        ("C4.AdamW", "supported"),
        ("C4.L2", "refuted"),
        ("E1.different", "refuted"),
        ("E6.bound", "supported"),
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


def test_another_threshold_is_the_callers_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lesson", "C2", "--threshold", "C2.momentum=0.6", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["threshold"], row["verdict"]) for row in rows] == [(0.05, "supported"), (0.6, "supported")]
    assert "the program's is 0.05" in rows[1]["reason"]
    assert claims["C2.momentum"].threshold == 0.05
    assert main(["lesson", "C2", "--threshold", "C2.momentum=much"]) == 2


def test_a_claim_without_a_number_is_neither_supported_nor_refuted() -> None:
    """Every run diverges at once, so that there is no weight decay to compare with none."""
    row = claims["E7.weight_decay"].row({"runs.0.optimizer.lr": 1e30, "steps": 250})
    assert row["number"] is None
    assert row["verdict"] == "depends on runs that stay finite"


SECTIONS = {"A", "B1", "B2", "B3", "B4", "B5", "B6", "B7", "C1", "C2", "C3", "C4", "D",
            "E1", "E2", "E3", "E4", "E5", "E6", "E7"}  # fmt: skip


def test_every_section_of_the_articles_has_a_claim() -> None:
    assert {claim.section for claim in claims} == SECTIONS


@pytest.mark.parametrize("name", claims.names())
def test_threshold_has_a_reason_and_the_experiment_can_be_opened(name: str) -> None:
    claim = claims[name]
    assert claim.reason
    for changes in ({}, *claim.unless.values()):
        assert claim.experiment(changes).runs


def test_spread_of_a_statistic_is_the_closed_form() -> None:
    """√v̂ of t normal gradients varies by √(π/2 − 1) after one step and by about 1/√(2t) after t."""
    number = claims["B7.statistic"].row()["number"]
    assert number == pytest.approx((math.pi / 2 - 1) ** 0.5 * 200**0.5, rel=0.1)


def test_oscillation_begins_where_theory_says() -> None:
    """ηλ = 1.75e6·η decides: 5e-7 creeps, 6e-7 jumps over the valley's floor."""
    claim = claims["B2.large"]
    for lr, expected in ((5e-7, 0.0), (6e-7, 1.0)):
        changes = {f"runs.{run}.optimizer.lr": lr for run in range(5)}
        assert claim.row(changes)["number"] == expected


@pytest.mark.long
@pytest.mark.parametrize("name", claims.names())
def test_every_claim_is_judged(name: str) -> None:
    assert claims[name].row()["verdict"].split()[0] in ("supported", "refuted", "depends")


def test_the_loss_has_stopped_falling_where_its_gradient_is_looked_at() -> None:
    """The premise of B1: the last tenth lies within 2 % of the tenth before, on average; the start is far above."""
    loss = run(claims["B1.gradient"].experiment())["SGD"]["loss"]
    tenths = [float(part.mean()) for part in np.array_split(np.array(loss), 10)]
    assert tenths[-1] == pytest.approx(tenths[-2], rel=0.02)
    assert tenths[0] > 1.3 * tenths[-1]


def test_the_table_of_influences_is_what_the_number_is_made_from(capsys: pytest.CaptureFixture[str]) -> None:
    row = claims["D.own_step"].row({"problem.samples": 400})
    table = np.array(row["table"])
    assert table.shape == (4, 4)
    np.testing.assert_array_equal(table, table.T)
    assert row["number"] == pytest.approx(float(np.mean(np.diag(table) / table.sum(axis=0))), rel=1e-12)
    assert main(["lesson", "D.own_step", "--set", "problem.samples=200"]) == 0
    assert "table" not in capsys.readouterr().out
