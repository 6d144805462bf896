"""Compiled networks against torch: every chain of the registry, every activation and loss, odd sizes, divergence."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from engine.data.order import BatchOrder
from engine.data.samples import Samples
from engine.fused_nets import BatchNumbers, material, net_kernel, unsupported
from engine.networks.activations import activations
from engine.networks.dense import DenseNetwork
from engine.networks.losses import BinaryCrossEntropy, CrossEntropy, MeanSquaredError, SignedDifference
from engine.networks.objective import NetworkObjective
from engine.problem import Setting
from engine.tensor_executor import TensorChain
from tests.fused.cases import chains

CHAINS = chains()
TOLERANCE = {"float32": 1e-5, "float64": 1e-11}
LOSSES: dict[str, Any] = {
    "cross_entropy": lambda classes, dtype: CrossEntropy(classes, dtype),
    "mse": lambda *_: MeanSquaredError(),
    "binary_cross_entropy": lambda *_: BinaryCrossEntropy(),
    "signed_difference": lambda *_: SignedDifference(),
}


def objective(
    dtype: str = "float64",
    widths: tuple[int, ...] = (5, 7, 3),
    activation: str = "tanh",
    loss: str = "cross_entropy",
    batch: int = 6,
    samples: int = 20,
    **more: Any,
) -> NetworkObjective:
    """A dense network on made-up samples; the last batch of an epoch is a small one."""
    generator = np.random.default_rng(3)
    inputs = generator.standard_normal((samples, widths[0]))
    classes = widths[-1] if loss == "cross_entropy" else None
    values = generator.random((samples, widths[-1]))
    targets = generator.integers(0, widths[-1], samples) if classes else np.round(values)
    torch_type = getattr(torch, dtype)
    options = {key: more.pop(key) for key in ("bias", "output") if key in more}
    network = DenseNetwork(widths, LOSSES[loss](widths[-1], torch_type), activation, **options)
    start = torch.from_numpy(generator.standard_normal(network.layout.dimension) * 0.4)
    order = BatchOrder(samples, batch, shuffle=True, seed=1)
    setting = Setting(0, torch_type, torch.device("cpu"))
    return NetworkObjective(
        network, Samples(inputs, targets, classes), None, order, lambda seed: start, setting, **more
    )


def compiled(
    problem: NetworkObjective, blocks: Any, knobs: dict[str, Any], steps: int, runs: int = 1, **more: Any
) -> Any:
    """Rows and final parameters of the kernel."""
    made = net_kernel(problem, blocks)
    at = made.start(problem.start(runs).numpy().copy(), knobs)
    return made.train(at, steps, material(problem), BatchNumbers(problem.order).steps(0, steps + 1), **more), at


def stepped(
    problem: NetworkObjective, blocks: Any, knobs: dict[str, Any], steps: int
) -> tuple[np.ndarray, torch.Tensor]:
    """Losses ``(T + 1, 1)`` and final parameters of the tensor executor."""
    x = problem.start(1).clone()
    table = {name: np.array([[float(value)]]) for name, value in knobs.items() if isinstance(value, (int, float))}
    chain = TensorChain(blocks, table, x, [True] * len(blocks))
    chain.set_knobs(table, np.arange(1.0, steps + 1)[:, None])
    losses = []
    for step in range(steps + 1):
        loss, gradient = problem.evaluate(x, step)
        losses.append(loss.numpy().copy())
        if step < steps:
            x = x - chain.direction(gradient, x, step, step + 1)
    return np.array(losses), x


@pytest.mark.parametrize("dtype", [pytest.param("float32", marks=pytest.mark.long), "float64"])
@pytest.mark.parametrize("name", list(CHAINS))
def test_every_chain_follows_the_tensor_executor_for_200_steps(name: str, dtype: str) -> None:
    blocks, knobs = CHAINS[name]
    problem = objective(dtype)
    assert unsupported(problem, blocks) is None
    losses, x = stepped(problem, blocks, knobs, 200)
    rows, runs = compiled(problem, blocks, knobs, 200)
    assert np.isfinite(losses).all()
    np.testing.assert_allclose(rows.loss, losses, rtol=TOLERANCE[dtype], atol=TOLERANCE[dtype])
    np.testing.assert_allclose(runs.parameters, x.numpy(), rtol=TOLERANCE[dtype], atol=TOLERANCE[dtype])


@pytest.mark.parametrize("activation", list(activations))
def test_losses_and_gradients_are_those_of_autograd(activation: str) -> None:
    problem = objective(activation=activation, widths=(5, 17, 9, 3), output=activation, loss="mse", l1=0.01, l2=0.1)
    parameters = problem.start(1).requires_grad_()
    loss = problem.loss(parameters, 0)
    [gradient] = torch.autograd.grad(loss.sum(), parameters)
    blocks, knobs = sgd()
    rows, runs = compiled(problem, blocks, knobs, 1)
    np.testing.assert_allclose(rows.loss[0], loss.detach().numpy(), rtol=1e-13)
    np.testing.assert_allclose(rows.grad_norm[0], gradient.norm().item(), rtol=1e-13)
    np.testing.assert_allclose(runs.parameters, (parameters - 0.5 * gradient).detach().numpy(), rtol=0, atol=1e-14)


@pytest.mark.parametrize("loss", list(LOSSES))
@pytest.mark.parametrize(
    ("widths", "batch", "bias"), [((1, 1), 1, True), ((64, 64, 10), 20, True), ((33, 19), 7, False)]
)
def test_every_loss_and_odd_sizes(loss: str, widths: tuple[int, ...], batch: int, bias: bool) -> None:
    problem = objective(widths=widths, batch=batch, loss=loss, bias=bias)
    blocks, knobs = sgd()
    knobs = {**knobs, "lr": 0.01}
    losses, x = stepped(problem, blocks, knobs, 7)
    rows, runs = compiled(problem, blocks, knobs, 7)
    np.testing.assert_allclose(rows.loss, losses, rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(runs.parameters, x.numpy(), rtol=1e-12, atol=1e-14)


def sgd() -> tuple[Any, dict[str, Any]]:
    """Plain steps of a half."""
    from engine.optimizer import optimizers

    values = {**optimizers["SGD"].defaults(), "lr": 0.5}
    blocks = [
        b for b in optimizers["SGD"].blocks(values) if not (b.off_when_zero and not values[b.knob(b.off_when_zero)])
    ]
    return blocks, values


def test_a_run_has_the_same_bits_in_company_and_in_pieces() -> None:
    problem = objective("float32")
    blocks, knobs = CHAINS[next(name for name in CHAINS if name.startswith("Adam"))]
    rates = np.array([0.001, 0.01, 0.1])
    rows, runs = compiled(problem, blocks, {**knobs, "lr": rates}, 30, 3)
    made, numbers = net_kernel(problem, blocks), BatchNumbers(problem.order)
    alone = made.start(problem.start(1).numpy().copy(), {**knobs, "lr": 0.01})
    first = made.train(alone, 11, material(problem), numbers.steps(0, 12))
    second = made.train(alone, 19, material(problem), numbers.steps(11, 20))
    assert np.array_equal(np.concatenate([first.loss[:, 0], second.loss[1:, 0]]), rows.loss[:, 1])
    assert np.array_equal(alone.parameters[0], runs.parameters[1])


def test_a_run_that_diverges_stops_at_its_last_finite_place_and_disturbs_nobody() -> None:
    problem = objective(activation="relu", loss="mse")
    blocks, knobs = sgd()
    rows, runs = compiled(problem, blocks, {**knobs, "lr": np.array([0.01, 1e80])}, 20, 2)
    assert rows.stopped[0] == -1
    assert 0 < rows.stopped[1] < 10
    assert np.isfinite(runs.parameters).all()
    assert not np.isfinite(rows.loss[rows.stopped[1], 1])
    assert np.isnan(rows.loss[rows.stopped[1] + 1 :, 1]).all()
    calm, _ = compiled(problem, blocks, {**knobs, "lr": 0.01}, 20)
    assert np.array_equal(calm.loss[:, 0], rows.loss[:, 0])


def test_the_path_holds_the_rows_that_were_asked_for() -> None:
    problem = objective()
    blocks, knobs = sgd()
    rows, runs = compiled(problem, blocks, knobs, 8, path=(4, 0))
    assert rows.path.shape == (3, 1, problem.layout.dimension)
    assert np.array_equal(rows.path[0], problem.start(1).numpy())
    assert np.array_equal(rows.path[2], runs.parameters)


def test_what_cannot_be_compiled_is_refused_with_a_reason() -> None:
    wide = objective(widths=(5, 600, 3))
    assert "512 units" in str(unsupported(wide, sgd()[0]))
    with pytest.raises(ValueError, match="cannot be compiled"):
        net_kernel(wide, sgd()[0])
