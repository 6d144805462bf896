import numpy as np
import pytest

from engine.event import Event
from engine.history import History
from engine.host import messages as m
from engine.host.driver import DEATHS, Driver
from engine.host.mailbox import Open, Reset, Rewind
from engine.host.state import Answer
from engine.spec import parse

SPEC = parse({"steps": 100, "problem": "rosenbrock", "runs": [{"optimizer": "Adam"}]})
LR = "runs.0.optimizer.lr"


@pytest.fixture
def driver():
    found = Driver(History.allocate, shared=False)
    found.report(m.Ready())
    return found


def batch(driver):
    """The next batch, as if it had been obeyed at once."""
    found = driver.outbox.next_batch()
    driver.report(m.Taken())
    return found


def loaded(driver, generation=1, step=0, applied=0, spec=SPEC):
    driver.report(m.Loaded(generation, step, applied, spec, ("loss", "lr"), 2, ("x", "y"), None))


def progress(driver, status, step, generation=1, until=None):
    driver.report(m.Progress(generation, status, step, until, (False,), 5.0))


def opened(driver, **changes):
    driver.take([Open(**{"generation": 1, "spec": SPEC} | changes)])
    batch(driver)
    loaded(driver)
    batch(driver)


def rows(driver, count):
    driver.board.state.history.write(0, np.zeros((count, 2, 1)))


def test_a_load_is_answered_by_memory_and_a_complete_state(driver):
    driver.take([Open(1, SPEC, run=True)])
    assert batch(driver) == [m.Speed(), m.Load(1, SPEC, run=True)]
    assert driver.board.state.generation == 0
    loaded(driver)
    state = driver.board.state
    assert (state.generation, state.status, state.initial_spec, state.spec) == (1, "paused", SPEC, SPEC)
    assert (state.history.runs, state.history.capacity) == (("Adam",), 101)
    assert batch(driver) == [m.Attach(1, state.history)]
    progress(driver, "running", 7)
    assert (driver.board.state.status, driver.board.state.step, driver.board.state.speed) == ("running", 7, 5.0)


def test_reports_of_an_older_experiment_change_nothing(driver):
    opened(driver)
    driver.take([Open(2, SPEC)])
    before = driver.board.state
    progress(driver, "running", 50, generation=1)
    driver.report(m.Failed(1, "old", "old"))
    loaded(driver, generation=1)
    assert driver.board.state is before


def test_commands_before_a_load_are_forgotten_and_questions_answered(driver):
    opened(driver)
    driver.take([m.Run(), m.Ask(5, 1, "plane"), Open(2, SPEC)])
    assert [type(command) for command in batch(driver)] == [m.Speed, m.Load]
    (answer,) = driver.board.answers
    assert (answer.ticket, answer.error) == (5, "plane: the experiment was replaced")


def test_without_an_experiment_nothing_breaks(driver):
    driver.take([m.Run(), m.Edit(LR, 1.0), m.Ask(1, 0, "plane"), Reset(1), Rewind(2, 5)])
    assert batch(driver) == []
    assert driver.board.answers.pop().error == "plane: no experiment is loaded"
    assert driver.board.state.message == "there is no run to rewind"


def test_a_refused_experiment_leaves_an_idle_engine(driver):
    driver.take([Open(1, SPEC)])
    batch(driver)
    driver.report(m.Refused(1, "record: no such thing"))
    state = driver.board.state
    assert (state.status, state.generation, state.message) == ("idle", 1, "record: no such thing")
    assert (state.history, state.spec) == (None, SPEC)


def test_memory_that_cannot_be_had_is_said():
    def make(*_):
        raise OSError("out of memory")

    driver = Driver(make, shared=False)
    driver.take([Open(1, SPEC)])
    batch(driver)
    loaded(driver)
    assert driver.board.state.status == "idle"
    assert driver.board.state.message == "no memory for 101 rows (out of memory)"


def test_events_and_spec_follow_what_took_effect(driver):
    opened(driver)
    later = SPEC.with_value(LR, 0.5)
    event = Event(3, LR, 1e-3, 0.5)
    driver.report(m.Applied(1, 0, event, later, live=True))
    assert (driver.board.state.events, driver.board.state.spec, driver.board.state.initial_spec) == (
        (event,),
        later,
        SPEC,
    )


def test_a_refused_edit_is_a_message_until_the_next_command(driver):
    opened(driver)
    driver.report(m.EditRefused(1, "lr = -1: must be >= 0"))
    assert driver.board.state.message == "lr = -1: must be >= 0"
    driver.take([m.Ask(1, 1, "plane")])
    assert driver.board.state.message
    driver.take([m.Run()])
    assert driver.board.state.message == ""


def test_reset_takes_the_present_spec_with_edits_that_nobody_has_seen_yet(driver):
    opened(driver)
    driver.report(m.Applied(1, 0, Event(3, LR, 1e-3, 0.5), SPEC.with_value(LR, 0.5), live=True))
    driver.take([m.Edit("runs.0.optimizer.eps", 1e-4)])
    driver.outbox.next_batch()  # sent, not obeyed
    driver.take([m.Edit("steps", 300), m.Edit(LR, -1.0), Reset(2)])
    driver.report(m.Taken())
    _, load = batch(driver)
    spec = SPEC.with_value(LR, 0.5).with_value("runs.0.optimizer.eps", 1e-4).with_value("steps", 300)
    assert load == m.Load(2, spec)


def test_a_lost_engine_is_replaced_and_told_where_it_stood(driver):
    opened(driver)
    driver.take([m.Speed(50.0), m.Run(90)])
    batch(driver)
    progress(driver, "running", 30, until=90)
    rows(driver, 36)
    event = Event(20, LR, 1e-3, 0.5)
    driver.report(m.Applied(1, 0, event, SPEC.with_value(LR, 0.5), live=True))
    driver.report(m.Snapshot(1, 25, 1, b"state"))
    driver.died("the engine stopped (signal 9)")
    state = driver.board.state
    assert (state.status, state.restarts) == ("restarting", 1)
    assert state.message == "the engine stopped (signal 9) at step 35; resumed from step 25"
    assert driver.wanted
    expected = m.Load(1, SPEC, (event,), b"state", catch_up=35, run=True, until=90)
    assert batch(driver) == [m.Speed(50.0), expected]
    loaded(driver, step=25, applied=1)
    assert driver.board.state.status == "restarting"
    assert driver.board.state.history.written.tolist() == [26]
    assert driver.board.state.events == (event,)


def test_commands_wait_until_a_lost_run_is_back(driver):
    opened(driver)
    rows(driver, 36)
    driver.take([m.Edit(LR, 0.1)])
    driver.outbox.next_batch()  # sent, but nobody obeys it any more
    driver.died("the engine stopped (signal 9)")
    driver.take([m.Ask(1, 1, "plane")])
    assert [type(command) for command in batch(driver)] == [m.Speed, m.Load]
    loaded(driver)
    progress(driver, "restarting", 20)
    assert [type(command) for command in batch(driver)] == [m.Attach]
    progress(driver, "paused", 35)
    assert batch(driver) == [m.Edit(LR, 0.1), m.Ask(1, 1, "plane")]


def test_an_experiment_that_keeps_killing_the_engine_is_given_up_until_somebody_tries_again(driver):
    opened(driver)
    rows(driver, 36)
    driver.report(m.Snapshot(1, 25, 0, b"state"))
    driver.take([m.Ask(1, 1, "plane")])
    for _ in range(DEATHS - 1):
        driver.died("the engine stopped (signal 11)")
        assert driver.board.state.status == "restarting"
        batch(driver)
        loaded(driver, step=25)
    driver.died("the engine stopped (signal 11)")
    assert driver.board.state.status == "failed"
    assert (
        driver.board.state.message == "the engine stopped (signal 11) 3 times around step 35; it was not started again"
    )
    assert not driver.wanted
    assert driver.board.answers.pop().error == f"plane: {driver.board.state.message}"
    driver.take([m.Ask(2, 1, "plane")])
    assert driver.board.answers.pop().error.startswith("plane: the experiment has failed (the engine stopped")
    assert batch(driver) == []
    driver.take([m.Run()])
    assert driver.wanted
    assert batch(driver) == [m.Speed(), m.Load(1, SPEC, snapshot=b"state"), m.Run()]


def test_deaths_far_apart_do_not_add_up(driver):
    opened(driver)
    rows(driver, 36)
    for step in range(40, 100, 10):
        driver.died("the engine stopped (signal 9)")
        assert driver.board.state.status == "restarting"
        driver.report(m.Snapshot(1, step, 0, b"state"))


def test_an_engine_that_cannot_even_start_is_not_started_for_ever():
    driver = Driver(History.allocate, shared=False)
    for _ in range(DEATHS):
        assert driver.wanted
        driver.died("the engine stopped (exit status 1)")
    assert not driver.wanted
    assert driver.board.state.status == "failed"
    driver.take([Open(1, SPEC)])
    assert driver.wanted


def test_an_engine_lost_while_it_builds_builds_again(driver):
    driver.take([Open(1, SPEC)])
    driver.outbox.next_batch()
    driver.died("the engine stopped (signal 9)")
    assert driver.board.state.message == "the engine stopped (signal 9) while it set up the experiment; started again"
    assert batch(driver) == [m.Speed(), m.Load(1, SPEC)]


def test_a_broken_experiment_is_taken_up_again_from_its_snapshot(driver):
    opened(driver)
    rows(driver, 36)
    driver.report(m.Snapshot(1, 25, 0, b"state"))
    driver.report(m.Failed(1, "ZeroDivisionError: division by zero", "Traceback ..."))
    state = driver.board.state
    assert (state.status, state.message, state.detail) == (
        "failed",
        "ZeroDivisionError: division by zero",
        "Traceback ...",
    )
    driver.take([m.Edit(LR, 0.1), m.Run()])
    assert batch(driver) == [m.Speed(), m.Load(1, SPEC, snapshot=b"state"), m.Edit(LR, 0.1), m.Run()]
    loaded(driver, step=25)
    assert (driver.board.state.status, driver.board.state.message) == ("paused", "")
    assert driver.board.state.history.written.tolist() == [26]


def test_a_history_that_is_too_small_is_replaced(driver):
    opened(driver)
    rows(driver, 36)
    driver.report(m.Grow(1, 501))
    assert driver.board.state.history.capacity == 501
    assert driver.board.state.history.written.tolist() == [36]
    assert batch(driver) == [m.Attach(1, driver.board.state.history)]


def test_without_memory_to_grow_the_steps_go_back(driver, monkeypatch):
    opened(driver)
    old = driver.board.state.history
    driver.report(m.Applied(1, 0, Event(0, "steps", 100, 10**9), SPEC.with_value("steps", 10**9), live=True))
    monkeypatch.setattr(History, "grown", lambda self, capacity: (_ for _ in ()).throw(OSError("too large")))
    driver.report(m.Grow(1, 10**9 + 1))
    assert driver.board.state.message == "steps = 1000000000: no memory for so many rows (too large)"
    assert batch(driver) == [m.Edit("steps", 100), m.Attach(1, old)]


def test_a_command_that_cannot_be_sent_is_answered(driver):
    driver.unsendable(m.Ask(4, 1, "trace"), "it cannot be sent")
    assert driver.board.answers.pop() == Answer(4, 1, "trace", error="trace: it cannot be sent")
    driver.unsendable(m.Edit(LR, object()), "it cannot be sent")
    assert driver.board.state.message == f"{LR}: it cannot be sent"


def test_it_is_busy_while_something_is_expected(driver):
    assert not driver.busy
    driver.take([Open(1, SPEC)])
    driver.outbox.next_batch()
    assert driver.busy
    driver.report(m.Taken())
    assert not driver.busy
    loaded(driver)
    progress(driver, "running", 1)
    assert driver.busy
