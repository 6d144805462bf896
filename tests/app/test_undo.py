"""Undo and redo of the set-up, before a run, while one goes on, and after it."""

import numpy as np
import pytest

from engine.spec import parse


@pytest.fixture
def undo(lab):
    lab.window.undo_.forget()
    return lab.window.undo_


def rate(lab):
    return lab.experiment.spec.runs[0].optimizer["lr"]


def apart(undo):
    """The next change is one of its own."""
    undo._changed_at = 0.0


def test_a_change_is_taken_back_and_made_again(lab, undo):
    lab.experiment.edit("runs.0.optimizer.lr", 0.2)
    assert lab.window.actions_["undo"].text() == "&Undo Adam lr 0.05 → 0.2"
    lab.window.undo()
    assert rate(lab) == 0.05
    assert not undo.done
    lab.window.redo()
    assert rate(lab) == 0.2
    assert not lab.window.actions_["redo"].isEnabled()


def test_a_drag_is_one_change(lab, undo):
    for value in np.linspace(0.06, 0.5, 30):
        lab.experiment.edit("runs.0.optimizer.lr", float(value))
    lab.experiment.edit("runs.1.optimizer.lr", 0.3)
    assert len(undo.done) == 2
    undo.undo()
    assert rate(lab) == 0.5
    undo.undo()
    assert rate(lab) == 0.05


def test_runs_problem_and_looks(lab, undo):
    spec, looks = lab.experiment.spec, list(lab.experiment.looks)
    lab.experiment.duplicate_run(0)
    apart(undo)
    lab.experiment.set_look(2, colour="#123456")
    apart(undo)
    lab.experiment.remove_run(1)
    apart(undo)
    lab.experiment.choose_optimizer(0, "Lion")
    apart(undo)
    lab.experiment.choose_problem("quadratic")
    last = lab.experiment.spec
    for _ in range(5):
        undo.undo()
    assert lab.experiment.spec == spec
    assert lab.experiment.looks == looks
    for _ in range(5):
        undo.redo()
    assert lab.experiment.spec == last
    assert lab.experiment.looks[-1].colour == "#123456"


def test_a_live_edit_is_taken_back_live(lab, undo):
    lab.run_to(100)
    lab.experiment.edit("runs.0.optimizer.lr", 0.01)
    lab.run_to(150)
    undo.undo()
    lab.run_to(200)
    assert [(event.path, event.new) for event in lab.state.events] == [
        ("runs.0.optimizer.lr", 0.01), ("runs.0.optimizer.lr", 0.05)
    ]  # fmt: skip
    assert lab.state.step == 200
    assert not lab.experiment.restart_needed


def test_what_waits_for_a_restart_is_taken_back_without_one(lab, undo):
    lab.run_to(100)
    lab.experiment.duplicate_run(0)
    assert lab.experiment.restart_needed
    undo.undo()
    assert not lab.experiment.restart_needed
    assert len(lab.experiment.spec.runs) == 2
    assert lab.state.step == 100
    undo.redo()
    assert lab.experiment.restart_needed
    assert len(lab.experiment.spec.runs) == 3


def test_a_schedule_and_another_rule_come_back_whole(lab, undo):
    lab.experiment.edit("runs.0.schedule", [{"name": "CosineAnnealingLR"}])
    apart(undo)
    lab.experiment.edit("runs.0.schedule", [{"name": "Warmup", "warmup_steps": 5}, {"name": "CosineAnnealingLR"}])
    undo.undo()
    assert [entry["name"] for entry in lab.experiment.spec.runs[0].schedule] == ["CosineAnnealingLR"]
    undo.undo()
    assert lab.experiment.spec.runs[0].schedule == ()


def test_another_experiment_has_no_past(lab, undo):
    lab.experiment.edit("runs.0.optimizer.lr", 0.2)
    lab.open(parse({"steps": 60, "problem": "quadratic", "runs": [{"optimizer": "SGD"}]}))
    assert (undo.done, undo.undone) == ([], [])
    assert not lab.window.actions_["undo"].isEnabled()
    undo.undo()
    assert lab.experiment.spec.problem["name"] == "quadratic"
