"""Questions about a running experiment: refusals, influence, losses of batches, histograms."""

import numpy as np
import pytest

from engine.errors import InputError
from engine.experiment import Experiment
from engine.host.question import questions
from engine.spec import parse

NET = {
    "name": "mlp",
    "data": "sine",
    "samples": 40,
    "noise": 0.1,
    "hidden": [4],
    "activation": "tanh",
    "batch_size": 16,
}
RUNS = [{"optimizer": {"name": "SGD", "lr": 0.01}}, {"optimizer": {"name": "Adam", "lr": 0.01}}]


@pytest.fixture(scope="module")
def experiment():
    found = Experiment(parse({"steps": 9, "dtype": "float64", "problem": NET, "runs": RUNS}))
    found.advance(5)
    return found


def ask(name, experiment, **arguments):
    return questions[name].answer(experiment, **arguments)


def test_what_cannot_be_had_has_a_reason(experiment):
    assert ask("diagnostics", experiment) == {
        "refused": {}, "failed": {}, "tensors": ("0.weight", "0.bias", "2.weight", "2.bias"),
        "vectors": (
            ("parameters", "gradient", "momentum.buffer"),
            ("parameters", "gradient", "adam_moments.first", "adam_moments.second"),
        ),
    }  # fmt: skip
    surface = Experiment(parse({"problem": "rosenbrock", "runs": RUNS}))
    assert ask("diagnostics", surface)["refused"]["noise_scale"] == "the loss is not a mean over samples"


def test_influence_predicts_what_a_small_step_does(experiment):
    matrix = ask("influence", experiment, run=1, count=4)
    np.testing.assert_allclose(matrix, matrix.T)
    place = experiment.by_run(experiment.parameters)[1:2]
    batch = experiment.objective.batch(experiment.step)
    size, rate = len(batch.inputs) // 4, 1e-7
    from engine.gradient_parts import gradients

    parts, _ = gradients(experiment.objective, place, experiment.step, 4)

    def loss(at, part):
        cut = slice(part * size, (part + 1) * size)
        return experiment.objective.network.loss(at, batch.inputs[cut], batch.targets[cut]).item()

    for i in range(4):
        for j in range(4):
            change = (loss(place - rate * parts[j], i) - loss(place + rate * parts[j], i)) / (2 * rate)
            assert change == pytest.approx(-matrix[i, j], rel=1e-5, abs=1e-7)


def test_losses_of_all_batches(experiment):
    found = ask("batch_losses", experiment)
    places = experiment.by_run(experiment.parameters)
    expected = [
        experiment.objective.evaluate(places, k)[0].numpy() for k in range(experiment.objective.steps_per_epoch)
    ]
    np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_histograms_count_every_number_once(experiment):
    weights = experiment.by_run(experiment.parameters)[1].numpy()
    one = ask("histogram", experiment, run=1, bins=5)
    np.testing.assert_array_equal(one.counts, [((weights >= a) & (weights < b)).sum() for a, b in zip(
        one.edges[:-1], [*one.edges[1:-1], np.inf], strict=True)])  # fmt: skip
    two = ask("histogram", experiment, run=1, of="gradient", against="adam_moments.second", tensor="0.weight", bins=3)
    slot = next(slot for slot in experiment.objective.layout.slots if slot.name == "0.weight")
    assert two.counts.shape == (3, 3)
    assert two.counts.sum() == slot.size
    assert two.left_out == 0


@pytest.mark.parametrize(
    ("name", "arguments", "complaint"),
    [
        ("influence", {"run": 2}, "counted from 0"),
        ("influence", {"run": 0, "count": 0}, "must be in"),
        ("histogram", {"run": 0, "of": "gradeint"}, "gradient"),
        ("histogram", {"run": 0, "tensor": "7.weight"}, "tensor"),
        ("histogram", {"run": 0, "bins": 0}, "must be in"),
    ],
    ids=["run", "count", "vector", "tensor", "bins"],
)
def test_what_cannot_be_answered(experiment, name, arguments, complaint):
    with pytest.raises(InputError, match=complaint):
        ask(name, experiment, **arguments)


def test_a_surface_has_no_batches():
    surface = Experiment(parse({"problem": "rosenbrock", "runs": RUNS}))
    for name, arguments in (("influence", {"run": 0}), ("batch_losses", {})):
        with pytest.raises(InputError, match="rosenbrock"):
            ask(name, surface, **arguments)
