"""The whole host with the engine in its thread: the same loop and messages as with a process, but quick to start."""

import time

import numpy as np
import pytest

from engine.errors import InputError
from engine.event import Event
from engine.experiment import Experiment
from engine.history import History
from engine.host.host import EngineHost
from engine.spec import parse
from tests.host.waiting import wait_for

LR = "runs.0.optimizer.lr"
FOREVER = 10**6


@pytest.fixture
def host():
    with EngineHost("thread") as found:
        yield found


def spec(steps=300, **changes):
    return parse({"steps": steps, "problem": "rosenbrock", "runs": [{"optimizer": "Adam"}]} | changes)


def opened(host, given=None, **changes):
    generation = host.load(given or spec(), **changes)
    return wait_for(lambda: host.state if host.state.generation == generation else None, "the experiment")


def status(host, *wanted):
    return wait_for(lambda: host.state if host.state.status in wanted else None, f"status {wanted}")


def answer(host, ticket):
    found = []
    return wait_for(lambda: found.extend(host.answers()) or [one for one in found if one.ticket == ticket], "it")[0]


def inline(state, initial=None):
    """The experiment of a state, replayed in one go in this thread."""
    experiment = Experiment(initial or state.initial_spec, script=state.events, history=False)
    steps = max([state.initial_spec.steps, *(event.new for event in state.events if event.path == "steps")])
    names = [run.name for run in state.initial_spec.runs]
    experiment.attach(History.allocate(names, experiment.recorder.channels, steps + 1))
    experiment.advance(state.step)
    return experiment.history


def assert_same_rows(a, b):
    for run in a:
        assert (a[run].written, a[run].diverged_at) == (b[run].written, b[run].diverged_at)
        for channel in a.channels:
            np.testing.assert_array_equal(a[run][channel], b[run][channel], err_msg=f"{run} {channel}")


def test_an_experiment_from_start_to_finish(host):
    state = opened(host)
    assert (state.status, state.step, state.dimension, state.labels) == ("paused", 0, 2, ("x", "y"))
    assert wait_for(lambda: state.history["Adam"].written, "row 0") == 1
    host.step()
    assert wait_for(lambda: host.state.step == 1, "the step")
    host.run(until=50)
    wait_for(lambda: host.state.step == 50 and host.state.status == "paused", "step 50")
    host.run()
    state = status(host, "finished")
    assert (state.step, state.speed, state.frozen, state.message) == (300, 0.0, (False,), "")
    assert_same_rows(state.history, inline(state))


def test_edits_while_it_runs_are_events_that_replay_the_same_bits(host):
    runs = [
        {"name": "a", "optimizer": {"name": "SGD", "lr": 1e-4, "momentum": 0.9}},
        {"name": "b", "optimizer": "Adam", "schedule": {"name": "CosineAnnealingLR", "T_max": 500}},
    ]
    opened(host, spec(steps=FOREVER, runs=runs))
    host.set_speed(2000)
    host.run()
    edits = [
        ("runs.0.optimizer.nesterov", True),
        ("runs.1.optimizer.betas.0", 0.5),
        ("runs.0.optimizer.momentum", 0.5),
        ("runs.1.optimizer", {"name": "AdamW", "lr": 0.01}),
        ("runs.1.schedule", []),
        ("runs.0.loss_scale", 0.5),
    ]
    for count, (path, value) in enumerate(edits, 1):
        before = host.state.step
        wait_for(lambda before=before: host.state.step > before + 10, "ten steps")
        host.edit(path, value)
        wait_for(lambda count=count: len(host.state.events) == count, "the event")
    host.pause()
    state = status(host, "paused")
    assert [event.path for event in state.events] == [path for path, _ in edits]
    assert state.spec.runs[1].optimizer["name"] == "AdamW"
    assert state.initial_spec.runs[1].optimizer["name"] == "Adam"
    assert_same_rows(state.history, inline(state))


def test_of_many_edits_the_last_one_counts(host):
    opened(host)
    for number in range(1, 2001):
        host.edit(LR, number / 1000)
    wait_for(lambda: host.state.spec.runs[0].optimizer["lr"] == 2.0, "the last value")
    assert len(host.state.events) < 2000


def test_bad_edits_are_told_and_forgotten(host):
    opened(host)
    host.edit(LR, -1.0)
    wait_for(lambda: "lr = -1" in host.state.message, "the message")
    host.edit(LR, 0.5)
    wait_for(lambda: host.state.events, "the event")
    assert host.state.message == ""


def test_reset_begins_again_with_the_present_spec(host):
    opened(host)
    host.run(until=100)
    wait_for(lambda: host.state.step == 100, "step 100")
    host.edit(LR, 0.25)
    generation = host.reset()
    state = wait_for(lambda: host.state if host.state.generation == generation else None, "the new one")
    assert (state.step, state.events, state.status) == (0, (), "paused")
    assert state.initial_spec.runs[0].optimizer["lr"] == 0.25
    assert wait_for(lambda: state.history["Adam"].written, "row 0") == 1


def test_rewinding_and_another_future(host):
    opened(host)
    host.run(until=120)
    wait_for(lambda: host.state.status == "paused" and host.state.step == 120, "step 120")
    host.edit(LR, 0.25)
    host.run()
    first = status(host, "finished")
    generation = host.rewind(80)
    wait_for(lambda: host.state.generation == generation and host.state.step == 80, "step 80")
    state = status(host, "paused")
    assert (state.events, state.history["Adam"].written) == ((), 81)
    np.testing.assert_array_equal(state.history["Adam"]["loss"], first.history["Adam"]["loss"][:81])
    host.edit(LR, 0.01)
    host.run()
    state = status(host, "finished")
    assert [event.step for event in state.events] == [80]
    assert_same_rows(state.history, inline(state))
    assert first.history["Adam"].written == 301


def test_a_recorded_run_plays_again(host):
    events = (Event(50, LR, 1e-3, 0.1), Event(120, "steps", 300, 500), Event(400, LR, 0.1, 0.2))
    opened(host, events=events, run=True)
    state = status(host, "finished")
    assert (state.step, state.events) == (500, events)
    assert_same_rows(state.history, inline(state))


def test_a_saved_run_continues_the_same(host):
    opened(host)
    host.step(90)
    wait_for(lambda: host.state.step == 90, "step 90")
    host.edit(LR, 0.1)
    saved = answer(host, host.ask("snapshot")).value
    rows = host.state.history
    host.run()
    first = status(host, "finished")
    assert [kept.step for kept in host.snapshots][-1] == 300
    state = opened(host, spec(), events=saved.events, snapshot=saved.data, history=rows)
    assert (state.step, state.events) == (90, first.events)
    assert state.spec == first.spec
    host.run()
    state = status(host, "finished")
    assert_same_rows(state.history, first.history)


def test_a_rewind_before_the_snapshot_that_was_loaded(host):
    opened(host)
    host.step(90)
    wait_for(lambda: host.state.step == 90, "step 90")
    saved = answer(host, host.ask("snapshot")).value
    opened(host, spec(), snapshot=saved.data)
    generation = host.rewind(40)
    wait_for(lambda: host.state.generation == generation and host.state.step == 40, "step 40")
    assert_same_rows(host.state.history, inline(host.state))


def test_more_steps_while_it_runs(host):
    state = opened(host, spec(steps=200))
    host.set_speed(200)
    host.run()
    host.edit("steps", 3000)
    host.set_speed(None)
    wait_for(lambda: host.state.step == 3000, "step 3000")
    assert state.history is not host.state.history
    assert state.history.written.max() <= 201  # who still holds the old one can still read it
    assert_same_rows(host.state.history, inline(host.state))


def test_a_diverging_run_is_frozen_and_the_other_goes_on(host):
    runs = [{"name": "wild", "optimizer": {"name": "SGD", "lr": 1.0}}, {"name": "tame", "optimizer": "Adam"}]
    opened(host, spec(runs=runs), run=True)
    state = status(host, "finished")
    assert state.frozen == (True, False)
    assert state.history["wild"].diverged_at < 20
    assert_same_rows(state.history, inline(state))


def test_the_speed_can_be_limited_and_changed_while_it_runs(host):
    opened(host, spec(steps=FOREVER))
    host.set_speed(0.001)
    host.run()
    wait_for(lambda: host.state.step == 1, "the first step")
    time.sleep(0.1)
    assert host.state.step == 1
    assert host.state.status == "running"
    host.set_speed(500)
    wait_for(lambda: host.state.speed > 100, "speed")
    host.set_speed(None)
    wait_for(lambda: host.state.step > 20_000, "steps")
    for wrong in (0, -1.0, float("nan")):
        with pytest.raises(InputError, match="speed = "):
            host.set_speed(wrong)


def test_questions_are_answered_with_their_tickets(host):
    opened(host)
    tickets = [host.ask("trace", run=0), host.ask("trace", run=7), host.ask("weather")]
    found = {}
    wait_for(lambda: found.update({one.ticket: one for one in host.answers()}) or len(found) == 3, "three answers")
    trace, wrong, weather = (found[ticket] for ticket in tickets)
    assert trace.value.labels == ("x", "y")
    assert "run = 7" in wrong.error
    assert "unknown question" in weather.error
    assert host.answers() == []


def test_a_problem_that_breaks_is_told_and_the_next_experiment_runs(host, monkeypatch):
    advance = Experiment.advance

    def breaks(self, count=1):
        if self.step + count > 100:
            raise ZeroDivisionError("division by zero")
        return advance(self, count)

    opened(host)
    with monkeypatch.context() as patch:
        patch.setattr(Experiment, "advance", breaks)
        host.run()
        state = status(host, "failed")
    assert state.message == "ZeroDivisionError: division by zero"
    assert "in breaks" in state.detail
    host.run()  # now it works: on from the last snapshot, or from the start
    state = status(host, "finished")
    assert (state.message, state.detail) == ("", "")
    assert_same_rows(state.history, inline(state))
    opened(host, spec(steps=10), run=True)
    assert status(host, "finished").step == 10


def test_bad_input_comes_back_in_one_line(host):
    with pytest.raises(InputError, match="did you mean"):
        host.load({"problem": "rosenbrok", "runs": [{"optimizer": "Adam"}]})
    generation = host.load(spec(record=["loss", "validation_loss"]))
    wait_for(lambda: host.state.generation == generation, "the refusal")
    assert host.state.status == "idle"
    assert "rosenbrock has no validation_loss" in host.state.message
    generation = host.load(spec(), snapshot=b"rubbish")
    wait_for(lambda: host.state.generation == generation, "the refusal")
    assert "not a snapshot" in host.state.message
    assert opened(host).status == "paused"


def test_rows_of_another_experiment_are_refused(host):
    opened(host)
    host.step(5)
    wait_for(lambda: host.state.step == 5, "step 5")
    saved = answer(host, host.ask("snapshot")).value
    other = History.allocate(["SGD"], ["loss"], 10)
    generation = host.load(spec(), snapshot=saved.data, history=other)
    wait_for(lambda: host.state.generation == generation, "the refusal")
    assert (host.state.status, host.state.history) == ("idle", None)
    assert host.state.message == "history: its runs or channels are not those of the spec"


def test_only_the_last_of_many_loads_matters(host):
    generations = [host.load(spec(steps=10 + number), run=True) for number in range(50)]
    assert generations == list(range(1, 51))
    wait_for(lambda: host.state.generation == 50 and host.state.status == "finished", "the last one")
    assert host.state.step == 59


def test_what_is_asked_before_the_start_is_done_then():
    host = EngineHost("thread")
    host.load(spec(steps=20), run=True)
    assert host.state.status == "starting"
    with host:
        host.start()
        assert status(host, "finished").step == 20
    assert host.close()
    assert host.state.history["Adam"].written == 21
    host.run()


def test_it_closes_in_the_middle_of_a_run():
    with EngineHost("thread") as host:
        host.set_speed(1000)
        opened(host, spec(steps=FOREVER), run=True)
        wait_for(lambda: host.state.step > 10, "steps")
    assert not host._thread.is_alive()


def test_an_unknown_mode_is_refused():
    with pytest.raises(InputError, match="must be process or thread"):
        EngineHost("fork")
