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


def test_knobs_of_all_runs_together():
    """Those that every run has; of a run that is alone there are none."""
    runs = [{"optimizer": "SGD"}, {"optimizer": "Adam"}]
    spec = parse({"steps": 50, "problem": "rosenbrock", "runs": runs})
    shared = {choice.path: choice for choice in axis_choices(spec, 1) if choice.path.startswith("runs.*.")}
    assert set(shared) == {"runs.*.optimizer.lr", "runs.*.optimizer.weight_decay"}
    assert shared["runs.*.optimizer.lr"].title == "Learning rate, all runs"
    axes = [shared["runs.*.optimizer.lr"].table(3), {"path": "problem.b", "low": 1.0, "high": 9.0, "count": 3}]
    pixel = task_of(parse({**spec.table(), "axes": axes}), "winner").pixel(0, 2)
    assert len({run.optimizer["lr"] for run in pixel.runs}) == 1
    alone = parse({"steps": 50, "problem": "rosenbrock", "runs": runs[:1]})
    assert not [choice for choice in axis_choices(alone, 0) if "*" in choice.path]


def test_whole_numbers_are_known():
    run = {"optimizer": "SGD", "schedule": [{"name": "StepLR"}]}
    spec = parse({"steps": 5, "problem": {"name": "digits", "batch_size": 32}, "runs": [run]})
    whole = {choice.path for choice in axis_choices(spec, 0) if choice.whole}
    assert {"seed", "problem.batch_size", "runs.0.schedule.0.step_size"} <= whole
    assert "runs.0.optimizer.lr" not in whole
