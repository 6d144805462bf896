"""Rules as classes of torch's kind: run on a network beside the rule they came from, without the project."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import torch

from engine.errors import InputError
from engine.experiment import Experiment
from engine.export.torch_class import torch_class
from engine.optimizer import optimizers
from engine.spec import parse
from tests.twins import TWINS

if TYPE_CHECKING:
    from pathlib import Path

ELEMENTWISE = [o.name for o in optimizers if o.foreign is None and o.elementwise(o.defaults())]
WHOLE: list[dict[str, Any]] = [
    {"name": "LAMB", "lr": 0.01},
    {"name": "LARS"},
    {"name": "NormClippedSGD", "lr": 0.1},
    {"name": "NormClippedAdamW"},
    {"name": "NormalizedGD"},
    {"name": "Adafactor"},
    {"name": "Adafactor", "lr": 0.1, "beta2_decay": -0.5, "weight_decay": 0.1},
    {"name": "chain", "blocks": ["clip_norm", "adam_moments", "trust_ratio", {"block": "learning_rate", "lr": 0.01}]},
]
CHAIN = {
    "name": "chain",
    "blocks": [
        {"block": "l2", "weight_decay": 0.1},
        "adam_moments.amsgrad",
        {"block": "heavy_ball", "momentum": 0.5},
        {"block": "heavy_ball", "momentum": 0.3},
        {"block": "learning_rate", "lr": 0.01},
        {"block": "decoupled_decay", "weight_decay": 0.2},
    ],
}
TABLES: list[dict[str, Any]] = [
    *({"name": name} for name in ELEMENTWISE),
    *({"name": name, **listed[1]} for name, listed in TWINS.items()),
    {"name": "SGD", "momentum": 0.9, "nesterov": True, "lr": 1e-3, "maximize": True},
    CHAIN,
    *WHOLE,
]


@pytest.mark.parametrize("table", TABLES, ids=[f"{i}-{table['name']}" for i, table in enumerate(TABLES)])
def test_the_class_follows_the_rule_on_a_network(table: dict[str, Any]) -> None:
    source = torch_class(table, "Made")
    made: dict[str, Any] = {}
    exec(compile(source, "made.py", "exec"), made)
    problem = {"name": "digits", "hidden": [6], "activation": "tanh", "validation": 0.8}
    spec = {"steps": 30, "dtype": "float64", "problem": problem, "runs": [{"optimizer": table}]}
    experiment = Experiment(parse(spec), history=False)
    objective: Any = experiment.objective
    module, criterion = objective.module()
    optimizer = made["Made"](module.parameters())
    for step in range(30):
        batch = objective.batch(step)
        optimizer.zero_grad()
        criterion(module(batch.inputs), batch.targets).backward()
        optimizer.step()
        experiment.advance(1)
    theirs = torch.nn.utils.parameters_to_vector(module.parameters()).detach()
    assert float((experiment.parameters[0] - theirs).abs().max() / theirs.abs().max()) <= 1e-12


def test_the_file_needs_nothing_of_the_project(tmp_path: Path) -> None:
    script = "import sys, torch\nx = torch.nn.Parameter(torch.ones(3))\no = {}([x])\nfor _ in range(5):\n"
    script += "    x.grad = x.detach().clone()\n    o.step()\no.load_state_dict(o.state_dict())\n"
    script += "assert not any(name.partition('.')[0] == 'engine' for name in sys.modules)\nassert x.max() < 1\n"
    files = [tmp_path / f"{name}.py" for name in ("Adam", "ScheduleFreeSGD", "LAMB", "Adafactor")]
    for file in files:
        file.write_text(torch_class({"name": file.stem}) + "\n\n" + script.format(file.stem), encoding="utf-8")
    every = "import runpy, sys\nfor file in sys.argv[1:]: runpy.run_path(file)"
    subprocess.run([sys.executable, "-I", "-c", every, *map(str, files)], check=True, cwd=tmp_path)


@pytest.mark.parametrize(
    "arguments",
    [{"lr": 1e-2}, {"nesterov": False, "momentum": 0.5}, {"adjust_lr_fn": "match_rms_adamw", "ns_steps": 3}],
)
def test_muon_is_torchs_and_survives_a_state_dict(arguments: dict[str, Any]) -> None:
    made: dict[str, Any] = {}
    exec(compile(torch_class({"name": "Muon", **arguments}), "made.py", "exec"), made)
    generator = torch.Generator().manual_seed(2)
    ours = [torch.randn(shape, generator=generator).requires_grad_() for shape in ((4, 6), (3, 4))]
    theirs = [tensor.detach().clone().requires_grad_() for tensor in ours]
    one, other = made["Muon"](ours), torch.optim.Muon(theirs, **arguments)
    for step in range(10):
        for mine, its in zip(ours, theirs, strict=True):
            mine.grad = torch.randn(mine.shape, generator=generator)
            its.grad = mine.grad.clone()
        one.step()
        other.step()
        if step == 4:
            kept = one.state_dict()
            one = made["Muon"](ours)
            one.load_state_dict(kept)
    for mine, its in zip(ours, theirs, strict=True):
        torch.testing.assert_close(mine, its)


def test_rules_for_whole_tensors_say_what_they_miss() -> None:
    made: dict[str, Any] = {}
    exec(compile(torch_class({"name": "LAMB"}) + torch_class({"name": "Muon"}), "made.py", "exec"), made)
    first, second = torch.ones(2, requires_grad=True), torch.ones(3, requires_grad=True)
    optimizer = made["LAMB"]([first, second])
    optimizer.step()
    first.grad = torch.ones(2)
    with pytest.raises(ValueError, match="each needs a gradient"):
        optimizer.step()
    with pytest.raises(ValueError, match="matrices only"):
        made["Muon"]([first]).step()


def test_it_reads_like_torchs_own() -> None:
    source = torch_class({"name": "AdamW", "lr": 0.01})
    assert "class AdamW(Optimizer):" in source
    assert "def __init__(self, params, lr=0.01, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.01):" in source
    assert "second = beta2 * second + rest2 * (direction * direction)" in source
    assert "Loshchilov" in source
    assert max(map(len, source.splitlines())) <= 120


@pytest.mark.parametrize(
    ("table", "name", "message"),
    [
        ({"name": "NoisySGD"}, "", "asks for noise"),
        ({"name": "SAM"}, "", "asks for a second gradient"),
        ({"name": "SophiaH"}, "", "asks for curvature"),
        ({"name": "LBFGS"}, "", "already"),
        ({"name": "SGD"}, "my class", "must be a Python name"),
        ({"name": "SGD", "lr": -1}, "", "must be a finite number >= 0"),
    ],
)
def test_refusals(table: dict[str, Any], name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        torch_class(table, name)
