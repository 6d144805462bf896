"""Chains that a spec builds itself: equal to the named rules of the same blocks, and data all the way."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine import run
from engine.chain import block_knobs, blocks
from engine.errors import InputError
from engine.experiment import Experiment
from engine.optimizer import optimizers
from engine.spec import parse

SURFACE = {"name": "rosenbrock", "b": 2.0}
ADAM = [{"block": "l2", "weight_decay": 0.1}, "adam_moments", {"block": "learning_rate", "lr": 0.01}]
ADAMW = ["adam_moments", {"block": "learning_rate", "lr": 0.01}, {"block": "decoupled_decay", "weight_decay": 0.1}]


def spec_of(*listed: dict[str, Any], **rest: Any) -> dict[str, Any]:
    runs = [{"name": f"{i}", "optimizer": table, **rest} for i, table in enumerate(listed)]
    return {"steps": 100, "dtype": "float64", "problem": SURFACE, "runs": runs}


@pytest.mark.parametrize(
    ("chain", "named"),
    [
        (ADAM, {"name": "Adam", "lr": 0.01, "weight_decay": 0.1}),
        (ADAMW, {"name": "AdamW", "lr": 0.01, "weight_decay": 0.1}),
        (["adam_moments.amsgrad", "learning_rate"], {"name": "Adam", "amsgrad": True}),
        (
            ["clip_norm", {"block": "heavy_ball", "momentum": 0.9}, "learning_rate"],
            {"name": "NormClippedSGD", "lr": 1e-3},
        ),
    ],
    ids=["Adam", "AdamW", "AMSGrad", "clipped"],
)
def test_equals_the_named_rule(chain: list[Any], named: dict[str, Any]) -> None:
    history = run(spec_of({"name": "chain", "blocks": chain}, named))
    assert np.array_equal(history["0"]["x"], history["1"]["x"])


def test_the_full_form_is_read_back_as_the_same() -> None:
    blocks = [
        {"block": "l2", "weight_decay": 0.1},
        "sign",
        {"block": "decoupled_decay", "weight_decay": 0.2, "lr": 0.5},
    ]
    spec = parse(spec_of({"name": "chain", "blocks": blocks}))
    table = spec.table()["runs"][0]["optimizer"]
    assert table["blocks"][2] == {"block": "decoupled_decay", "weight_decay": "weight_decay_2"}
    assert (table["weight_decay"], table["weight_decay_2"], table["lr"]) == (0.1, 0.2, 0.5)
    assert parse(spec.table()) == spec


def test_schedules_and_live_edits_reach_its_knobs() -> None:
    schedule = {"name": "ExponentialLR", "gamma": 0.99}
    pair = [{"name": "chain", "blocks": ADAMW}, {"name": "AdamW", "lr": 0.01, "weight_decay": 0.1}]
    experiment = Experiment(parse(spec_of(*pair, schedule=schedule)))
    experiment.advance(30)
    for number, path in enumerate(("beta1", "betas.0")):
        experiment.edit(f"runs.{number}.optimizer.{path}", 0.5)
        experiment.edit(f"runs.{number}.optimizer.weight_decay", 0.3)
    experiment.advance(70)
    assert experiment.history is not None
    assert np.array_equal(experiment.history["0"]["x"], experiment.history["1"]["x"])


def test_every_block_says_its_knobs() -> None:
    assert len(blocks()) >= 45
    for block in blocks().values():
        assert sorted(knob.name for knob in block_knobs(block)) == sorted(block.knobs)
        assert all(knob.help for knob in block_knobs(block))


@pytest.mark.parametrize("key", sorted(blocks()))
def test_every_block_takes_part_in_a_chain(key: str) -> None:
    """Alone in a chain each block makes finite steps on matrices, and is saved and read back."""
    problem = {"name": "square_net", "samples": 20, "hidden": 5}
    spec = parse({**spec_of({"name": "chain", "blocks": [key, "learning_rate"]}), "problem": problem, "steps": 5})
    experiment = Experiment(parse(spec.table()))
    experiment.advance(5)
    assert experiment.step == 5
    assert not experiment.frozen.any()


@pytest.mark.parametrize(
    ("chain", "message"),
    [
        ({"blocks": ["adam_moment"]}, r"blocks\.0: unknown block 'adam_moment'; did you mean"),
        ({"blocks": [{"block": "l2", "lr": 0.1}]}, r"blocks\.0: unknown knob of the block l2 'lr'"),
        ({"blocks": [{"block": "l2", "weight_decay": -1.0}]}, "weight_decay = -1.0: must be a finite number >= 0"),
        (
            {"blocks": [{"block": "l2", "weight_decay": "__import__"}]},
            r"blocks\.0: weight_decay = '__import__': must be",
        ),
        ({"blocks": 3}, "must be a list of at most 32"),
        ({"blocks": ["sign"] * 33}, "must be a list of at most 32"),
        ({"blocks": ["sign"], "momentum": 0.9}, "unknown argument of chain 'momentum'"),
        ({"blocks": [{}]}, "unknown block 'None'"),
    ],
)
def test_bad_chains(chain: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        parse(spec_of({"name": "chain", **chain}))


def test_the_registry_answers_for_chains_and_classes_without_importing_them() -> None:
    assert optimizers["chain"].knobs[0].name == "lr"
    assert optimizers["no.such.package:Thing"].title == "Thing"
