import pytest
import torch

from engine.networks.activations import activations
from tests.networks.cases import LOSSES, by_autograd, evaluate, make_batch, make_network, make_parameters


def assert_equal(found, wanted, tolerance=1e-12):
    for one, other in zip(found, wanted, strict=True):
        torch.testing.assert_close(one, other, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("runs", [1, 3])
@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", activations)
def test_equals_autograd_of_modules(activation, loss, bias, runs):
    network = make_network(loss, activation=activation, bias=bias)
    parameters, batch = make_parameters(network, runs), make_batch(loss)
    assert_equal(evaluate(network, parameters, batch), by_autograd(network, parameters, batch))


@pytest.mark.parametrize("runs", [1, 3])
@pytest.mark.parametrize("output", activations)
def test_output_activations_equal_autograd(output, runs):
    network = make_network("mse", output=output)
    parameters, batch = make_parameters(network, runs), make_batch("mse")
    assert_equal(evaluate(network, parameters, batch), by_autograd(network, parameters, batch))


@pytest.mark.parametrize("widths", [(4, 3), (4, 2, 2, 2, 2, 3)])
@pytest.mark.parametrize("runs", [1, 2])
def test_depths(widths, runs):
    network = make_network(widths=widths)
    parameters, batch = make_parameters(network, runs), make_batch("cross_entropy")
    assert_equal(evaluate(network, parameters, batch), by_autograd(network, parameters, batch))


@pytest.mark.parametrize("loss", LOSSES)
def test_equals_finite_differences(loss):
    network = make_network(loss, activation="tanh")
    parameters, batch = make_parameters(network, 1), make_batch(loss)
    size = 1e-6
    shifts = size * torch.eye(network.layout.dimension, dtype=torch.float64)
    slope = (evaluate(network, parameters + shifts, batch)[0] - evaluate(network, parameters - shifts, batch)[0]) / (
        2 * size
    )
    torch.testing.assert_close(evaluate(network, parameters, batch)[1][0], slope, rtol=1e-7, atol=1e-8)


@pytest.mark.parametrize(("dtype", "tolerance"), [(torch.float32, 1e-5), (torch.float64, 1e-12)])
def test_a_stacked_run_equals_the_single_run(dtype, tolerance):
    network = make_network(dtype=dtype, widths=(4, 32, 32, 3))
    parameters, batch = make_parameters(network, 5, dtype), make_batch("cross_entropy", 50, dtype)
    losses, gradients = evaluate(network, parameters, batch)
    for row in range(5):
        alone = evaluate(make_network(dtype=dtype, widths=(4, 32, 32, 3)), parameters[row : row + 1].clone(), batch)
        assert_equal((losses[row : row + 1], gradients[row : row + 1]), alone, tolerance)


@pytest.mark.parametrize("poison", [float("nan"), float("inf"), 1e300])
@pytest.mark.parametrize("loss", LOSSES)
def test_one_runs_nan_does_not_touch_the_others(loss, poison):
    network = make_network(loss)
    parameters, batch = make_parameters(network, 4), make_batch(loss)
    losses, gradients = evaluate(network, parameters, batch)
    ill = parameters.clone()
    ill[1] = poison
    ill_losses, ill_gradients = evaluate(network, ill, batch)
    others = [0, 2, 3]
    assert torch.equal(ill_losses[others], losses[others])
    assert torch.equal(ill_gradients[others], gradients[others])
    assert not torch.isfinite(ill_gradients[1]).all() or not torch.isfinite(ill_losses[1]) or poison == 1e300
    assert torch.equal(evaluate(network, parameters, batch)[1], gradients)


@pytest.mark.parametrize("runs", [1, 3])
def test_memory_order_of_the_parameters_does_not_matter(runs):
    network = make_network()
    parameters, batch = make_parameters(network, runs), make_batch("cross_entropy")
    runs_fastest = parameters.t().contiguous().t()
    part_of_more = torch.zeros(runs + 2, network.layout.dimension + 5, dtype=torch.float64)
    inside = part_of_more[1:-1, 2:-3]
    inside.copy_(parameters)
    wanted = evaluate(network, parameters, batch)
    assert_equal(evaluate(network, runs_fastest, batch), wanted)
    assert_equal(evaluate(network, inside, batch), wanted)


@pytest.mark.parametrize("runs", [1, 3])
def test_changes_in_place_are_seen_and_results_are_kept(runs):
    network = make_network()
    parameters, batch = make_parameters(network, runs), make_batch("cross_entropy")
    loss, gradient = evaluate(network, parameters, batch)
    kept = loss.clone(), gradient.clone()
    parameters -= 0.1 * gradient
    assert_equal(evaluate(network, parameters, batch), by_autograd(network, parameters, batch))
    assert torch.equal(loss, kept[0])
    assert torch.equal(gradient, kept[1])


def test_batch_sizes_and_stack_sizes_may_change():
    network = make_network()
    for runs, count in [(1, 11), (1, 4), (3, 4), (3, 11), (1, 11), (2, 1)]:
        parameters, batch = make_parameters(network, runs), make_batch("cross_entropy", count)
        assert_equal(evaluate(network, parameters, batch), by_autograd(network, parameters, batch))


def test_every_grad_mode_gives_the_same():
    network = make_network()
    parameters, batch = make_parameters(network, 2), make_batch("cross_entropy")
    with torch.inference_mode():
        first = evaluate(network, parameters, batch)
    with torch.no_grad():
        second = evaluate(network, parameters, batch)
    third = evaluate(network, parameters.clone().requires_grad_(), batch)
    assert not third[1].requires_grad
    assert_equal(first, third, 0)
    assert_equal(second, third, 0)


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16])
def test_half_precision(dtype):
    network = make_network(dtype=dtype)
    parameters, batch = make_parameters(network, 2, dtype), make_batch("cross_entropy", dtype=dtype)
    loss, gradient = evaluate(network, parameters, batch)
    assert loss.dtype == gradient.dtype == dtype
    wide = evaluate(make_network(), parameters.double(), make_batch("cross_entropy"))
    torch.testing.assert_close(loss.double(), wide[0], rtol=0.05, atol=0.05)
    torch.testing.assert_close(gradient.double(), wide[1], rtol=0.2, atol=0.05)


@pytest.mark.cuda
def test_cuda_equals_cpu():
    network = make_network()
    parameters, batch = make_parameters(network, 3), make_batch("cross_entropy")
    on_device = type(batch)(*(part.cuda() for part in batch))
    loss, gradient = evaluate(network, parameters.cuda(), on_device)
    assert_equal((loss.cpu(), gradient.cpu()), evaluate(network, parameters, batch))
