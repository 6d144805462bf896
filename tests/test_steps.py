"""The step calculator against pen and paper, and against torch fed with the same gradients."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch

from engine.errors import InputError
from engine.steps import calculate
from main import main
from tests.twins import CASES, IDS, twin

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = [[5.0], [-2.0], [3.0]]


def buffers(momentum: float) -> list[float]:
    steps = calculate(ARTICLE, [("SGD", {"lr": 1.0, "momentum": momentum})])
    return [next(b.states["buffer"][0] for b in step.blocks if b.block == "momentum") for step in steps]


def test_momentum_by_hand() -> None:
    # 5, then 0.9·5 - 2, then 0.9·2.5 + 3
    assert buffers(0.9) == pytest.approx([5.0, 2.5, 5.25], abs=1e-15)
    assert buffers(1.0) == [5.0, 3.0, 6.0]  # the plain sum
    # An article gives 5, 3, 5.7 for the factor 0.9: it leaves the factor out of the second step.
    assert pytest.approx([5.0, 3.0, 5.7]) == [5.0, 5.0 - 2.0, 0.9 * 3.0 + 3.0]


def test_adam_by_hand() -> None:
    steps = calculate(ARTICLE, [("Adam", {"lr": 0.1, "eps": 0.0})], [1.0])
    moments = [block for step in steps for block in step.blocks if block.block == "adam_moments"]
    assert [m.states["first"][0] for m in moments] == pytest.approx([0.5, 0.25, 0.525], rel=1e-14)
    assert [m.states["second"][0] for m in moments] == pytest.approx([0.025, 0.028975, 0.037946025], rel=1e-13)
    second = 0.25 / (1 - 0.81) / (0.028975 / (1 - 0.999**2)) ** 0.5
    assert [s.update[0] for s in steps[:2]] == pytest.approx([0.1, 0.1 * second], rel=1e-12)
    assert steps[0].parameter == pytest.approx([0.9])
    assert [block.block for block in steps[0].blocks] == ["adam_moments", "learning_rate"]
    assert steps[0].blocks[0].left == steps[0].blocks[1].entered == pytest.approx([1.0])


@pytest.mark.parametrize(("name", "settings"), CASES, ids=IDS)
def test_equals_torch_fed_with_the_same_gradients(name: str, settings: dict[str, Any]) -> None:
    gradients = np.random.default_rng(0).normal(size=(12, 3))
    x = torch.ones(3, dtype=torch.float64, requires_grad=True)
    optimizer = twin(name, settings, [x])
    for step, gradient in zip(calculate(gradients, [(name, settings)], [1.0] * 3), gradients, strict=True):
        x.grad = torch.from_numpy(gradient)
        optimizer.step()
        # NAdam and ASGD keep scalars in float32
        assert step.parameter == pytest.approx(x.tolist(), rel=1e-6 if name in ("NAdam", "ASGD") else 1e-12)


def test_chains_of_ones_own() -> None:
    blocks = [{"block": "first_moment", "beta": 0.5}, "sign", {"block": "learning_rate", "lr": 2.0}]
    steps = calculate(ARTICLE, [("chain", {"blocks": blocks})])
    assert [step.blocks[0].left[0] for step in steps] == [2.5, 0.25, 1.625]
    assert steps[-1].parameter == [-6.0]


@pytest.mark.parametrize(
    ("gradients", "rule", "message"),
    [
        ([], ("SGD", {}), "must be 1 to"),
        ([[1.0], [1.0, 2.0]], ("SGD", {}), "as many numbers as the first"),
        ([[float("nan")]], ("SGD", {}), "must be finite"),
        ([[1.0]], ("SDG", {}), "did you mean 'SGD'"),
        ([[1.0]], ("SGD", {"momentun": 0.9}), "did you mean 'momentum'"),
        ([[1.0]], ("SAM", {}), "gradient at other places"),
        ([[1.0]], ("SophiaH", {}), "asks for the curvature"),
        ([[1.0]], ("LBFGS", {}), "no chain of blocks"),
        ([[1.0]], ("Muon", {}), "moves matrices only"),
    ],
)
def test_what_cannot_be_calculated(gradients: Any, rule: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        calculate(gradients, [rule])


def test_the_command(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "steps.csv"
    given = ["steps", "--gradients", "5,1; -2,0", "--optimizer", "Adam:lr=0.1,betas=[0.9, 0.99]", "--optimizer", "SGD"]
    assert main([*given, "--json", "--csv", str(file)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["rule"], row["step"]) for row in rows] == [("Adam", 1), ("Adam", 2), ("SGD", 1), ("SGD", 2)]
    assert rows[0]["update"] == pytest.approx([0.1, 0.1])
    table = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    assert {"gradient", "in", "out", "first", "update", "parameter"} <= {row["quantity"] for row in table}
    assert main(["steps", "--gradients", "5,-2,3"]) == 0
    assert capsys.readouterr().out.startswith("SGD\n")
    assert main(["steps", "--gradients", "-5,2", "--start", "-1", "--optimizer", "SGD:lr=0.1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[0])["parameter"] == pytest.approx([-0.5])
    dotted = ["Adam:betas.1=0.99,betas.0=0.5", "Adam:betas=[0.5, 0.99]"]
    outs = []
    for optimizer in dotted:
        assert main(["steps", "--gradients", "5,-2,3", "--optimizer", optimizer]) == 0
        outs.append(capsys.readouterr().out)
    assert outs[0] == outs[1]
    assert main(["steps", "--gradients", "5", "--optimizer", "Adam:betas.2=0.9"]) == 2
    assert main(["steps", "--gradients", "5", "--optimizer", "Adam:lr.0=0.9"]) == 2
    assert main(["steps", "--gradients", "5,x"]) == 2
    assert main(["steps", "--gradients", "5", "--optimizer", "SGD:lr"]) == 2
