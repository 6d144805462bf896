"""Experiments whose batch size a schedule drives, against plain torch loops with batches made by hand."""

import numpy as np
import pytest
import torch

from engine import snapshot
from engine.batch_schedule import BatchSchedule, sizes
from engine.data.order import BatchOrder
from engine.data.sized_order import SizedOrder
from engine.errors import InputError
from engine.experiment import Experiment
from engine.export.torch_script import torch_script
from engine.finder import Ramp, RangeTest
from engine.fused_nets import unsupported
from engine.host.question import questions
from engine.session.record import record_of
from engine.spec import parse

NET = {"name": "mlp", "data": "sine", "samples": 60, "hidden": [6], "activation": "tanh", "batch_size": 8,
       "validation": 0.0, "shuffle": False}  # fmt: skip
GROWING = {"name": "HandDrawn", "at": [0, 30, 60], "factors": [0.5, 2, 5], "interpolation": "step"}
CURVED = {"name": "HandDrawn", "at": [0, 90], "factors": [0.125, 9.0]}
ADAM = {"optimizer": {"name": "Adam", "lr": 0.02}}
SGD = {"optimizer": {"name": "SGD", "lr": 0.05, "momentum": 0.9}}


def spec(schedule=GROWING, runs=(ADAM,), **more):
    table = {"steps": 90, "dtype": "float64", "problem": NET, "runs": list(runs), "batch_schedule": schedule, **more}
    return parse(table)


def by_torch(experiment, make, batches):
    """Losses of a loop of torch's own over ``batches`` of sample numbers."""
    module, criterion = experiment.objective.module()
    module = module.double()
    optimizer = make(module.parameters())
    inputs, targets = experiment.objective.data
    losses = []
    for numbers in batches:
        optimizer.zero_grad()
        loss = criterion(module(inputs[numbers]), targets[numbers])
        loss.backward()
        losses.append(loss.item())
        optimizer.step()
    return losses


def test_runs_see_the_batches_that_a_loop_by_hand_makes():
    """Sizes 4, 16 and 40 over 60 samples in a fixed order; an epoch's last batch is what is left."""
    batches, place = [], 0
    for step in range(91):
        size = 4 if step < 30 else 16 if step < 60 else 40
        batches.append(list(range(place, min(place + size, 60))))
        place = 0 if place + size >= 60 else place + size
    experiment = Experiment(spec(runs=[ADAM, SGD]))
    experiment.advance(90)
    optim = torch.optim
    for name, make in (
        ("Adam", lambda p: optim.Adam(p, 0.02)), ("SGD", lambda p: optim.SGD(p, 0.05, momentum=0.9))
    ):  # fmt: skip
        wanted = by_torch(experiment, make, batches)
        np.testing.assert_allclose(experiment.history[name]["loss"], wanted, rtol=1e-9)


def test_shuffled_epochs_are_those_of_the_seed():
    experiment = Experiment(spec(CURVED, problem=NET | {"shuffle": True}, seed=4))
    experiment.advance(90)
    stream, batches = BatchOrder(60, 8, True, 4), []
    epoch, left = 0, list(stream.epoch(0))
    for step in range(91):
        size = int(np.floor(8 * np.interp(step, [0, 90], [0.125, 9.0]) + 0.5))
        batches.append(left[:size])
        left = left[size:]
        if not left:
            epoch, left = epoch + 1, list(stream.epoch(epoch + 1))
    wanted = by_torch(experiment, lambda p: torch.optim.Adam(p, 0.02), batches)
    np.testing.assert_allclose(experiment.history["Adam"]["loss"], wanted, rtol=1e-9)


@pytest.mark.parametrize("problem", [NET | {"shuffle": True}, {**NET, "shuffle": True, "norm": "layer"}])
def test_bits_do_not_depend_on_chunks_or_snapshots(problem):
    found = []
    for cuts in ([90], [1] * 90, [37, 53]):
        experiment = Experiment(spec(CURVED, runs=[ADAM, SGD], problem=problem))
        for count in cuts:
            experiment.advance(count)
        found.append(experiment)
    half = Experiment(spec(CURVED, runs=[ADAM, SGD], problem=problem))
    half.advance(41)
    kept = snapshot.save(half)
    other = Experiment(spec(CURVED, runs=[ADAM, SGD], problem=problem), history=False)
    snapshot.restore(other, kept)
    other.advance(49)
    for one in (*found[1:], other):
        assert torch.equal(one.parameters, found[0].parameters)
    for one in found[1:]:
        np.testing.assert_array_equal(one.history["SGD"]["loss"], found[0].history["SGD"]["loss"])


def test_a_schedule_that_changes_nothing_gives_the_plain_batches():
    still = Experiment(spec({"name": "ConstantLR", "factor": 1.0}, problem=NET | {"shuffle": True}))
    plain = Experiment(spec((), problem=NET | {"shuffle": True}))
    for step in range(40):
        place = plain.objective.start(2) + 0.1 * step
        for one, other in zip(
            still.objective.evaluate(place, step), plain.objective.evaluate(place, step), strict=True
        ):
            assert torch.equal(one, other)


def test_planned_sizes_are_whole_and_within_the_samples():
    planned = BatchSchedule(({"name": "LambdaLR", "lr_lambda": "step/10", "drives": "batch_size"},), 1000).plan()
    found = sizes(planned, np.arange(1000), 5, 60)
    assert found[:6].tolist() == [1, 1, 1, 2, 2, 3]  # 0, 0.5, 1, 1.5, 2, 2.5: halves up, never below 1
    assert found.max() == 60
    assert sizes(planned, np.array([5]), 10**6, 60).tolist() == [30]  # a base above the samples means all of them


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"problem": "rosenbrock"}, "rosenbrock has no batch_size to drive"),
        ({"batch_schedule": [{**GROWING, "drives": "lr"}]}, "drives batch_size and nothing else"),
        ({"batch_schedule": "ReduceLROnPlateau"}, "cannot react"),
        ({"batch_schedule": {"name": "LambdaLR", "lr_lambda": "1 - step"}}, "must be a finite number"),
        ({"batch_schedule": "Unheard"}, "Unheard"),
    ],
)
def test_what_cannot_be_is_refused(more, reason):
    with pytest.raises(InputError, match=reason) as raised:
        spec(**more)
    assert str(raised.value).startswith("batch_schedule")


def test_a_spec_without_one_is_written_as_before():
    plain = spec(())
    assert "batch_schedule" not in plain.table()
    assert plain.value("batch_schedule") == ()
    driven = plain.with_value("batch_schedule", [GROWING])
    assert driven.batch_schedule == ({**GROWING, "drives": "batch_size"},)
    assert parse(driven.table()) == driven
    assert driven.with_value("batch_schedule", ()) == plain


def test_steps_cannot_change_under_it():
    experiment = Experiment(spec())
    for path, value in (("steps", 200), ("batch_schedule", [])):
        with pytest.raises(InputError, match="cannot change while the experiment runs"):
            experiment.edit(path, value)


def test_what_needs_equal_epochs_is_refused_with_the_reason():
    experiment = Experiment(spec(runs=[SGD]))
    with pytest.raises(InputError, match="drives the batch size"):
        questions["batch_losses"].answer(experiment)
    with pytest.raises(InputError, match="drives the batch size"):
        questions["limit_cycle"].answer(experiment, run=0)
    assert isinstance(experiment.objective.order, SizedOrder)
    assert "drives the batch size" in str(unsupported(experiment.objective, ()))


def test_a_script_sees_the_same_batches():
    experiment = Experiment(spec(CURVED, problem=NET | {"shuffle": True}))
    experiment.advance(90)
    script = torch_script(record_of(experiment), "Adam")
    assert script.off < 1e-9
    assert np.diff(script.arrays["ends"]).max() == 60


def test_a_range_test_is_made_at_the_base_size():
    finder = RangeTest(spec(), 0, Ramp(steps=20, seeds=1))
    assert isinstance(finder.experiment.objective.order, BatchOrder)
