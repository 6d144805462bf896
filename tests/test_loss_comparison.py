"""Three runs side by side and the line of the table, for optimizers and problems at will."""

from __future__ import annotations

import json

import numpy as np
import pytest

from engine.errors import InputError
from engine.inline import run
from engine.loss_comparison import Comparison, knobs
from main import main


def test_the_three_runs_are_what_their_names_say() -> None:
    spec = Comparison("Adam", 100.0, 0.001, 30, "digits").spec()
    assert [one.name for one in spec.runs] == ["baseline", "loss × 100", "lr × 100"]
    assert [one.loss_scale for one in spec.runs] == [1.0, 100.0, 1.0]
    assert [one.optimizer["lr"] for one in spec.runs] == pytest.approx([0.001, 0.001, 0.1])
    assert spec.problem["name"] == "digits"
    assert len(spec.watch) == 100


def test_the_factor_on_sgd_is_one_on_the_rate() -> None:
    """By the paths themselves, on a problem of two parameters."""
    comparison = Comparison("SGD", 5.0, 1e-4, 50, "rosenbrock")
    history = run(comparison.spec())
    np.testing.assert_allclose(history["loss × 5"]["x"], history["lr × 5"]["x"], rtol=1e-12)
    row = comparison.row()
    assert row["acts"] == "as lr·s"
    assert row["rate"] < 1e-12 < 0.1 < row["loss"]
    assert row["change"] == "lr·s, weight_decay/s"
    assert row["left"] < 1e-12


def test_a_run_that_diverges_has_no_number_and_a_rule_that_cannot_train_says_why() -> None:
    row = Comparison("SGD", 1e6, 1.0, 50, "rosenbrock").row()
    assert row["loss"] is None
    assert "matrices" in Comparison("Muon", steps=2).row()["note"]


def test_every_problem_on_offer_can_be_trained() -> None:
    problems = next(knob for knob in knobs() if knob.name == "problem").choices
    assert "table" not in problems
    for name in problems:
        assert len(Comparison(problem=name).spec().runs) == 3


def test_bad_values() -> None:
    with pytest.raises(InputError, match="factor"):
        Comparison(factor=0.0)
    with pytest.raises(InputError, match="did you mean 'Adam'"):
        Comparison("Adm")


def test_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*Comparison("Lion", 7.0, 0.01, 20).command(), "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert list(row) == [
        "optimizer",
        "acts",
        "loss",
        "rate",
        "change",
        "left",
        "float16",
        "bfloat16",
        "float32",
        "note",
    ]
    assert (row["acts"], row["loss"], row["change"]) == ("not at all", 0.0, "nothing")
    assert Comparison(steps=3).command(whole=True) == [
        "loss-scale", "--factor=10.0", "--lr=0.01", "--steps=3", "--problem=signed_net",
    ]  # fmt: skip
    assert main(["loss-scale", "SGD", "--problem", "nowhere"]) == 2
