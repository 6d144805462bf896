"""Edits while a run goes on equal torch's param groups set at the same step: every live knob, on a network.

The truth is torch's own class on the same network as torch modules (:mod:`tests.test_rules`).
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import pytest
import torch

from engine.event import Event
from engine.experiment import Experiment
from engine.optimizer import optimizers
from engine.spec import parse
from tests.test_rules import network_loss, network_of, sparse, torch_network
from tests.twins import NETWORK_TWINS, default_dtype, twin

if TYPE_CHECKING:
    from engine.knob import Knob

STEPS, AT = 16, 8
TECHNICAL = {"params", "foreach", "capturable", "differentiable", "fused"}
"""How torch computes, not what."""
BEGIN: dict[str, dict[str, Any]] = {
    "SGD": {"lr": 1e-2, "momentum": 0.5, "weight_decay": 0.01},
    "RMSprop": {"momentum": 0.5, "centered": True, "eps": 1e-4},
    "Adam": {"amsgrad": True, "weight_decay": 0.1},
    "AdamW": {"amsgrad": True, "weight_decay": 0.1},
    "NAdam": {"weight_decay": 0.1},
    "RAdam": {"weight_decay": 0.1},
    "ASGD": {"t0": 5.0},
    "Rprop": {"step_sizes": [5e-3, 0.02]},
    "Adafactor": {"eps": [1e-4, 1.0]},
    "Muon": {"eps": 10.0},
}
"""Settings in which torch's class has the memory that its flags ask for: it makes none later (KeyError)."""
SILENT = {"ASGD": {"t0"}}
"""Knobs that the weights do not show: when ASGD's average begins."""
TORCHS = [name for name in NETWORK_TWINS if hasattr(torch.optim, name)]


def classes() -> list[str]:
    found = [name for name, kind in vars(torch.optim).items() if isinstance(kind, type)]
    return [
        name for name in found if name != "Optimizer" and issubclass(getattr(torch.optim, name), torch.optim.Optimizer)
    ]


@pytest.mark.parametrize("name", classes())
def test_every_class_of_torch_is_there_with_every_mathematical_argument(name: str) -> None:
    theirs = set(inspect.signature(getattr(torch.optim, name)).parameters) - TECHNICAL
    assert {knob.key for knob in optimizers[name].knobs} == theirs
    assert optimizers[name].twin == name


def changed(knob: Knob, old: Any) -> Any:
    """Another value of the knob that makes sense."""
    if knob.kind == "flag":
        return not old
    if knob.kind == "integer":
        return old + 1
    if knob.kind == "choice":
        return next(choice for choice in knob.choices if choice != old)
    if knob.name == "etaplus":
        return 1 + (old - 1) * 0.5
    if knob.name == "d":
        return 1.5
    return old * 0.9 if old else 0.01


@pytest.mark.parametrize("name", TORCHS)
def test_every_live_knob_equals_its_param_group(name: str) -> None:
    table = {"name": name, **BEGIN.get(name, {})}
    knobs = [knob for knob in optimizers[name].knobs if knob.live]
    runs = [{"name": knob.path, "optimizer": table} for knob in knobs]
    one = {"steps": STEPS, "dtype": "float64", "problem": network_of(name), "record": ["loss"]}
    spec = parse({**one, "runs": runs})
    events, groups = [], []
    for place, knob in enumerate(knobs):
        where = f"runs.{place}.optimizer.{knob.path}"
        event = Event(AT, where, spec.value(where), changed(knob, spec.value(where)))
        value = spec.with_value(where, event.new).runs[place].optimizer[knob.key]
        events.append(event)
        groups.append(twin_arguments(name, knob.key, value))
    experiment = Experiment(spec, script=events)
    start = experiment.by_run(experiment.parameters).clone()
    experiment.advance(STEPS)
    ours = experiment.by_run(experiment.parameters)
    unedited, moved = torch_end(name, start[0], {}), {}
    for place, knob in enumerate(knobs):
        theirs = torch_end(name, start[place], groups[place])
        assert float((ours[place] - theirs).abs().max() / theirs.abs().max()) <= 1e-12, knob.path
        moved[knob.path] = not torch.equal(theirs, unedited)
    assert {path for path, there in moved.items() if not there} == SILENT.get(name, set())


def twin_arguments(name: str, key: str, value: Any) -> dict[str, Any]:
    """The entry of torch's param group for a value of the spec."""
    made = twin(name, {**BEGIN.get(name, {}), key: value}, [torch.zeros(2, 2, requires_grad=True)])
    return {key: made.param_groups[0][key]}


def torch_end(name: str, start: torch.Tensor, edit: dict[str, Any]) -> torch.Tensor:
    """Where torch's class is after the steps, with ``edit`` in its param group from the edit's step on."""
    objective, module, criterion = torch_network(name, "float64")
    torch.nn.utils.vector_to_parameters(start.clone(), module.parameters())
    with default_dtype(torch.float64):
        optimizer = twin(name, BEGIN.get(name, {}), list(module.parameters()))
        for step in range(STEPS):
            if step == AT:
                optimizer.param_groups[0].update(edit)
            optimizer.zero_grad()
            network_loss(objective, module, criterion, step).backward()
            if name == "SparseAdam":
                sparse(optimizer)
            optimizer.step()
    return torch.nn.utils.parameters_to_vector(module.parameters()).detach().clone()


def lbfgs_end(experiment: Experiment, edit: dict[str, Any]) -> torch.Tensor:
    """Where torch's L-BFGS is after the steps on the experiment's surface."""
    x = torch.tensor([-1.2, 1.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([x], lr=0.1, max_iter=3)

    def closure() -> torch.Tensor:
        loss, gradient = experiment.objective.evaluate(x.detach()[None], 0)
        x.grad = gradient[0].clone()
        return loss[0]

    for step in range(STEPS):
        if step == AT:
            optimizer.param_groups[0].update(edit)
        optimizer.step(closure)  # type: ignore[arg-type]
    return x.detach()


EDITS = {
    "lr": 0.05, "max_iter": 2, "max_eval": 2, "tolerance_grad": 5.0, "tolerance_change": 0.2,
    "line_search_fn": "strong_wolfe",
}  # fmt: skip


def test_edits_of_lbfgs_equal_its_param_group() -> None:
    assert {knob.path for knob in optimizers["LBFGS"].knobs if knob.live} == set(EDITS)
    table = {"name": "LBFGS", "lr": 0.1, "max_iter": 3}
    runs = [{"name": key, "optimizer": table} for key in EDITS]
    spec = parse({"steps": STEPS, "dtype": "float64", "problem": "rosenbrock", "runs": runs})
    events = [
        Event(AT, where, spec.value(where), new)
        for where, new in ((f"runs.{place}.optimizer.{key}", EDITS[key]) for place, key in enumerate(EDITS))
    ]
    experiment = Experiment(spec, script=events)
    experiment.advance(STEPS)
    ends = experiment.by_run(experiment.parameters)
    unedited = lbfgs_end(experiment, {})
    for place, (key, new) in enumerate(EDITS.items()):
        follows = {"max_eval": 2} if key == "max_iter" else {}  # where it is 0 it is 1.25 · max_iter, as torch begins
        assert torch.equal(ends[place], lbfgs_end(experiment, {key: new, **follows})), key
        assert not torch.equal(ends[place], unedited), key
