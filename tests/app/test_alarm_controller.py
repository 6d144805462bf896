"""The alarm while a run goes on: before the loss jumps, in a line and on the plots, without stopping anything."""

import numpy as np

from engine.report.alarm import QUANTITIES
from engine.spec import parse

WALL = parse({
    "steps": 600, "dtype": "float64", "record": ["loss", "lr", *QUANTITIES],
    "record_every": dict.fromkeys(QUANTITIES, 1),
    "problem": {"name": "formula", "text": "0.01*(x-5)^2 + 0.5*(1+exp(8*x))*y^2", "start": [-3.0, 0.01]},
    "runs": [{"name": "Adam", "optimizer": {"name": "Adam", "lr": 0.03}},
             {"name": "SGD", "optimizer": {"name": "SGD", "lr": 0.001}}],
})  # fmt: skip


def test_it_comes_before_the_loss_jumps(lab):
    lab.open(WALL)
    alarm = lab.window.alarm
    peak = None
    for step in range(20, 601, 20):  # as a person would see it: what is known so far, again and again
        lab.run_to(step)
        alarm.look()
        losses = lab.state.history["Adam"]["loss"]
        if alarm.alarms and peak is None:
            peak = losses.max()
    first = alarm.alarms[0]
    assert first.run == 0
    assert first.lag > 5
    assert first.curvature > 1
    assert losses.max() > 3 * losses[first.step]
    assert int(np.argmax(losses)) >= first.step
    text = lab.page.engine_notice.text()
    assert text.startswith("Adam at step ")
    assert lab.state.step == 600
    (mark, *_) = lab.page.board.loss._marks._events
    assert mark.step == first.step
    page = lab.window.pages.show_page("diagnostics")
    lab.until(lambda: len(page.board.shown) == 4)
    assert page.board_view.gauges[0].plot._marks._events[0].step == first.step
    assert page.warn.isChecked()


def test_another_experiment_is_quiet_again(lab):
    lab.open(WALL)
    lab.run_to(600)
    lab.window.alarm.look()
    assert lab.window.alarm.alarms
    lab.open()
    lab.window.alarm.look()
    assert lab.window.alarm.alarms == []
    assert lab.page.engine_notice.text() == ""
    assert lab.page.board.loss._marks._events == ()


def test_the_tick_records_what_the_alarm_needs(lab):
    page = lab.window.pages.show_page("diagnostics")
    page.warn.click()
    assert set(QUANTITIES) <= set(lab.experiment.spec.record)
    page.warn.click()
    assert not set(QUANTITIES) & set(lab.experiment.spec.record)
