import numpy as np
import pytest

from engine import snapshot
from engine.errors import InputError
from engine.event import Event
from engine.experiment import Experiment
from engine.host.question import questions
from engine.spec import parse

RUNS = [
    {"name": "heavy ball", "optimizer": {"name": "SGD", "lr": 1e-3, "momentum": 0.9, "weight_decay": 0.1}},
    {"name": "adam", "optimizer": {"name": "Adam", "lr": 0.1}, "schedule": {"name": "ExponentialLR", "gamma": 0.9}},
    {"name": "scaled", "optimizer": {"name": "SGD", "lr": 1e-4}, "loss_scale": 3.0},
]


def on_surface(runs=RUNS, events=(), steps=7):
    given = {"steps": 100, "dtype": "float64", "problem": "rosenbrock", "runs": runs}
    experiment = Experiment(parse(given), script=events)
    experiment.advance(steps)
    return experiment


def on_network(runs=("Adam", "SGD")):
    problem = {"name": "mlp", "samples": 60, "hidden": [8]}
    experiment = Experiment(parse({"steps": 50, "problem": problem, "runs": [{"optimizer": run} for run in runs]}))
    experiment.advance(20)
    return experiment


def ask(question, experiment, **arguments):
    return questions[question].answer(experiment, **arguments)


@pytest.mark.parametrize("run", [0, 1, 2])
def test_the_trace_is_the_next_update_and_changes_nothing(run):
    experiment = on_surface()
    before = snapshot.save(experiment)
    trace = ask("trace", experiment, run=run)
    assert snapshot.save(experiment) == before
    name = RUNS[run]["name"]
    np.testing.assert_array_equal(trace.before, experiment.history[name]["x"][7])
    experiment.advance(1)
    np.testing.assert_array_equal(trace.after, experiment.history[name]["x"][8])
    np.testing.assert_array_equal(trace.before - trace.update, trace.after)
    after = snapshot.save(experiment)
    other = on_surface()
    other.advance(1)
    assert snapshot.save(other) == after


def test_each_block_takes_what_the_one_before_gives():
    trace = ask("trace", on_surface(), run=1)
    names = [block.name for block in trace.blocks]
    assert names == ["l2", "adam_moments", "learning_rate"]
    np.testing.assert_array_equal(trace.blocks[0].input, trace.gradient)
    for one, next_one in zip(trace.blocks, trace.blocks[1:], strict=False):
        np.testing.assert_array_equal(one.output, next_one.input)
    np.testing.assert_array_equal(trace.blocks[-1].output, trace.update)
    assert [block.active for block in trace.blocks] == [False, True, True]


def test_states_and_knobs_are_those_of_the_rule():
    trace = ask("trace", on_surface(), run=1)
    moments, rate = trace.blocks[1], trace.blocks[2]
    assert rate.knobs["lr"] == pytest.approx(0.1 * 0.9**7)
    gradient = trace.gradient
    first, second = moments.states["first"], moments.states["second"]
    np.testing.assert_allclose(first[1], 0.9 * first[0] + 0.1 * gradient)
    np.testing.assert_allclose(second[1], 0.999 * second[0] + 0.001 * gradient**2)
    before, after = moments.states["correction1"]
    np.testing.assert_allclose([before[0], after[0]], [1 - 0.9**7, 1 - 0.9**8])


def test_the_scale_of_the_loss_enters_before_the_first_block():
    trace = ask("trace", on_surface(), run=2)
    assert trace.scale == 3.0
    np.testing.assert_allclose(trace.blocks[0].input, 3 * trace.gradient)
    np.testing.assert_allclose(trace.update, 1e-4 * 3 * trace.gradient)


def test_some_parameters_of_a_network():
    experiment = on_network()
    trace = ask("trace", experiment, run=1, parameters=[40, 3, 40])
    assert trace.parameters == (40, 3)
    assert trace.labels == tuple(experiment.objective.layout.label(index) for index in (40, 3))
    expected = experiment.by_run(experiment.parameters)[1][[40, 3]]
    np.testing.assert_array_equal(trace.before, expected.double().numpy())


def test_the_parameters_with_the_largest_gradients():
    experiment = on_network()
    gradient = experiment.objective.evaluate(experiment.parameters, experiment.step)[1][0].abs().numpy()
    found = ask("trace", experiment, run=0, largest=3)
    assert sorted(found.parameters) == sorted(np.argsort(gradient)[-3:].tolist())
    np.testing.assert_array_equal(np.abs(found.gradient), gradient[list(found.parameters)])


def test_a_frozen_run_is_marked():
    experiment = on_surface([{"optimizer": {"name": "SGD", "lr": 1.0}}, {"optimizer": "Adam"}], steps=20)
    assert ask("trace", experiment, run=0).frozen
    assert not ask("trace", experiment, run=1).frozen


@pytest.mark.parametrize(
    "arguments", [{"run": 3}, {"run": -1}, {"run": "adam"}, {"parameters": []}, {"parameters": [9]}]
)
def test_a_trace_of_what_is_not_there_is_refused(arguments):
    with pytest.raises(InputError, match=r"^trace: "):
        ask("trace", on_surface(), **arguments)


def test_the_plane_is_that_of_the_path():
    experiment = on_network()
    found = ask("plane", experiment)
    points, shares = experiment.path.plane()
    np.testing.assert_array_equal(found.steps, np.arange(21))
    np.testing.assert_array_equal(found.points, points)
    np.testing.assert_array_equal(found.shares, shares)
    assert found.points.shape == (21, 2, 2)


def test_where_every_parameter_is_recorded_the_plane_is_that_of_the_history():
    table = {"steps": 300, "dtype": "float64", "problem": {"name": "ackley", "start": [1.0, 2.0, 3.0]}}
    runs = [{"optimizer": {"name": "SGD", "lr": 0.05}}, {"optimizer": "Adam"}]
    experiment = Experiment(parse({**table, "runs": runs}))
    experiment.advance(300)
    found = ask("plane", experiment)
    np.testing.assert_array_equal(found.steps, np.arange(0, 301, 4))
    x = np.stack([experiment.history[name]["x"][::4] for name in ("SGD", "Adam")], axis=1)
    flat = x.reshape(-1, 3) - x.reshape(-1, 3).mean(0)
    _, values, rows = np.linalg.svd(flat, full_matrices=False)
    np.testing.assert_allclose(found.shares, values[:2] ** 2 / (values**2).sum(), rtol=1e-4)
    expected = (flat @ rows[:2].T).reshape(-1, 2, 2)
    for axis in range(2):
        sign = np.sign((expected[..., axis] * found.points[..., axis]).sum())
        np.testing.assert_allclose(sign * found.points[..., axis], expected[..., axis], atol=1e-4)
    alone = Experiment(parse({**table, "problem": {"name": "ackley", "start": [1.0]}, "runs": [{"optimizer": "SGD"}]}))
    with pytest.raises(InputError, match="at least 2 parameters"):
        ask("plane", alone)


def test_the_snapshot_comes_with_its_step_and_events():
    events = [Event(3, "runs.0.optimizer.lr", 1e-3, 1e-4), Event(50, "runs.0.optimizer.lr", 1e-4, 1e-3)]
    experiment = on_surface(events=events)
    found = ask("snapshot", experiment)
    assert (found.step, found.events) == (7, tuple(events[:1]))
    assert found.data == snapshot.save(experiment)


def test_every_question_says_what_it_is():
    assert {"plane", "snapshot", "trace"} <= set(questions.names())
    assert all(question.help for question in questions)
