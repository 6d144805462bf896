"""What a map may vary: every number of a run's schedules, of those that react too."""

from app.pages.maps.axis_choice import axis_choices
from engine.maps import task_of
from engine.spec import parse

PLATEAU = {"name": "ReduceLROnPlateau", "patience": 2}


def test_numbers_of_a_plateau_are_offered_and_varied():
    run = {"optimizer": {"name": "SGD", "lr": 1e-3}, "schedule": [{"name": "StepLR", "drives": "momentum"}, PLATEAU]}
    spec = parse({"steps": 50, "problem": "rosenbrock", "runs": [run]})
    paths = [choice.path for choice in axis_choices(spec, 0)]
    assert {
        "runs.0.schedule.0.gamma",
        "runs.0.schedule.0.step_size",
        "runs.0.schedule.1.factor",
        "runs.0.schedule.1.min_lr",
    } <= set(paths)
    axes = [{"path": "runs.0.optimizer.lr", "low": 1e-4, "high": 1e-2, "count": 3},
            {"path": "runs.0.schedule.1.factor", "low": 0.1, "high": 0.9, "count": 3}]  # fmt: skip
    task = task_of(parse({**spec.table(), "axes": axes}))
    assert task.pixel(2, 0).runs[0].schedule[1] == {**PLATEAU, "factor": 0.9}
