"""States of the Bench worth a picture."""

from __future__ import annotations

from app.shot import Shot, Stage
from widgets.knob.entry import Entry


def _ready(_stage: Stage) -> None:
    pass


def _half_way(stage: Stage) -> None:
    stage.run_to(500)
    stage.window.experiment.edit("runs.1.optimizer.lr", 0.003)
    stage.run_to(900)


def _validation(stage: Stage) -> None:
    stage.run_to(600)
    stage.window.page.board.loss_view_edited.emit("both")
    stage.rest()


def _smoothed(stage: Stage) -> None:
    stage.run_to(900)
    stage.window.page.board.restore_layout({"smoothing": 50})
    stage.window.page.board.trajectory_view_edited.emit("parameters")
    stage.rest()


def _race(stage: Stage) -> None:
    stage.run_to(2000)


def _moment(stage: Stage) -> None:
    stage.run_to(2000)
    scrub = stage.window.page.board.scrub
    stage.until(scrub.isEnabled)
    scrub.go(scrub.last // 3)
    stage.rest()


def _diverged(stage: Stage) -> None:
    stage.run_to(1500)


def _replicates(stage: Stage) -> None:
    experiment = stage.window.experiment
    for _ in range(len(experiment.looks) - 2):
        experiment.remove_run(2)
    for run in (1, 0):
        experiment.replicate(run, 8)
    stage.rest()
    stage.run_to(600)


def _noisy(stage: Stage) -> None:
    experiment = stage.window.experiment
    experiment.edit("problem.noise", 2.0)
    experiment.replicate(0, 8)
    stage.rest()
    stage.run_to(600)


def _restart(stage: Stage) -> None:
    stage.run_to(300)
    stage.window.experiment.duplicate_run(1)
    stage.rest()


def _bad_input(stage: Stage) -> None:
    form = stage.window.page.optimizer.form
    assert form is not None
    entry = form.editors["lr"].findChild(Entry)
    entry.setText("3%")
    entry.setModified(True)
    entry.editingFinished.emit()
    stage.window.experiment.edit("runs.0.schedule", [{"name": "CosineAnnealingLR"}])
    stage.rest()


def _settings(stage: Stage) -> None:
    stage.window.page.problem.more.set_open(True)
    stage.window.experiment.select(3)
    stage.run_to(200)


SHOTS = (
    Shot("bench_ready", "digits", _ready),
    Shot("bench_live_edit", "digits", _half_way),
    Shot("bench_train_and_validation", "digits", _validation),
    Shot("bench_smoothed", "digits", _smoothed),
    Shot("bench_restart_needed", "digits", _restart),
    Shot("bench_bad_input", "digits", _bad_input),
    Shot("bench_surface", "rosenbrock", _race),
    Shot("bench_moment", "rosenbrock", _moment),
    Shot("bench_replicates", "digits", _replicates),
    Shot("bench_noisy_replicates", "rosenbrock", _noisy),
    Shot("bench_settings", "rosenbrock", _settings),
    Shot("bench_diverged", "ten_points", _diverged),
    Shot("bench_heavy_ball", "heavy_ball", lambda stage: stage.run_to(300)),
)
