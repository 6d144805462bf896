from pathlib import Path

import numpy as np
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


def test_pictures_have_a_torch_modules_loss(tmp_path):
    rng = np.random.default_rng(2)
    pictures, kinds = rng.standard_normal((40, 6, 6)), np.arange(40) % 3
    np.savez(tmp_path / "p.npz", image=pictures, kind=kinds)
    more = {"path": str(tmp_path / "p.npz"), "channels": [2, 4], "standardise": False, "validation": 0.0}
    built = build(**more, target="kind", kind="classification")
    module, loss = built.module()
    start = built.start(1)[0]
    torch.nn.utils.vector_to_parameters(start, module.parameters())
    layers = [type(layer).__name__ for layer in module]
    assert layers == ["Unflatten", *["Conv2d", "ReLU", "MaxPool2d"] * 2, "Flatten", "Linear"]
    inputs, targets = built.data
    torch.testing.assert_close(inputs, torch.from_numpy(pictures.reshape(40, 36)))
    assert targets.tolist() == kinds.tolist()
    x = torch.from_numpy(pictures)[:, None]
    weights = [value.detach() for value in module.parameters()]
    for place in (0, 2):
        x = torch.nn.functional.conv2d(x, weights[place], weights[place + 1], padding=1)
        x = torch.nn.functional.max_pool2d(x.relu(), 2)
    expected = torch.nn.functional.cross_entropy(x.flatten(1) @ weights[4].t() + weights[5], targets)
    torch.testing.assert_close(loss(module(inputs), targets), expected)
    torch.testing.assert_close(built.measure(start[None])["train_loss"][0], expected)


def test_what_is_no_picture_is_refused():
    with pytest.raises(InputError, match="3 features are no square picture"):
        build(path=TREES, channels=[2])
