"""Exported PyTorch code: it is run here (ours, never a user's), and must give the planned values."""

import warnings

import numpy as np
import pytest
import torch

from engine.errors import InputError
from engine.plan import plan
from engine.schedule import schedules, suggested
from engine.schedule_code import torch_code

LINEAR = {"name": "LinearLR", "start_factor": 0.1, "total_iters": 60}
DECAY = {"name": "ExponentialLR", "gamma": 0.99}
FORMULA = {"name": "LambdaLR", "lr_lambda": "1/(1 + epoch//30) · min(step+1, 20, 30)/20"}


def run_code(code, steps, every=1, optimizer="SGD", metrics=None):
    """Values by knob ``(T,)`` of an optimizer under the exported code."""
    namespace = {}
    exec(compile(code, "exported", "exec"), namespace)
    parameter = [torch.nn.Parameter(torch.zeros(1))]
    if optimizer == "SGD":
        stepper = torch.optim.SGD(parameter, lr=0.2, momentum=0.9, weight_decay=0.01)
    else:
        stepper = torch.optim.Adam(parameter, lr=0.2, weight_decay=0.01)
    group = stepper.param_groups[0]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        scheduler = namespace["make_scheduler"](stepper)
        rows = []
        for step in range(steps):
            beta1, beta2 = group.get("betas", (group.get("momentum"), None))
            rows.append({"lr": group["lr"], "momentum": beta1, "beta2": beta2, "weight_decay": group["weight_decay"]})
            if (step + 1) % every == 0:
                scheduler.step(*([] if metrics is None else [metrics[step]]))
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}


def check(spec, steps=300, steps_per_epoch=1, every=1, optimizer="SGD"):
    code = torch_code(spec, steps, steps_per_epoch)
    found = run_code(code, steps, every, optimizer)
    planned = plan(spec, steps, steps_per_epoch)
    bases = {"lr": 0.2, "momentum": 0.9, "weight_decay": 0.01, "beta2": 0.999}
    for knob in planned.knobs:
        np.testing.assert_allclose(
            found[knob], planned.values(knob, np.arange(steps), bases[knob]), rtol=1e-12, atol=1e-16, err_msg=knob
        )
    return code


@pytest.mark.parametrize("name", schedules.names())
def test_every_schedule(name):
    code = check({"name": name, **suggested(name, 300, 0.2)})
    twin = schedules[name].twin
    if twin is not None:
        assert f"return {twin}(optimizer" in code
    else:
        assert "LambdaLR(optimizer, factors)" in code


@pytest.mark.parametrize("name", schedules.names())
def test_every_schedule_inside_a_composition_that_torch_gets_wrong(name):
    spec = [LINEAR, {"product": [DECAY, {"name": name, **suggested(name, 300, 0.2)}]}]
    code = check(spec)
    assert "def lr(step, base):" in code


@pytest.mark.parametrize(
    ("spec", "uses"),
    [
        ([LINEAR, {"name": "CosineAnnealingLR"}], "SequentialLR("),
        ({"product": [LINEAR, DECAY, {"name": "StepLR", "step_size": 30}]}, "ChainedScheduler("),
        ([LINEAR, FORMULA], "milestones=[60]"),
        ({"name": "OneCycleLR"}, 'max_lr=optimizer.param_groups[0]["lr"]'),
        ([LINEAR, {"name": "OneCycleLR"}], "class Scheduler"),
        ({"product": [DECAY, {"name": "CosineAnnealingLR", "eta_min": 0.01}]}, "LambdaLR(optimizer, factors)"),
        ({"name": "CyclicLR", "step_size_up": 20, "scale_fn": "1/(1+x)", "scale_mode": "iterations"}, "CyclicLR("),
    ],
    ids=str,
)  # fmt: skip
@pytest.mark.parametrize("optimizer", ["SGD", "Adam"])
def test_compositions(spec, uses, optimizer):
    assert uses in check(spec, optimizer=optimizer)


def test_two_formulas_in_one_module():
    spec = {
        "product": [FORMULA, {"name": "LambdaLR", "lr_lambda": "0.99^step"}, {"name": "CyclicLR", "scale_fn": "1/x"}]
    }
    code = check([LINEAR, spec])
    assert "def lambda_lr_2(" in code


def test_epochs():
    code = check({"name": "StepLR", "step_size": 3, "per": "epoch"}, steps_per_epoch=10, every=10)
    assert "if (step + 1) % 10 == 0:" in code
    check([{**LINEAR, "total_iters": 5, "per": "epoch"}, {**DECAY, "per": "epoch"}], steps_per_epoch=10, every=10)
    mixed = check([LINEAR, {"name": "StepLR", "step_size": 3, "per": "epoch"}], steps_per_epoch=10)
    assert "(step - 60) // 10" in mixed


def test_other_knobs():
    spec = [LINEAR, DECAY, {**DECAY, "drives": "weight_decay"}, {**LINEAR, "drives": "momentum"}]
    for optimizer in ("SGD", "Adam"):
        check(spec, optimizer=optimizer)
    check([{**LINEAR, "drives": "beta2"}, {"name": "OneCycleLR"}], optimizer="Adam")


def test_plateaus():
    metrics = np.random.default_rng(3).normal(size=300)
    alone = {"name": "ReduceLROnPlateau", "factor": 0.5, "patience": 3}
    code = torch_code(alone, 300)
    assert "return ReduceLROnPlateau(optimizer, factor=0.5, patience=3)" in code
    run_code(code, 300, metrics=metrics)
    spec = {"product": [DECAY, {**alone, "per": "epoch"}]}
    rates = run_code(torch_code(spec, 300, 10), 300, metrics=metrics)["lr"]
    planned = plan(spec, 300, 10)
    part, state = planned.feedback[0], planned.feedback[0].schedule.start()
    values = planned.values("lr", np.arange(300), 0.2)
    for step in range(300):
        assert rates[step] == pytest.approx(values[step] * state["factor"], rel=1e-12)
        if (step + 1) % part.every == 0:
            rate = planned.values("lr", [step + 1.0], 0.2)[0]
            _, state = part.schedule.watch(state, [metrics[step]], lambda place, rate=rate: rate, **part.knobs)
    assert state["factor"] < 0.1


def test_code_is_readable_and_stands_alone():
    code = check([LINEAR, {"product": [DECAY, {"name": "CosineAnnealingLR", "eta_min": 0.001}]}])
    assert "engine" not in code
    assert max(map(len, code.splitlines())) <= 130
    assert ": Array" not in code


def test_no_schedule_no_code():
    with pytest.raises(InputError, match="nothing is driven"):
        torch_code([], 100)


def test_a_formula_cannot_smuggle_code_into_the_export():
    with pytest.raises(InputError):
        torch_code({"name": "LambdaLR", "lr_lambda": "1) or __import__('os').system('true') or (1"}, 100)
