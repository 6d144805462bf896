"""Which change undoes a factor on the loss: every rule is accounted for, and the figures are right."""

from __future__ import annotations

import pytest

from engine.lessons.a_loss_scale import spec
from engine.loss_scale import ABSOLUTE, POWERS, WITHOUT, apart, change, compensated, row
from engine.optimizer import optimizers
from engine.spec import parse


def test_every_rule_of_the_registry_stands_in_one_of_the_two_tables() -> None:
    assert set(POWERS) | set(WITHOUT) == set(optimizers.names())
    assert not set(POWERS) & set(WITHOUT)
    assert set(ABSOLUTE) <= set(POWERS)


@pytest.mark.parametrize("name", list(POWERS))
def test_named_knobs_exist(name: str) -> None:
    assert set(POWERS[name]) <= set(optimizers[name].by_name)


def test_compensated() -> None:
    given = {"name": "SGD", "lr": 0.1, "weight_decay": 0.4}
    assert compensated(given, 4.0) == {"name": "SGD", "lr": 0.4, "weight_decay": 0.1}
    assert compensated(compensated(given, 4.0), 4.0, undo=True) == given


def test_change_in_words() -> None:
    assert change("SGD") == "lr·s, weight_decay/s"
    assert change("Lion") == "nothing"
    assert change("RAdam") == "none"


def test_apart_of_two_straight_paths() -> None:
    """On the slope f = x SGD is at −lr·t, so rates of 0.1 and 0.2 end 0.5 apart on a way of 0.5."""
    given = parse({
        "steps": 5, "dtype": "float64", "problem": {"name": "formula", "text": "x", "start": [0.0]},
        "runs": [{"optimizer": {"name": "SGD", "lr": 0.1}}],
    })  # fmt: skip
    assert apart(given, {"optimizer": {"name": "SGD", "lr": 0.2}}) == pytest.approx(1.0, rel=1e-12)
    assert apart(given, {}) == 0.0


def test_row_of_the_table() -> None:
    sgd, adam, radam = (row(parse(spec(name)), 10.0) for name in ("SGD", "Adam", "RAdam"))
    assert sgd["rate"] < 1e-12 < 0.1 < sgd["loss"]
    assert adam["loss"] < 1e-3 < 0.1 < adam["rate"]
    assert radam["left"] is None
    assert "first steps" in radam["note"]
    assert min(radam["loss"], radam["rate"]) > 0.1
