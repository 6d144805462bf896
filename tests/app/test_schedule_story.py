"""Two studies as a person makes them, with nothing but the composer: three decays against a constant rate, and what a
warm-up does to Adam.
"""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.plan import plan
from engine.spec import parse
from engine.theory.lines.noise_floor import variance

EIGENVALUES, LR, NOISE, STEPS = np.array([1.0, 5.0]), 0.1, 1.0, 1200
NOISY = parse({
    "steps": STEPS, "dtype": "float64",
    "problem": {"name": "quadratic", "eigenvalues": EIGENVALUES.tolist(), "start": [1.0, 1.0], "noise": NOISE},
    "runs": [{"name": "SGD", "optimizer": {"name": "SGD", "lr": LR}}],
})  # fmt: skip
DIGITS = parse({
    "steps": 120, "problem": {"name": "digits", "hidden": [16]},
    "runs": [{"name": "Adam", "optimizer": {"name": "Adam", "lr": 0.1}}],
})  # fmt: skip


def opened(make_lab, spec):
    lab = make_lab(spec=spec)
    lab.schedules = lab.window.pages.show_page("schedules")
    return lab


def choose(page, words):
    """An entry of the menu of presets."""
    next(action for action in page.presets.menu().actions() if words in action.text()).trigger()


def make(page, name, **typed):
    """A piece of its own: the schedule is chosen from its list, and numbers are typed."""
    page.composer.replace([])
    page.add.click()
    box = page.form.boxes[0]
    box.setCurrentIndex(box.findData(name))
    box.activated.emit(box.currentIndex())
    write(page, **typed)


def write(page, **typed):
    """Numbers are typed into the form of the chosen piece."""
    for knob, text in typed.items():
        entry = page.form.forms[0].editors[knob].entry
        entry.setFocus()
        entry.selectAll()
        QTest.keyClicks(entry, text)
        QTest.keyClick(entry, Qt.Key.Key_Return)


def all_run(lab):
    lab.loaded()
    lab.window.actions_["toggle"].trigger()
    lab.until(lambda: lab.state.status == "finished")
    return lab.state.history


def test_three_strategies_of_decay_against_a_constant_rate(make_lab):
    """A constant rate stays at its noise floor (theory); what falls gets below, what cycles goes up and down."""
    lab = opened(make_lab, NOISY)
    page = lab.schedules
    choose(page, "decays")
    assert "constant, exponential, plateau, cyclic" in page.notice.text()
    history = all_run(lab)
    loss = {name.rpartition(" ")[2]: history[name]["loss"] for name in history.runs}
    floor = float((EIGENVALUES * variance(EIGENVALUES[None], np.array([[LR]]), np.zeros((1, 1)), NOISE)[0]).sum() / 2)
    assert loss["constant"][200:].mean() == pytest.approx(floor, rel=0.2)
    for name in ("exponential", "plateau"):
        assert loss[name][-200:].mean() < floor / 3
    rates = history["SGD cyclic"]["lr"]
    high, low = rates > 0.7 * LR, rates < 0.3 * LR
    assert loss["cyclic"][high][100:].mean() > 2 * loss["cyclic"][low][100:].mean()
    drops = history["SGD plateau"]["lr"]
    assert set(np.round(drops[1:][np.diff(drops) != 0] / drops[:-1][np.diff(drops) != 0], 9)) == {0.2}
    assert [style.channel for style in page.plot.curves] == ["lr"] * 4


@pytest.mark.parametrize(("name", "typed"), [
    ("ExponentialLR", {"gamma": "0.998"}),
    ("ReduceLROnPlateau", {"factor": "0.3", "patience": "40"}),
    ("CyclicLR", {"base_lr": "0.01", "max_lr": "0.2", "step_size_up": "100"}),
])  # fmt: skip
def test_each_strategy_by_hand(make_lab, name, typed):
    lab = opened(make_lab, NOISY)
    page = lab.schedules
    make(page, name, **typed)
    assert page.plot.error == ""
    (entry,) = lab.experiment.spec.runs[0].schedule
    assert entry["name"] == name
    assert {knob: entry[knob] for knob in typed} == {knob: float(text) for knob, text in typed.items()}
    history = all_run(lab)
    rates = history["SGD"]["lr"]
    if name != "ReduceLROnPlateau":
        planned = plan([dict(entry)], STEPS, 1, "momentum").values("lr", np.arange(STEPS), LR)
        np.testing.assert_allclose(rates[:STEPS], planned, rtol=1e-12)
    else:
        assert rates[-1] <= 0.3 * LR * (1 + 1e-12)


def test_what_a_warm_up_does_to_adam(make_lab):
    """Eight replicates with and without; the warm-up is made longer; the divisor's spread is there to see."""
    lab = opened(make_lab, DIGITS)
    page = lab.schedules
    choose(page, "warm-up")
    assert "8 replicates" in page.notice.text()
    assert [page.run.itemText(row) for row in range(page.run.count())] == ["Adam without warm-up", "Adam with warm-up"]
    page.run.setCurrentIndex(1)
    page.run.activated.emit(1)
    write(page, warmup_steps="40")
    warm = [dict(run.schedule[0]) for run in lab.experiment.spec.runs if run.schedule]
    assert warm == [{"name": "Warmup", "warmup_steps": 40}] * 8
    history = all_run(lab)

    def of(words, channel):
        return np.array([history[name][channel] for name in history.runs if words in name])

    without, with_it = of("without", "loss"), of("with warm", "loss")
    assert without.shape == with_it.shape == (8, 121)
    assert without[:, :40].max(1).mean() > 1.1 * with_it[:, :40].max(1).mean()
    sigma = of("without", "divisor")[:, 5::5]
    assert (sigma > 0).all()
    assert (sigma.std(0) > 0).all()
    warm_rates = of("with warm", "lr")
    assert warm_rates[:, 40] == pytest.approx(0.1)
    assert warm_rates[:, 1].max() < 0.01


def test_another_knob_is_shown_as_it_was(make_lab):
    """A momentum that a schedule drives, with its base changed on the way: what was in force, not what was planned."""
    lab = opened(make_lab, NOISY.with_value("runs.0.optimizer", {"name": "SGD", "lr": 0.01, "momentum": 0.8}))
    page = lab.schedules
    page.composer.add("LinearLR", "momentum")
    lab.loaded()
    lab.run_to(600)
    lab.experiment.edit("runs.0.optimizer.momentum", 0.4)
    lab.run_to(STEPS)
    history = lab.state.history
    planned = plan(list(lab.experiment.spec.runs[0].schedule), STEPS).values("momentum", np.arange(STEPS), 0.8)
    seen = history["SGD"]["momentum"][:STEPS]
    np.testing.assert_allclose(seen, np.where(np.arange(STEPS) < 600, planned, planned / 2), rtol=1e-12)
    page.controller.show_preview()
    assert [style.channel for style in page.plot.curves] == ["momentum"]
