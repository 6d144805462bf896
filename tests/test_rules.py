"""Rules without a twin in torch, against the papers' algorithms (tests/references.py), on a surface and on a network;
and torch's own rules on the network.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import torch

from engine.experiment import Experiment
from engine.optimizer import optimizers
from engine.spec import parse
from tests.references import ALGORITHMS, REFERENCES, World
from tests.twins import NETWORK_TWINS, default_dtype, twin

STEPS = 300
LOOKS = {1, 2, 3, 5, 10, *range(20, STEPS + 1, 20)}
START = np.array([-1.2, 1.0])
NETWORK = {"name": "digits", "hidden": [8], "activation": "tanh", "validation": 0.7, "batch_size": 32}
CASES = [(name, settings) for name, listed in REFERENCES.items() for settings in listed]
TORCH = [(name, settings) for name, listed in NETWORK_TWINS.items() for settings in listed]


def names(cases: list[tuple[str, Any]]) -> list[str]:
    return [f"{name}-{index}" for index, (name, _) in enumerate(cases)]


def surface_gradient(x: np.ndarray, step: int) -> np.ndarray:
    bend = x[1] - x[0] ** 2
    return np.array([-2 * (1 - x[0]) - 8 * x[0] * bend, 4 * bend])


def surface_hessian_times(x: np.ndarray, z: np.ndarray, step: int) -> np.ndarray:
    return np.array([[2 - 8 * x[1] + 24 * x[0] ** 2, -8 * x[0]], [-8 * x[0], 4]]) @ z


def experiment_of(
    name: str, settings: dict[str, Any], problem: dict[str, Any], dtype: str = "float64", steps: int = STEPS
) -> Experiment:
    run = {"name": "run", "optimizer": {"name": name, **settings}}
    return Experiment(parse({"steps": steps, "dtype": dtype, "problem": problem, "record": ["loss"], "runs": [run]}))


def network_of(name: str) -> dict[str, Any]:
    return {**NETWORK, "bias": name != "Muon"}


@cache
def torch_network(name: str, dtype: str) -> tuple[Any, torch.nn.Sequential, torch.nn.Module]:
    """The objective (for its batches alone), and the same network as torch modules."""
    objective: Any = experiment_of("Muon" if name == "Muon" else "SGD", {}, network_of(name), dtype).objective
    return (objective, *objective.module())


def network_loss(objective: Any, module: torch.nn.Module, criterion: torch.nn.Module, step: int) -> torch.Tensor:
    batch = objective.batch(step)
    loss: torch.Tensor = criterion(module(batch.inputs), batch.targets)
    return loss


def network_world() -> World:
    objective, module, criterion = torch_network("", "float64")
    parameters = list(module.parameters())

    def place(x: np.ndarray) -> None:
        torch.nn.utils.vector_to_parameters(torch.from_numpy(x), parameters)

    def flat(tensors: Any) -> torch.Tensor:
        return torch.cat([tensor.reshape(-1) for tensor in tensors])

    def gradient(x: np.ndarray, step: int) -> np.ndarray:
        place(x)
        found = torch.autograd.grad(network_loss(objective, module, criterion, step), parameters)
        return flat(found).numpy()

    def hessian_times(x: np.ndarray, z: np.ndarray, step: int) -> np.ndarray:
        place(x)
        loss = network_loss(objective, module, criterion, step)
        slope = flat(torch.autograd.grad(loss, parameters, create_graph=True)) @ torch.from_numpy(z)
        return flat(torch.autograd.grad(slope, parameters)).numpy()

    stops = np.cumsum([0, *(parameter.numel() for parameter in parameters)]).tolist()
    return World(gradient, hessian_times, [slice(*ends) for ends in pairwise(stops)])


def compare(experiment: Experiment, world: World, tolerance: float) -> None:
    """Steps the experiment to its end beside the paper's algorithm; parameters and answers must agree all the way."""
    name = experiment.rules[0].optimizer.name
    arguments = {k: v for k, v in experiment.spec.runs[0].optimizer.items() if k != "name"}
    start = experiment.parameters[0].numpy().copy()
    group = experiment.groups[0]
    worst, last = 0.0, experiment.spec.steps
    for step, expected in zip(range(1, last + 1), ALGORITHMS[name](start, world, **arguments), strict=False):
        place, answer = expected if isinstance(expected, tuple) else (expected, expected)
        if step in LOOKS or step % 100 == 0:
            experiment.advance(step - experiment.step)
            ours = experiment.parameters[0].numpy()
            worst = max(worst, np.abs(ours - place).max() / np.abs(place).max())
            answered = group.answer(experiment.parameters)[0].numpy()
            worst = max(worst, np.abs(answered - answer).max() / np.abs(answer).max())
    assert not experiment.frozen.any()
    assert np.abs(experiment.parameters[0].numpy() - start).max() > 1e-3
    assert worst <= tolerance


@pytest.mark.parametrize(("name", "settings"), CASES, ids=names(CASES))
def test_follows_the_paper_on_a_surface(name: str, settings: dict[str, Any]) -> None:
    world = World(surface_gradient, surface_hessian_times, [slice(0, 2)])
    problem = {"name": "rosenbrock", "start": START.tolist(), "b": 2.0}
    compare(experiment_of(name, settings, problem), world, 1e-12)


@pytest.mark.parametrize(("name", "settings"), CASES, ids=names(CASES))
def test_follows_the_paper_on_a_network(name: str, settings: dict[str, Any]) -> None:
    compare(experiment_of(name, settings, NETWORK), network_world(), 1e-12)


@pytest.mark.long
@pytest.mark.parametrize(("name", "settings"), CASES, ids=names(CASES))
def test_follows_the_paper_for_long(name: str, settings: dict[str, Any]) -> None:
    world = World(surface_gradient, surface_hessian_times, [slice(0, 2)])
    problem = {"name": "rosenbrock", "start": START.tolist(), "b": 2.0}
    compare(experiment_of(name, settings, problem, steps=1000), world, 1e-12)
    compare(experiment_of(name, settings, NETWORK, steps=1000), network_world(), 1e-12)


def sparse(optimizer: torch.optim.Optimizer) -> None:
    for group in optimizer.param_groups:
        for parameter in group["params"]:
            parameter.grad = parameter.grad.to_sparse()


def against_torch(name: str, settings: dict[str, Any], dtype: str, steps: int = STEPS) -> float:
    """The largest difference between our network and torch's, against the largest weight."""
    experiment = experiment_of(name, settings, network_of(name), dtype, steps)
    objective, module, criterion = torch_network(name, dtype)
    torch.nn.utils.vector_to_parameters(experiment.parameters[0], module.parameters())
    worst = 0.0
    with default_dtype(getattr(torch, dtype)):
        optimizer = twin(name, settings, list(module.parameters()))
        for step in range(steps):
            optimizer.zero_grad()
            network_loss(objective, module, criterion, step).backward()
            if name == "SparseAdam":
                sparse(optimizer)
            optimizer.step()
            if step + 1 in LOOKS or step + 1 == steps:
                experiment.advance(step + 1 - experiment.step)
                theirs = torch.nn.utils.parameters_to_vector(module.parameters()).detach()
                worst = max(worst, float((experiment.parameters[0] - theirs).abs().max() / theirs.abs().max()))
    assert not experiment.frozen.any()
    return worst


@pytest.mark.parametrize(("name", "settings"), TORCH, ids=names(TORCH))
def test_equals_torch_on_a_network(name: str, settings: dict[str, Any]) -> None:
    assert against_torch(name, settings, "float64") <= 1e-12
    if settings is NETWORK_TWINS[name][-1]:
        assert against_torch(name, settings, "float32") <= 1e-5


@pytest.mark.long
@pytest.mark.parametrize(("name", "settings"), TORCH, ids=names(TORCH))
def test_equals_torch_on_a_network_for_long(name: str, settings: dict[str, Any]) -> None:
    assert against_torch(name, settings, "float64", 1000) <= 1e-12
    assert against_torch(name, settings, "float32", 1000) <= 1e-5


def test_every_reference_has_an_algorithm_and_settings() -> None:
    assert set(REFERENCES) == set(ALGORITHMS)
    assert set(REFERENCES) <= set(optimizers.names())
