import numpy as np
import pytest

from app.pages.schedules.presets import COMPARISONS, PRESETS
from engine.plan import plan
from engine.spec import parse

BOWL = parse({
    "steps": 300, "dtype": "float64",
    "problem": {"name": "quadratic", "eigenvalues": [1.0, 20.0], "start": [1.0, 1.0]},
    "runs": [
        {"name": "heavy ball", "optimizer": {"name": "SGD", "lr": 0.02, "momentum": 0.5}},
        {"name": "Adam", "optimizer": {"name": "Adam", "lr": 0.01}},
    ],
})  # fmt: skip


@pytest.fixture
def lab(make_lab):
    made = make_lab(spec=BOWL)
    made.schedules = made.window.pages.show_page("schedules")
    return made


def schedule(lab, run=0):
    return list(lab.experiment.spec.runs[run].schedule)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.title)
@pytest.mark.parametrize("steps", [2, 40, 1500])
def test_presets_fit_runs_of_any_length(preset, steps):
    entries = preset.build(steps, 0.1, 1)
    plan(entries, steps)


def test_a_piece_that_is_added_reaches_the_run(lab):
    page = lab.schedules
    page.add.click()
    assert [entry["name"] for entry in schedule(lab)] == ["CosineAnnealingLR"]
    assert schedule(lab, 1) == []
    lab.experiment.select(1)
    assert page.composer.entries == []


def test_the_preview_is_the_plan_of_the_run(lab):
    page = lab.schedules
    page.controller.presets.use(PRESETS[0])
    steps, values = page.plot._over.plan
    expected = plan(schedule(lab), 300).values("lr", steps, 0.02)
    np.testing.assert_array_equal(values, expected)
    lab.loaded()
    lab.run_to(300)
    history = lab.state.history["heavy ball"]
    planned = plan(schedule(lab), 300).values("lr", np.arange(300), 0.02)
    np.testing.assert_allclose(history["lr"][:300], planned, rtol=1e-12)


def test_a_bad_draft_is_explained_and_not_applied(lab):
    page = lab.schedules
    page.controller.presets.use(PRESETS[2])
    good = schedule(lab)
    page.composer.replace([{"name": "MultiStepLR", "milestones": [200, 100]}])
    assert "increasing order" in page.plot.error
    assert schedule(lab) == good
    for entries, reason in (
        ([{"name": "Warmup", "warmup_steps": 400}, {"name": "CosineAnnealingLR"}], "never run"),
        ([{"name": "CosineAnnealingWarmRestarts", "T_0": 0}], "T_0"),
        ([{"name": "LambdaLR", "lr_lambda": "1 - step"}], "must be a finite number"),
        ([{"name": "LinearLR", "drives": "nothing"}], "nothing"),
    ):
        page.composer.replace(entries)
        assert reason in page.plot.error
    page.composer.replace(good)
    assert page.plot.error == ""


def test_apply_to_all_runs(lab):
    page = lab.schedules
    page.all_runs.setChecked(True)
    page.controller.presets.use(PRESETS[0])
    assert schedule(lab, 0) == schedule(lab, 1) != []
    page.composer.add("LinearLR", "momentum")
    assert len(schedule(lab, 0)) == 3
    assert len(schedule(lab, 1)) == 2
    assert "Adam" in page.notice.text()


def test_strategies_are_compared_on_copies_of_a_run(lab):
    page = lab.schedules
    page.controller.presets.compare(COMPARISONS[0])
    spec = lab.experiment.spec
    names = [run.schedule[0]["name"] if run.schedule else "" for run in spec.runs]
    assert names == ["", "", "ExponentialLR", "ReduceLROnPlateau", "CyclicLR"]
    assert spec.runs[0].name == "heavy ball constant"
    assert {run.optimizer["lr"] for run in spec.runs if run.optimizer["name"] == "SGD"} == {0.02}
    lab.loaded()
    lab.run_to(300)
    assert lab.state.status == "finished"


def test_warm_up_is_compared_with_none(lab):
    lab.experiment.select(1)
    lab.schedules.controller.presets.compare(COMPARISONS[1])
    assert [run.name for run in lab.experiment.spec.runs] == ["heavy ball", "Adam without warm-up", "Adam with warm-up"]
    assert schedule(lab, 2) == [{"name": "Warmup", "warmup_steps": 30}]


def test_torchs_differences_are_told_and_the_code_is_written(lab, tmp_path):
    page, export = lab.schedules, lab.schedules.controller.export
    page.composer.replace([{"product": [{"name": "ExponentialLR", "gamma": 0.9},
                                        {"name": "CosineAnnealingLR", "T_max": 25, "eta_min": 0.001}]}])  # fmt: skip
    lab.until(lambda: export.report is not None)
    assert "torch differs" in page.notice.text()
    assert [curve.label for curve in page.plot._planned][-1] == "PyTorch"
    assert page.code.isEnabled()
    export.write(tmp_path / "schedule.py")
    assert "make_scheduler" in (tmp_path / "schedule.py").read_text()
    export.write(tmp_path / "missing" / "schedule.py")
    assert "missing" in page.notice.text()


def test_a_rate_is_found_and_used(lab):
    page = lab.schedules
    page.views.setCurrentIndex(1)
    page.finder_form.knobs.set_values({"automatic": False, "low": 1e-4, "high": 1.0, "steps": 80, "seeds": 3})
    page.finder_form.find.click()
    assert page.finder.testing
    lab.until(lambda: not page.finder.testing)
    result = page.finder.result
    assert result.limit.crossing == pytest.approx(2 * 1.5 / 20, rel=1e-6)
    assert page.finder_plot.curve is not None
    page.finder_form.buttons["limit"].click()
    assert lab.experiment.spec.runs[0].optimizer["lr"] == pytest.approx(0.075)
    page.finder_plot.rate_chosen.emit(0.03)
    page.finder_form.buttons["own"].click()
    assert lab.experiment.spec.runs[0].optimizer["lr"] == 0.03


def test_a_ramp_finds_its_own_ends(lab):
    page = lab.schedules
    page.views.setCurrentIndex(1)
    form = page.finder_form.knobs
    assert not form.editors["high"].isEnabled()
    form.set_values({"steps": 80, "seeds": 3})
    page.finder_form.find.click()
    lab.until(lambda: not page.finder.testing)
    result = page.finder.result
    assert result.ramp.low < 1e-3
    assert result.limit_rate == pytest.approx(2 * 1.5 / 20, rel=1e-6)
    assert result.limit_rate < result.turn < result.ramp.high < 100 * result.turn
    assert (form.values()["low"], form.values()["high"]) == (result.ramp.low, result.ramp.high)
    form.editors["automatic"].switch.click()
    lab.until(form.editors["high"].isEnabled)


def test_a_rate_is_used_by_all_replicates_of_the_tested_run(lab):
    lab.experiment.open(parse({
        "steps": 60, "problem": {"name": "mlp", "hidden": [4], "samples": 40},
        "runs": [{"optimizer": "Adam"}, {"name": "mine", "optimizer": "SGD", "replicates": 3}],
    }))  # fmt: skip
    lab.loaded()
    page = lab.schedules
    lab.experiment.select(1)
    page.finder_form.knobs.set_values({"automatic": False, "low": 1e-4, "high": 1.0, "steps": 40, "seeds": 2})
    page.finder_form.find.click()
    lab.until(lambda: not page.finder.testing)
    assert page.finder.result is not None, page.finder_notice.text()
    page.finder_plot.rate_chosen.emit(0.125)
    page.finder_form.buttons["own"].click()
    assert [run.optimizer["lr"] for run in lab.experiment.spec.runs] == [0.001] + [0.125] * 3
    assert "“mine” is now 0.125" in page.finder_notice.text()


def test_a_ramp_that_makes_no_sense_is_refused_in_words(lab):
    page = lab.schedules
    page.finder_form.knobs.set_values({"automatic": False, "low": 1.0, "high": 0.1})
    page.finder_form.find.click()
    assert not page.finder.testing
    assert "low < high" in page.finder_notice.text()


def test_a_live_edit_shows_on_the_preview(lab):
    page = lab.schedules
    lab.run_to(100)
    page.controller.presets.use(PRESETS[0])
    lab.until(lambda: lab.state.events)
    assert lab.state.events[-1].path == "runs.0.schedule"
    assert page.plot._over.now == 100
