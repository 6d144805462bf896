"""The batch size as a track of the composer: shared by all runs, kept in the experiment."""

import numpy as np
import pytest

from app.pages.schedules.presets import PRESETS
from engine.batch_schedule import sizes
from engine.spec import parse

NET = parse({
    "steps": 60, "dtype": "float64",
    "problem": {"name": "mlp", "data": "sine", "samples": 60, "hidden": [4], "batch_size": 8, "validation": 0.0},
    "runs": [
        {"name": "SGD", "optimizer": {"name": "SGD", "lr": 0.02}},
        {"name": "Adam", "optimizer": {"name": "Adam", "lr": 0.01}},
    ],
})  # fmt: skip
STEPS = {"name": "HandDrawn", "at": [0, 20, 40], "factors": [0.5, 1, 3.3], "interpolation": "step"}


@pytest.fixture
def lab(make_lab):
    made = make_lab(spec=NET)
    made.schedules = made.window.pages.show_page("schedules")
    return made


def offered(page):
    page.controller._fill_tracks()
    return [action.text() for action in page.track.menu().actions()]


def test_the_track_is_offered_and_reaches_the_experiment_not_the_run(lab):
    page, experiment = lab.schedules, lab.experiment
    assert "batch_size" in offered(page)
    page.composer.add("StepLR", "batch_size")
    assert "batch_size" not in offered(page)
    [entry] = experiment.spec.batch_schedule
    assert (entry["name"], entry["drives"]) == ("StepLR", "batch_size")
    assert experiment.spec.runs[0].schedule == ()
    experiment.select(1)
    assert page.composer.entries == [entry]
    page.composer.remove()
    assert experiment.spec.batch_schedule == ()


def test_a_surface_has_no_such_track(make_lab):
    made = make_lab()
    assert "batch_size" not in offered(made.window.pages.show_page("schedules"))


def test_the_preview_shows_the_sizes_that_steps_have(lab):
    page, experiment = lab.schedules, lab.experiment
    page.composer.add("StepLR", "batch_size")
    page.composer.replace([{**STEPS, "drives": "batch_size"}])
    steps, values = page.plot._over.plan
    np.testing.assert_array_equal(values, np.repeat([4, 8, 26], 20))
    planned = experiment.spec.batches.plan()
    np.testing.assert_array_equal(values, sizes(planned, steps.astype(int), 8, 60))
    lab.loaded()
    lab.run_to(60)
    assert lab.state.history["Adam"]["loss"].shape == (61,)


def test_a_chosen_piece_stays_chosen_while_others_are_edited(lab):
    page, experiment = lab.schedules, lab.experiment
    page.composer.add("CosineAnnealingLR", "lr")
    page.composer.add("StepLR", "batch_size")
    page.composer.add("ExponentialLR", "lr")
    assert page.composer.entries[page.composer.chosen]["name"] == "ExponentialLR"
    assert [entry["name"] for entry in experiment.spec.runs[0].schedule] == ["CosineAnnealingLR", "ExponentialLR"]
    assert [entry["name"] for entry in experiment.spec.batch_schedule] == ["StepLR"]
    page.controller.presets.use(PRESETS[0])
    assert [entry["name"] for entry in experiment.spec.batch_schedule] == ["StepLR"]


def test_a_piece_that_drives_another_knob_moves_between_run_and_experiment(lab):
    page, experiment = lab.schedules, lab.experiment
    page.composer.add("StepLR", "lr")
    page.form.drives.setCurrentText("batch_size")
    page.form.drives.activated.emit(page.form.drives.currentIndex())
    assert experiment.spec.runs[0].schedule == ()
    assert [entry["name"] for entry in experiment.spec.batch_schedule] == ["StepLR"]
    assert page.composer.knob == "batch_size"


def test_what_reacts_to_a_run_is_refused_where_it_is_drawn(lab):
    page, experiment = lab.schedules, lab.experiment
    page.composer.replace([{"name": "ReduceLROnPlateau", "drives": "batch_size"}])
    assert "cannot react" in page.plot.error
    assert experiment.spec.batch_schedule == ()


def test_another_problem_without_batches_goes_on_without_it(lab):
    page, experiment = lab.schedules, lab.experiment
    page.composer.add("StepLR", "batch_size")
    experiment.choose_problem("digits")
    assert experiment.spec.batch_schedule
    experiment.choose_problem("rosenbrock")
    assert experiment.spec.problem["name"] == "rosenbrock"
    assert experiment.spec.batch_schedule == ()
    assert page.composer.entries == []


def test_undo_takes_it_back(lab):
    before = lab.experiment.spec
    lab.schedules.composer.add("StepLR", "batch_size")
    experiment = lab.experiment
    experiment.adopt(before, list(experiment.looks), 0)
    assert experiment.spec.batch_schedule == ()
    assert lab.schedules.composer.entries == []
