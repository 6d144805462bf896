"""Where torch leaves its documentation: every entry of docs/schedules.md, pinned for torch 2.13."""

import warnings
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.errors import InputError
from engine.plan import plan
from engine.schedule import schedules, stateful_schedules
from engine.schedule_lint import lint, torch_curves, torch_scheduler

LINEAR = {"name": "LinearLR", "start_factor": 0.1, "total_iters": 10}
CONSTANT = {"name": "ConstantLR", "factor": 0.5, "total_iters": 5}
DECAY = {"name": "ExponentialLR", "gamma": 0.9}
STAIRS = {"name": "StepLR", "step_size": 7, "gamma": 0.5}
COSINE = {"name": "CosineAnnealingLR", "T_max": 25}
RESTARTS = {"name": "CosineAnnealingWarmRestarts", "T_0": 8, "T_mult": 2}
CYCLIC = {"name": "CyclicLR", "base_lr": 0.01, "max_lr": 0.2, "step_size_up": 6, "cycle_momentum": False}
ONE_CYCLE = {"name": "OneCycleLR", "max_lr": 0.2, "total_steps": 60, "cycle_momentum": False}
LAMBDA = {"name": "LambdaLR", "lr_lambda": "0.95^step"}
MULTIPLICATIVE = {"name": "MultiplicativeLR", "lr_lambda": "0.95"}
MILESTONES = {"name": "MultiStepLR", "milestones": [5, 15], "gamma": 0.5}
POLYNOMIAL = {"name": "PolynomialLR", "total_iters": 30, "power": 2.0}

RELIABLE = [CONSTANT, LINEAR, DECAY, STAIRS, MILESTONES, POLYNOMIAL, COSINE, RESTARTS, LAMBDA]
FACTORS = [CONSTANT, LINEAR, DECAY, STAIRS, MILESTONES, POLYNOMIAL, MULTIPLICATIVE]


def short(entry):
    return entry["name"]


@pytest.mark.parametrize("first", RELIABLE, ids=short)
def test_sequences_that_torch_gets_right(first):
    for second in RELIABLE:
        assert lint([{**first, "steps": 20}, second], 60) == [], second["name"]


@pytest.mark.parametrize("first", FACTORS, ids=short)
def test_products_that_torch_gets_right(first):
    for second in FACTORS:
        assert lint({"product": [first, second]}, 60) == [], second["name"]


def worst(arguments, total_steps=60, knob="lr", **rest):
    (found,) = [difference for difference in lint(arguments, total_steps, **rest) if difference.knob == knob]
    return found


def test_sequence_with_one_cycle_starts_everything_from_its_first_rate():
    found = worst([LINEAR, {**ONE_CYCLE, "max_lr": 0.1}])
    assert found.first_step == 0
    assert (found.torch, found.planned) == (pytest.approx(0.04 * found.planned), pytest.approx(found.planned))


def test_sequence_with_one_cycle_changes_the_momentum_from_the_start():
    found = worst([LINEAR, {"name": "OneCycleLR"}], knob="momentum")
    assert (found.first_step, found.torch, found.planned) == (0, 0.95, 0.9)


def test_sequence_after_cyclic_takes_the_lower_bound_as_base():
    found = worst([{**CYCLIC, "steps": 20}, DECAY])
    assert (found.first_step, found.torch, found.planned) == (20, 0.01, 0.1)


def test_sequence_into_multiplicative_goes_on_from_the_rate_before():
    found = worst([{**STAIRS, "steps": 20}, MULTIPLICATIVE])
    assert found.first_step == 20
    assert (found.torch, found.planned) == (pytest.approx(0.02375), pytest.approx(0.1))


def test_product_of_cosine_and_decay_forgets_the_decay_after_T_max():
    found = worst({"product": [DECAY, COSINE]})
    assert found.first_step == 26
    assert (found.torch, found.planned) == (pytest.approx(0.00284405, rel=1e-5), pytest.approx(0.000183757, rel=1e-5))


def test_product_of_cosine_with_a_floor_and_decay_makes_the_rate_negative():
    found = worst({"product": [DECAY, {**COSINE, "eta_min": 0.01}]})
    assert found.first_step == 2
    assert (found.torch, found.planned) == (pytest.approx(-0.0153888, rel=1e-5), pytest.approx(0.00967284, rel=1e-5))


def test_product_of_two_cosines_explodes():
    found = worst({"product": [COSINE, {**COSINE, "eta_min": 0.01}]})
    assert found.torch > 500
    assert found.planned == pytest.approx(0.1)


@pytest.mark.parametrize("overwriting", [RESTARTS, CYCLIC, LAMBDA], ids=short)
def test_product_is_overwritten_by_what_does_not_chain(overwriting):
    alone, _ = torch_curves(lambda optimizer: torch_piece(overwriting, optimizer), {"lr": 0.1, "momentum": 0.9}, 60)
    found = lint({"product": [DECAY, overwriting]}, 60)
    assert found
    chained, _ = torch_curves(
        lambda optimizer: torch.optim.lr_scheduler.ChainedScheduler(
            [torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.9), torch_piece(overwriting, optimizer)]
        ),
        {"lr": 0.1, "momentum": 0.9},
        60,
    )
    np.testing.assert_allclose(chained["lr"][1:], alone["lr"][1:])


def torch_piece(entry, optimizer):
    return torch_scheduler(plan(entry, 60).tracks["lr"][0], optimizer)


def test_a_product_cannot_follow_in_a_sequence():
    (found,) = lint([LINEAR, {"product": [DECAY, CONSTANT]}], 60)
    assert found.error.startswith("NotImplementedError")
    assert found.first_step == 10
    assert "stops at step 10" in str(found)


def test_a_product_at_the_front_of_a_sequence_loses_its_first_values():
    found = worst([{"product": [DECAY, CONSTANT], "steps": 20}, STAIRS])
    assert found.first_step == 0


def test_a_sequence_inside_a_product_undoes_what_was_built_before_it():
    assert lint({"product": [[LINEAR, DECAY], CONSTANT]}, 60) == []
    found = worst({"product": [CONSTANT, [LINEAR, DECAY]]})
    assert found.first_step == 0


def test_a_nested_sequence_switches_one_step_early():
    schedulers = torch.optim.lr_scheduler

    def build(optimizer):
        inner = schedulers.SequentialLR(
            optimizer, [schedulers.LinearLR(optimizer, 0.1, 1.0, 5), schedulers.ExponentialLR(optimizer, 0.9)], [5]
        )
        return schedulers.SequentialLR(optimizer, [inner, schedulers.StepLR(optimizer, 3)], [8])

    found, error = torch_curves(build, {"lr": 0.1}, 8)
    assert error == ""
    np.testing.assert_allclose(found["lr"], [0.01, 0.028, 0.046, 0.064, 0.1, 0.09, 0.081, 0.0729])
    ours = plan([{**LINEAR, "total_iters": 5}, {**DECAY, "steps": 3}, STAIRS], 60).values("lr", np.arange(8), 0.1)
    np.testing.assert_allclose(ours, [0.01, 0.028, 0.046, 0.064, 0.082, 0.1, 0.09, 0.081])


def test_one_cycle_past_its_end():
    found = lint({**ONE_CYCLE, "total_steps": 10, "anneal_strategy": "linear", "max_lr": 1.0}, 20)
    assert found[0].first_step == 10
    assert found[0].torch == pytest.approx(-0.142852571)
    assert found[0].planned == pytest.approx(4e-6)
    assert "Tried to step 11 times" in found[1].error


@pytest.mark.parametrize("three_phase", [False, True])
def test_one_cycle_with_one_step_of_rise_cannot_be_built(three_phase):
    (found,) = lint({**ONE_CYCLE, "total_steps": 10, "pct_start": 0.1, "three_phase": three_phase}, 10)
    assert "ZeroDivisionError" in found.error
    assert "cannot be built" in str(found)


def test_constant_zero_stops_torch():
    (found,) = lint({"name": "ConstantLR", "factor": 0.0, "total_iters": 3}, 10)
    assert (found.first_step, found.error[:17]) == (3, "ZeroDivisionError")


def test_constant_of_no_length_never_ends_in_torch():
    found = worst({"name": "ConstantLR", "factor": 0.5, "total_iters": 0})
    assert (found.first_step, found.torch, found.planned) == (0, 0.05, 0.1)


def test_epochs_are_stepped_once_an_epoch():
    assert lint([{**LINEAR, "per": "epoch"}, {**DECAY, "per": "epoch"}], 300, steps_per_epoch=5) == []


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ({"name": "Warmup"}, "torch has no Warmup"),
        ({"name": "ReduceLROnPlateau"}, "depends on the run"),
        ({**DECAY, "drives": "momentum"}, "the learning rate only"),
        ([{**LINEAR, "per": "epoch"}, DECAY], "some count steps and some epochs"),
        ([{**LINEAR, "per": "epoch", "steps": 7}, {**DECAY, "per": "epoch"}], "middle of an epoch"),
    ],
)
def test_what_torch_cannot_say(spec, message):
    with pytest.raises(InputError, match=message):
        lint(spec, 300, steps_per_epoch=5)


def test_documented_examples_of_torch_are_a_step_late():
    schedulers = torch.optim.lr_scheduler
    linear, _ = torch_curves(lambda o: schedulers.LinearLR(o, 0.05, total_iters=40), {"lr": 0.05}, 3)
    np.testing.assert_allclose(linear["lr"], [0.0025, 0.0036875, 0.004875])  # "0.003687 if epoch == 0"
    power, _ = torch_curves(lambda o: schedulers.PolynomialLR(o, 50, 0.9), {"lr": 0.05}, 2)
    np.testing.assert_allclose(power["lr"], [0.05, 0.049099], rtol=1e-5)  # "0.0490 if epoch == 0"


@pytest.mark.parametrize(("T_0", "T_mult", "restart"), [(1, 3, 121), (1, 3, 29524), (10, 3, 1210), (10, 10, 1110)])
def test_restarts_by_epoch_miss_a_restart_in_torch(T_0, T_mult, restart):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(optimizer, T_0, T_mult)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        scheduler.step(restart)
    assert optimizer.param_groups[0]["lr"] == 0.0
    ours = plan({"name": "CosineAnnealingWarmRestarts", "T_0": T_0, "T_mult": T_mult}, 10).values("lr", [restart], 0.1)
    assert ours[0] == 0.1


def test_milestones_out_of_order_and_between_steps_pass_torch_in_silence():
    schedulers = torch.optim.lr_scheduler
    found, _ = torch_curves(lambda o: schedulers.MultiStepLR(o, [4, 2]), {"lr": 1.0}, 5)
    np.testing.assert_allclose(found["lr"], [1, 1, 0.1, 0.1, 0.01])
    found, _ = torch_curves(lambda o: schedulers.MultiStepLR(o, [2.5]), {"lr": 1.0}, 5)
    np.testing.assert_allclose(found["lr"], 1.0)


def test_no_length_is_no_change_in_torch():
    schedulers = torch.optim.lr_scheduler
    for build in (lambda o: schedulers.LinearLR(o, 0.5, 1.0, 0), lambda o: schedulers.PolynomialLR(o, 0)):
        found, error = torch_curves(build, {"lr": 1.0}, 5)
        assert error == ""
        assert len(set(found["lr"])) == 1


def test_the_page_on_schedules_names_them_all_with_their_defaults():
    page = (Path(__file__).parents[1] / "docs" / "schedules.md").read_text(encoding="utf-8")
    for schedule in (*schedules, *stateful_schedules):
        (row,) = [line for line in page.splitlines() if line.startswith(f"| `{schedule.name}` |")]
        for knob in schedule.knobs:
            assert f"`{knob.name}`" in row
