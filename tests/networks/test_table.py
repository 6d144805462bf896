from pathlib import Path

import pytest
import torch

from engine.errors import InputError
from engine.inline import run
from engine.problem import Setting, problems
from tests.networks.cases import CPU

TREES = str(Path(__file__).parents[1] / "data" / "trees.csv")


def build(**arguments):
    problem = problems["table"]
    return problem.objective(problem.values(arguments), Setting(0, torch.float64, CPU))


def test_a_table_is_learnt():
    history = run(
        {
            "steps": 200,
            "record": ["loss", "validation_accuracy"],
            "problem": {"name": "table", "path": TREES, "hidden": [8]},
            "runs": [{"optimizer": {"name": "Adam", "lr": 0.02}}],
        }
    )
    assert history["Adam"]["loss"][-2:].mean() < 0.3 * history["Adam"]["loss"][0]


def test_training_inputs_are_standardised():
    built = build(path=TREES)
    torch.testing.assert_close(built.data.inputs.mean(0), torch.zeros(3, dtype=torch.float64), rtol=0, atol=1e-12)
    assert build(path=TREES, standardise=False).data.inputs.mean(0).abs().max() > 1e-3


def test_a_column_of_numbers_is_regressed():
    built = build(path=TREES, target="height", features=["length", "width"], kind="regression", hidden=[4])
    assert built.measures == ("train_loss", "validation_loss")
    assert built.data.targets.shape == (48, 1)


def test_without_a_path_one_line_says_so():
    with pytest.raises(InputError, match="name a CSV or NPZ file"):
        build()
