"""Every schedule against torch's own object, and the contract that all declarations keep."""

import itertools
import math
import warnings

import numpy as np
import pytest
import torch

from engine.errors import InputError
from engine.plan import plan
from engine.schedule import schedules, stateful_schedules, suggested

STEPS = 300


def grid(**choices):
    """All combinations of the given lists of values."""
    return [dict(zip(choices, values, strict=True)) for values in itertools.product(*choices.values())]


GRID = {
    "ConstantLR": [{}, *grid(factor=[0.1, 0.7, 1.0], total_iters=[1, 40, 1000])],
    "LinearLR": [{}, *grid(start_factor=[0.01, 0.5, 1.0], end_factor=[0.0, 0.3, 1.0], total_iters=[1, 77, 299, 1000])],
    "ExponentialLR": grid(gamma=[1e-3, 0.5, 0.9, 0.999, 1.0, 1.02]),
    "StepLR": [{"step_size": 30}, *grid(step_size=[1, 7, 100], gamma=[0.1, 0.9, 1.1])],
    "MultiStepLR": [
        {"milestones": [30, 80]},
        *grid(milestones=[[0], [1], [50], [0, 10, 10, 299], [5, 6, 7, 1000]], gamma=[0.1, 0.5]),
    ],
    "PolynomialLR": [{}, *grid(total_iters=[1, 50, 300, 1000], power=[0.5, 0.9, 1.0, 3.0])],
    "CosineAnnealingLR": grid(T_max=[1, 2, 7, 41, 100, 300, 1000], eta_min=[0.0, 1e-5, 1e-3, 0.2]),
    "CosineAnnealingWarmRestarts": [{"T_0": 30}, *grid(T_0=[1, 2, 9, 300], T_mult=[1, 2, 3], eta_min=[0.0, 1e-3])],
    "CyclicLR": [
        {"base_lr": 0.01, "max_lr": 0.1},
        *grid(
            base_lr=[0.0, 0.01], max_lr=[0.1], step_size_up=[1, 13, 50], step_size_down=[1, 29],
            mode=["triangular", "triangular2", "exp_range"], gamma=[0.99],
        ),
        *grid(base_lr=[0.01], max_lr=[0.1], step_size_up=[20], cycle_momentum=[False]),
        *grid(base_lr=[0.01], max_lr=[0.1], step_size_up=[20], base_momentum=[0.5], max_momentum=[0.99]),
    ],
    "OneCycleLR": [
        *grid(
            max_lr=[0.1], total_steps=[300, 301, 1000], pct_start=[0.3, 0.02, 0.45], anneal_strategy=["cos", "linear"],
            three_phase=[False, True],
        ),
        *grid(max_lr=[0.1], total_steps=[300], pct_start=[0.0, 0.001, 0.9, 1.0]),
        *grid(max_lr=[0.1], epochs=[20], steps_per_epoch=[15, 17]),
        *grid(max_lr=[1.0], total_steps=[300], pct_start=[0.6], three_phase=[True]),
        *grid(max_lr=[2.0], total_steps=[300], div_factor=[9.0], final_div_factor=[7.0], cycle_momentum=[False, True]),
        *grid(max_lr=[2.0], total_steps=[300], base_momentum=[0.5], max_momentum=[0.99]),
    ],
}  # fmt: skip
CASES = [(name, arguments) for name, cases in GRID.items() for arguments in cases]

FORMULAS = [
    ("0.95 ** epoch", lambda epoch: 0.95**epoch),
    ("0.5^(epoch // 30)", lambda epoch: 0.5 ** (epoch // 30)),
    ("1/(1 + step/100)", lambda step: 1 / (1 + step / 100)),
    ("min((step+1)^-0.5, 40^-1.5 (step+1))", lambda step: min((step + 1) ** -0.5, (step + 1) * 40**-1.5)),
    ("1", lambda step: 1.0),
    ("(1 + cos(π step/300))/2", lambda step: (1 + math.cos(math.pi * step / 300)) / 2),
]  # fmt: skip


def torch_object(name, arguments, base, optimizer="SGD"):
    """A dummy optimizer and torch's own scheduler on it."""
    stepper = getattr(torch.optim, optimizer)([torch.nn.Parameter(torch.zeros(1))], lr=base)
    return stepper, getattr(torch.optim.lr_scheduler, name)(stepper, **arguments)


def torch_values(name, arguments, base, optimizer="SGD", steps=STEPS):
    """Rates and momenta that torch's own scheduler gives, step by step."""
    stepper, scheduler = torch_object(name, arguments, base, optimizer)
    rates, momenta = [], []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the dummy optimizer never steps
        for step in range(steps):
            group = stepper.param_groups[0]
            rates.append(group["lr"])
            momenta.append(group["betas"][0] if optimizer == "Adam" else group["momentum"])
            if step + 1 < steps:
                scheduler.step()
    return np.array(rates), np.array(momenta)


def largest_difference(ours, theirs, floor):
    """Relative to the rate, or to ``floor`` of the largest rate where it is smaller than that."""
    return np.max(np.abs(ours - theirs) / np.maximum(np.abs(theirs), floor * np.max(np.abs(theirs))))


@pytest.mark.parametrize(("name", "arguments"), CASES, ids=str)
def test_equal_to_torch(name, arguments):
    for base, optimizer in ((0.1, "SGD"), (3e-4, "Adam")):
        ours = plan({"name": name, **arguments}, STEPS)
        rates, momenta = torch_values(name, arguments, base, optimizer)
        # torch's cosine is a recursion that carries the rounding of the largest rate into the smallest ones
        floor = 1.0 if name == "CosineAnnealingLR" else 1e-2
        assert largest_difference(ours.values("lr", np.arange(STEPS), base), rates, floor) <= 1e-12
        closed = closed_form(name, arguments, base)
        if closed is not None:  # then digit for digit, near zero too
            np.testing.assert_allclose(ours.values("lr", np.arange(STEPS), base), closed, rtol=1e-12, atol=1e-18)
        held = 0.9 if optimizer == "Adam" else 0.0
        found = ours.values("momentum", np.arange(STEPS), held)
        np.testing.assert_allclose(found, momenta, rtol=1e-12, atol=0)
        cycles = schedules[name].momentum is not None and arguments.get("cycle_momentum", True)
        assert ours.knobs == (("lr", "momentum") if cycles else ("lr",))


def closed_form(name, arguments, base):
    """The values of the closed form that torch writes down beside its recursion; None where it has none."""
    _, scheduler = torch_object(name, arguments, base)
    if not hasattr(scheduler, "_get_closed_form_lr"):
        return None
    found = []
    for step in range(STEPS):
        scheduler.last_epoch = step
        found.append(scheduler._get_closed_form_lr()[0])
    return found


@pytest.mark.parametrize("name", ["LambdaLR", "MultiplicativeLR"])
@pytest.mark.parametrize(("text", "function"), FORMULAS, ids=[text for text, _ in FORMULAS])
def test_formula_schedules_equal_torch(name, text, function):
    rates, _ = torch_values(name, {"lr_lambda": function}, 0.1)
    ours = plan({"name": name, "lr_lambda": text}, STEPS).values("lr", np.arange(STEPS), 0.1)
    np.testing.assert_allclose(ours, rates, rtol=1e-12)


@pytest.mark.parametrize("scale_mode", ["cycle", "iterations"])
def test_cyclic_height_by_formula(scale_mode):
    arguments = {"base_lr": 0.01, "max_lr": 0.1, "step_size_up": 17, "scale_mode": scale_mode}
    rates, momenta = torch_values("CyclicLR", {**arguments, "scale_fn": lambda x: 1 / (1 + 0.1 * x)}, 0.1)
    ours = plan({"name": "CyclicLR", **arguments, "scale_fn": "1/(1 + 0.1x)"}, STEPS)
    np.testing.assert_allclose(ours.values("lr", np.arange(STEPS), 0.1), rates, rtol=1e-12)
    np.testing.assert_allclose(ours.values("momentum", np.arange(STEPS), 0.0), momenta, rtol=1e-12)


@pytest.mark.parametrize("T_mult", [2, 3, 5, 10])
def test_restarts_fall_on_the_right_step_far_out(T_mult):
    """At the exact powers, where a rounded logarithm would miss the restart by a whole cycle."""
    cycles = 10 if T_mult < 10 else 8
    starts = np.cumsum([0.0] + [T_mult**n for n in range(cycles)])
    values = plan({"name": "CosineAnnealingWarmRestarts", "T_0": 1, "T_mult": T_mult}, 100).values("lr", starts, 0.1)
    np.testing.assert_array_equal(values, 0.1)


OURS = {
    "Warmup": [
        ({"warmup_steps": 10, "start_factor": 0.1}, lambda t: 0.1 + 0.9 * min(t, 10) / 10),
        ({"warmup_steps": 10, "start_factor": 0.1, "shape": "exponential"}, lambda t: 0.1 ** (1 - min(t, 10) / 10)),
        (
            {"warmup_steps": 10, "start_factor": 0.1, "shape": "polynomial", "power": 3.0},
            lambda t: 0.1 + 0.9 * (min(t, 10) / 10) ** 3,
        ),
        (
            {"warmup_steps": 10, "start_factor": 0.1, "shape": "cosine"},
            lambda t: 0.1 + 0.9 * math.sin(math.pi / 2 * min(t, 10) / 10) ** 2,
        ),
    ],
    "WarmupStableDecay": [
        (
            {"total_steps": 300, "warmup_steps": 20, "decay_steps": 100, "start_factor": 0.0, "final_factor": 0.1},
            lambda t: t / 20 if t < 20 else 1.0 if t < 200 else 1 - 0.9 * (t - 200) / 100,
        ),
        (
            {"warmup_steps": 0, "decay_steps": 100, "decay": "cosine"},
            lambda t: 1.0 if t < 200 else math.cos(math.pi / 2 * (t - 200) / 100) ** 2,
        ),
        (
            {"warmup_steps": 0, "decay_steps": 300, "decay": "sqrt", "final_factor": 0.5},
            lambda t: 1 - 0.5 * math.sqrt(t / 300),
        ),
    ],
    "InverseSqrt": [
        ({"warmup_steps": 40}, lambda t: 40**0.5 * min((t + 1) ** -0.5, (t + 1) * 40**-1.5)),  # Vaswani et al., eq. 3
    ],
    "InverseTimeDecay": [
        ({"decay_rate": 0.5, "decay_steps": 10}, lambda t: 1 / (1 + 0.5 * t / 10)),
        ({"decay_rate": 0.5, "decay_steps": 10, "staircase": True}, lambda t: 1 / (1 + 0.5 * (t // 10))),
    ],
    "InverseSqrtDecay": [({}, lambda t: 1 / math.sqrt(t + 1)), ({"decay_steps": 9}, lambda t: 3 / math.sqrt(t + 9))],
    "HandDrawn": [
        ({"at": [10, 110], "factors": [1, 0.5]}, lambda t: 1 - 0.5 * min(max(t - 10, 0), 100) / 100),
        (
            {"at": [10, 110], "factors": [1, 0.01], "interpolation": "log"},
            lambda t: 10 ** (-min(max(t - 10, 0), 100) / 50),
        ),
        ({"at": [10, 110], "factors": [1, 0.5], "interpolation": "step"}, lambda t: 1 if t < 110 else 0.5),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "arguments", "factor"),
    [(name, *case) for name, cases in OURS.items() for case in cases],
    ids=lambda value: "formula" if callable(value) else str(value),
)
def test_our_own_schedules_follow_their_formulas(name, arguments, factor):
    ours = plan({"name": name, **arguments}, STEPS).values("lr", np.arange(STEPS), 0.2)
    np.testing.assert_allclose(ours, [0.2 * factor(t) for t in range(STEPS)], rtol=1e-12, atol=1e-16)


def test_every_torch_scheduler_is_here():
    ours = {schedule.twin for schedule in (*schedules, *stateful_schedules)}
    theirs = {
        name
        for name, thing in vars(torch.optim.lr_scheduler).items()
        if isinstance(thing, type) and issubclass(thing, torch.optim.lr_scheduler.LRScheduler)
    }
    composition = {"SequentialLR", "ChainedScheduler"}  # a list, and {product = […]}
    assert theirs - {"LRScheduler", "_LRScheduler"} - composition == ours - {None}


@pytest.mark.parametrize("schedule", [*schedules, *stateful_schedules], ids=lambda schedule: schedule.name)
class TestContract:
    def test_explains_itself(self, schedule):
        assert schedule.title
        assert schedule.help.endswith((".", ")"))
        assert schedule.formula
        for knob in schedule.knobs:
            assert len(knob.help) > 8
            assert knob.check(list(knob.default) if isinstance(knob.default, tuple) else knob.default) == knob.default
            if knob.soft is not None:
                assert knob.low <= knob.soft[0] < knob.soft[1] <= knob.high

    def test_defaults_are_those_of_torch(self, schedule):
        """An argument that torch gives a default to has the same one here."""
        if schedule.twin is None:
            return
        import inspect

        for name, parameter in inspect.signature(getattr(torch.optim.lr_scheduler, schedule.twin)).parameters.items():
            knob = next((knob for knob in schedule.knobs if knob.name == name), None)
            if name in ("optimizer", "last_epoch", "epochs", "steps_per_epoch"):
                assert knob is None
                continue
            assert knob is not None, name
            if parameter.default not in (inspect.Parameter.empty, None):
                assert knob.default == parameter.default

    @pytest.mark.parametrize("total_steps", [60, 2000, 100_000])
    def test_suggested_arguments_show_something(self, schedule, total_steps):
        arguments = suggested(schedule.name, total_steps, 0.1)
        found = plan({"name": schedule.name, **arguments}, total_steps)
        if schedule.name in stateful_schedules:
            assert found.feedback[0].knobs["patience"] == total_steps // 20
            return
        values = found.values("lr", np.linspace(0, total_steps - 1, 60).astype(int), 0.1)
        assert np.ptp(values) > (0.004 if "lr_lambda" in arguments else 0.04)  # a formula is not rescaled
        assert values.max() <= 0.1 * (1 + 1e-12)

    def test_batches_are_their_runs_side_by_side(self, schedule):
        """(R, 1) bases and knobs give the rows that each run would get alone."""
        numbers = [knob for knob in schedule.knobs if knob.kind in ("real", "integer")]
        if schedule.name in stateful_schedules:
            return
        bases = np.array([[0.1], [0.02], [0.3]])
        steps = np.arange(0, 400, 7)
        for knob in numbers:
            wide = {"total_steps": (500, 600, 800), "step_size_down": (0, 5, 30), "pct_start": (0.2, 0.5, 1.0)}
            swept = wide.get(knob.name, (knob.default, *(np.array([0.9, 0.5]) * knob.default)))
            if knob.kind == "integer":
                swept = tuple(max(int(value), knob.low) for value in swept)
            batch = plan({"name": schedule.name}, 1000, swept={knob.name: swept})
            rows = batch.values("lr", steps, bases)
            assert rows.shape == (3, len(steps))
            for row, value, base in zip(rows, swept, bases[:, 0], strict=True):
                alone = plan({"name": schedule.name, knob.name: value}, 1000)
                np.testing.assert_array_equal(row, alone.values("lr", steps, base))

    def test_chunks_give_the_same_bits_as_the_whole(self, schedule):
        """A replay may ask for other chunks than the run did."""
        if schedule.name in stateful_schedules:
            return
        found = plan({"name": schedule.name, **suggested(schedule.name, 500, 0.1)}, 500)
        whole = found.values("lr", np.arange(500), 0.1)
        for size in (1, 3, 64):
            parts = [found.values("lr", np.arange(500)[first : first + size], 0.1) for first in range(0, 500, size)]
            np.testing.assert_array_equal(np.concatenate(parts), whole)


BAD = [
    ("MultiStepLR", {"milestones": [100, 50]}, "increasing order"),
    ("MultiStepLR", {"milestones": [10.5]}, "whole number"),
    ("MultiStepLR", {"milestones": [-1]}, ">= 0"),
    ("MultiStepLR", {"milestones": []}, "list"),
    ("StepLR", {"step_size": 0}, ">= 1"),
    ("StepLR", {"step_size": 2.5}, "whole number"),
    ("CosineAnnealingLR", {"T_max": 0}, ">= 1"),
    ("CosineAnnealingLR", {"eta_min": -0.1}, ">= 0"),
    ("CosineAnnealingWarmRestarts", {"T_0": 0}, ">= 1"),
    ("CosineAnnealingWarmRestarts", {"T_mult": 0}, ">= 1"),
    ("CyclicLR", {"step_size_up": 0}, ">= 1"),
    ("CyclicLR", {"base_lr": -0.1}, ">= 0"),
    ("CyclicLR", {"mode": "triangle"}, "did you mean 'triangular'"),
    ("CyclicLR", {"scale_fn": "1/y"}, "unknown name"),
    ("OneCycleLR", {"total_steps": 0}, ">= 2"),
    ("OneCycleLR", {"pct_start": 1.5}, "<= 1"),
    ("OneCycleLR", {"max_lr": 0.0}, "> 0"),
    ("OneCycleLR", {"steps_per_epoch": 10}, "without epochs"),
    ("LinearLR", {"start_factor": 0.0}, "> 0"),
    ("LinearLR", {"total_iters": 0}, ">= 1"),
    ("ConstantLR", {"factor": 1.5}, "<= 1"),
    ("PolynomialLR", {"total_iters": 0}, ">= 1"),
    ("ExponentialLR", {"gamma": 0.0}, "> 0"),
    ("ExponentialLR", {"gamma": float("nan")}, "finite"),
    ("ExponentialLR", {"gama": 0.9}, "did you mean 'gamma'"),
    ("ExponentialLR", {"gamma": 2.0}, "would be inf times the base"),
    ("LambdaLR", {"lr_lambda": "1/step"}, "at step 0 would be inf"),
    ("LambdaLR", {"lr_lambda": "1 - step/100"}, "at step 101 would be -0.01"),
    ("LambdaLR", {"lr_lambda": "log(step - 5)"}, "at step 0 would be nan"),
    ("LambdaLR", {"lr_lambda": "__import__('os')"}, "has no place in a formula"),
    ("MultiplicativeLR", {"lr_lambda": "-1"}, "at step 1 would be -1"),
    ("WarmupStableDecay", {"total_steps": 100, "warmup_steps": 60, "decay_steps": 60}, "20 more than total_steps"),
    ("HandDrawn", {"at": [0, 10], "factors": [1]}, "must be as many"),
    ("HandDrawn", {"at": [10, 10], "factors": [1, 2]}, "increasing order"),
    ("HandDrawn", {"at": [0, 10], "factors": [0, 2], "interpolation": "log"}, "must be > 0"),
    ("ReduceLROnPlateau", {"factor": 1.0}, "< 1"),
    ("ReduceLROnPlateau", {"patience": -1}, ">= 0"),
    ("ReduceLROnPlateau", {"mode": "minimum"}, "did you mean 'min'"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "message"), BAD, ids=str)
def test_bad_arguments_are_refused_with_a_reason(name, arguments, message):
    with pytest.raises(InputError) as caught:
        plan({"name": name, **arguments}, 2000)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_swept_values_are_checked_too():
    with pytest.raises(InputError, match="must be a finite number > 0"):
        plan({"name": "ExponentialLR"}, 100, swept={"gamma": [0.9, -0.5]})
    with pytest.raises(InputError, match="no such number"):
        plan({"name": "ExponentialLR"}, 100, swept={"gama": [0.9, 0.5]})
    with pytest.raises(InputError, match="cannot be swept"):
        plan({"name": "CyclicLR"}, 100, swept={"mode": [1.0]})
