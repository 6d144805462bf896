"""What blocks may ask for: noise and curvature are functions of seed and step, and true."""

from __future__ import annotations

import torch

from engine.experiment import Experiment
from engine.layout import Layout
from engine.spec import parse
from engine.surroundings import Surroundings, tensors


def world(problem: dict[str, object], seed: int = 0) -> tuple[Surroundings, torch.Tensor]:
    spec = parse({"seed": seed, "dtype": "float64", "problem": problem, "runs": [{"optimizer": "SGD"}]})
    experiment = Experiment(spec, history=False)
    return Surroundings(experiment.objective, seed), experiment.parameters


def test_scalars_side_by_side_are_one_vector() -> None:
    layout = tensors(Layout.of([("x", ()), ("y", ()), ("w", (2, 3)), ("b", ())]))
    assert [(slot.name, slot.shape, slot.start) for slot in layout.slots] == [
        ("x, y", (2,), 0),
        ("w", (2, 3), 2),
        ("b", (1,), 8),
    ]


def test_noise_is_a_function_of_seed_and_step_alone() -> None:
    one, place = world({"name": "digits", "hidden": [8]})
    again, _ = world({"name": "digits", "hidden": [8]})
    assert torch.equal(one.noise(place), again.noise(place.repeat(3, 1)))
    one.step = 1
    assert not torch.equal(one.noise(place), again.noise(place))
    other, _ = world({"name": "digits", "hidden": [8]}, seed=1)
    assert not torch.equal(other.noise(place), again.noise(place))
    drawn = torch.cat([again.noise(place)[0], one.noise(place)[0]])
    assert abs(float(drawn.mean())) < 0.1
    assert abs(float(drawn.std()) - 1) < 0.1


def test_curvature_of_a_diagonal_quadratic_is_exact() -> None:
    there, place = world({"name": "quadratic", "eigenvalues": [1.0, 10.0, 100.0], "start": [1.0, 2.0, 3.0]})
    assert torch.allclose(there.curvature(place.repeat(2, 1)), torch.tensor([1.0, 10.0, 100.0], dtype=torch.float64))
    there.loss_scale = torch.tensor([[1.0], [3.0]], dtype=torch.float64)
    assert torch.allclose(there.curvature(place.repeat(2, 1))[1], torch.tensor([3.0, 30.0, 300.0], dtype=torch.float64))


def test_curvature_of_a_network_averages_to_the_hessians_diagonal() -> None:
    there, place = world({"name": "square_net", "samples": 10, "batch_size": 10, "hidden": 2})

    def loss(flat: torch.Tensor) -> torch.Tensor:
        return there.objective.loss(flat[None], 0)[0]

    hessian = torch.autograd.functional.hessian(loss, place[0])
    total = torch.zeros_like(place)
    for seed in range(300):
        there.seed = seed
        total += there.curvature(place)
    error = (total[0] / 300 - hessian.diagonal()).abs()
    spread = ((hessian**2).sum(1) - hessian.diagonal() ** 2).sqrt() / 300**0.5
    assert (error <= 5 * spread + 1e-12).all()
