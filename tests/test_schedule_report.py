import pytest
import torch

from engine.errors import InputError
from engine.experiment import Experiment
from engine.host.question import questions
from engine.plan import plan
from engine.schedule_report import checked_code, report
from engine.spec import parse

BASES = {"lr": 0.1, "momentum": 0.9, "weight_decay": 0.01}
SCHEDULES = [
    [{"name": "Warmup", "warmup_steps": 20}, {"name": "CosineAnnealingLR"}],
    [{"name": "StepLR", "step_size": 3, "per": "epoch"}],
    [{"product": [{"name": "LinearLR", "total_iters": 30}, {"name": "ExponentialLR", "gamma": 0.99}]}],
    [{"name": "CosineAnnealingLR"}, {"name": "LinearLR", "drives": "weight_decay", "total_iters": 90}],
    [{"name": "HandDrawn", "at": [0, 50, 199], "factors": [0.1, 1.0, 0.2], "interpolation": "log"}],
    [{"name": "OneCycleLR"}],
]


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_the_code_that_is_handed_out_gives_the_planned_values(schedule):
    found = report(schedule, 200, 10, BASES, "momentum")
    assert found.checked == 200
    scope = {}
    exec(found.code, scope)
    group = {"lr": 0.1, "momentum": 0.9, "weight_decay": 0.01}
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], **group)
    scheduler = scope["make_scheduler"](optimizer)
    planned = plan(schedule, 200, 10)
    every = 10 if "% 10" in found.code else 1
    for step in range(200):
        if step and step % every == 0:
            optimizer.step()
            scheduler.step()
        for knob in planned.knobs:
            expected = float(planned.values(knob, [step], group[knob])[0])
            assert optimizer.param_groups[0][knob] == pytest.approx(expected, rel=1e-11)


def test_where_torch_goes_wrong_the_report_says_so_and_the_code_does_not():
    chained = [{"product": [{"name": "ExponentialLR", "gamma": 0.9}, {"name": "CosineAnnealingLR", "T_max": 25,
                                                                     "eta_min": 0.01}]}]  # fmt: skip
    found = report(chained, 60, 1, BASES, "momentum")
    assert any("torch differs" in text for text in found.differences)
    assert found.checked == 60
    assert "ChainedScheduler" not in found.code
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)
    parts = [torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.9),
             torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 25, 0.01)]  # fmt: skip
    theirs = torch.optim.lr_scheduler.ChainedScheduler(parts, optimizer)
    rates = []
    for _ in range(60):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        theirs.step()
    steps, values = found.curves["lr"]
    assert steps.tolist() == list(range(60))
    assert values == pytest.approx(rates, rel=1e-12)
    assert values.min() < 0


def test_a_schedule_that_reacts_is_not_tried_out():
    found = report([{"name": "ReduceLROnPlateau"}], 60, 1, BASES, "momentum")
    assert "ReduceLROnPlateau" in found.code
    assert found.checked == 0


def test_code_that_does_something_else_is_not_handed_out(monkeypatch):
    wrong = "\"\"\"\n\"\"\"\nclass Idle:\n    def step(self): pass\nmake_scheduler = lambda optimizer: Idle()\n"
    monkeypatch.setattr("engine.schedule_report.torch_code", lambda *_: wrong)
    with pytest.raises(InputError, match=r"the code gives lr = 0\.1 at step 1"):
        checked_code([{"name": "ExponentialLR", "gamma": 0.5}], 10, 1, BASES, "momentum")


def test_the_question_knows_the_epochs_of_the_problem():
    problem = {"name": "mlp", "samples": 60, "hidden": [4], "batch_size": 20}
    experiment = Experiment(parse({"steps": 30, "problem": problem, "runs": [{"optimizer": "SGD"}]}))
    schedule = [{"name": "StepLR", "step_size": 2, "per": "epoch"}]
    found = questions["schedule"].answer(experiment, schedule, 30, BASES, "momentum")
    assert "% 3 ==" in found.code
    assert found.checked == 30
