import itertools

import numpy as np
import pytest

from engine import snapshot
from engine.errors import InputError
from engine.event import Event
from engine.experiment import Experiment
from engine.history import History
from engine.host import messages as m
from engine.host.link import HostGoneError
from engine.host.server import Server
from engine.spec import parse

LR = "runs.0.optimizer.lr"


def spec(steps=200, **changes):
    return parse({"steps": steps, "problem": "rosenbrock", "runs": [{"optimizer": "Adam"}]} | changes)


class FakeLink:
    """Nobody says anything; what is reported is kept."""

    def __init__(self):
        self.sent, self.timeouts = [], []

    def receive(self, timeout):
        self.timeouts.append(timeout)
        return []

    def send(self, report):
        self.sent.append(report)

    def of(self, kind):
        return [report for report in self.sent if isinstance(report, kind)]


class Engine(Server):
    """A server under test; memory is given to it as the host would."""

    def __init__(self, snapshot_every=1e9):
        super().__init__(FakeLink(), "cpu", snapshot_every)
        self.history = None

    def open(self, load, *more):
        self.obey([load, *more])
        if self.experiment is not None:
            given = self.experiment
            names = [run.name for run in given.spec.runs]
            self.history = History.allocate(names, given.recorder.channels, 1 + max(given.spec.steps, 400))
            if given.step:
                self.history.write(0, np.full((given.step + 1, len(given.recorder.channels), len(names)), np.nan))
            self.obey([m.Attach(self.generation, self.history)])
        return self

    def status(self):
        return self.link.of(m.Progress)[-1].status

    def go(self):
        """Until nothing is left to step."""
        for _ in range(10_000):
            self.turn()
            if self.link.timeouts[-1] is None:
                return self
        raise AssertionError("it does not end")


def test_it_loads_waits_for_memory_and_runs_to_the_end():
    engine = Engine()
    engine.obey([m.Load(1, spec(), run=True)])
    (found,) = engine.link.of(m.Loaded)
    assert (found.step, found.channels, found.labels) == (0, ("loss", "lr", "grad_norm", "x0", "x1"), ("x", "y"))
    engine.turn()
    assert engine.experiment.step == 0
    engine = Engine().open(m.Load(1, spec(), run=True)).go()
    assert engine.experiment.step == 200
    assert engine.status() == "finished"
    assert engine.link.of(m.Snapshot)[-1].step == 200
    alone = Experiment(spec())
    alone.advance(200)
    for channel in alone.history.channels:
        np.testing.assert_array_equal(alone.history["Adam"][channel], engine.history["Adam"][channel])


def test_a_batch_is_taken_after_everything_in_it_is_done():
    engine = Engine().open(m.Load(1, spec()))
    engine.link.sent.clear()
    engine.obey([m.Edit(LR, 0.1), m.Run()])
    kinds = [type(report) for report in engine.link.sent]
    assert kinds == [m.Applied, m.Progress, m.Taken]
    assert engine.link.sent[1].status == "running"


def test_steps_add_up_and_it_pauses_there():
    engine = Engine().open(m.Load(1, spec()))
    engine.obey([m.Step(3), m.Step(4)])
    assert engine.go().experiment.step == 7
    assert engine.status() == "paused"
    engine.obey([m.Run(50)])
    engine.go()
    engine.obey([m.Run(), m.Step(2)])
    assert engine.go().experiment.step == 52


def test_a_pause_leaves_a_snapshot():
    engine = Engine().open(m.Load(1, spec(steps=10**6), run=True))
    for _ in range(5):
        engine.turn()
    engine.obey([m.Pause()])
    step = engine.experiment.step
    engine.turn()
    assert engine.experiment.step == step > 0
    found = engine.link.of(m.Snapshot)[-1]
    assert snapshot.about(found.data)["step"] == found.step == step


def test_snapshots_come_from_time_to_time():
    engine = Engine(snapshot_every=0.0).open(m.Load(1, spec(steps=10**6), run=True))
    while len(engine.link.of(m.Snapshot)) < 3:
        engine.turn()
    steps = [report.step for report in engine.link.of(m.Snapshot)]
    assert steps == sorted(set(steps))


def test_everything_that_arrives_before_the_memory_is_done_after_it():
    engine = Engine()
    engine.obey([m.Load(1, spec()), m.Edit(LR, 0.1), m.Step(5), m.Ask(1, 1, "snapshot")])
    assert [type(report) for report in engine.link.sent] == [m.Loaded, m.Taken]
    engine.obey([m.Attach(1, History.allocate(["Adam"], engine.experiment.recorder.channels, 401))])
    engine.go()
    assert engine.experiment.step == 5
    assert [event.step for event in engine.experiment.events] == [0]


def test_questions_that_wait_for_memory_are_answered_when_another_experiment_comes():
    engine = Engine()
    engine.obey([m.Load(1, spec()), m.Ask(7, 1, "snapshot"), m.Load(2, spec())])
    (answer,) = [report for report in engine.link.sent if getattr(report, "ticket", None) == 7]
    assert "no longer loaded" in answer.error


def test_a_refused_edit_changes_nothing():
    engine = Engine().open(m.Load(1, spec()))
    for path, value, complaint in [
        (LR, -1.0, "must be a finite number"),
        (LR, object(), "must be a number"),
        ("seed", 3, "cannot change while"),
        ("runs.5.optimizer.lr", 0.1, "no place"),
        ("runs.0.schedule", {"name": "Nothing"}, "unknown"),
    ]:
        engine.obey([m.Edit(path, value)])
        assert complaint in engine.link.of(m.EditRefused)[-1].message
    assert engine.experiment.events == []
    assert engine.experiment.spec == spec()
    engine.obey([m.Run()])
    assert engine.go().status() == "finished"


def test_an_edit_that_only_the_problem_refuses_leaves_the_experiment_whole(monkeypatch):
    engine = Engine().open(m.Load(1, spec(runs=[{"optimizer": "Adam"}, {"optimizer": "SGD"}])))

    def rule(*given):
        raise InputError("not for this problem")

    monkeypatch.setattr("engine.run_rules.rule_of", rule)
    before = engine.experiment.spec, list(engine.experiment.rules)
    engine.obey([m.Edit("runs.1.optimizer.lr", 1e-4)])
    assert engine.link.of(m.EditRefused)[-1].message == "not for this problem"
    assert (engine.experiment.spec, engine.experiment.rules) == before
    assert engine.experiment.events == []


def test_an_edit_to_the_same_value_is_no_event():
    engine = Engine().open(m.Load(1, spec()))
    engine.obey([m.Edit(LR, 1e-3), m.Edit("runs.0.optimizer.betas.0", 0.9)])
    assert engine.experiment.events == []
    assert not engine.link.of(m.EditRefused)


def test_recorded_events_are_played_at_their_steps_until_somebody_edits():
    events = (Event(0, LR, 1e-3, 0.1), Event(50, LR, 0.1, 0.2), Event(150, LR, 0.2, 0.3))
    engine = Engine().open(m.Load(1, spec(), events))
    assert [report.index for report in engine.link.of(m.Applied)] == [0]
    engine.obey([m.Run(100)])
    engine.go()
    engine.obey([m.Edit("runs.0.optimizer.eps", 1e-4), m.Run()])
    engine.go()
    applied = engine.link.of(m.Applied)
    assert [(report.index, report.event.step, report.live) for report in applied] == [
        (0, 0, False),
        (1, 50, False),
        (2, 100, True),
    ]
    assert applied[-1].spec.runs[0].optimizer["lr"] == 0.2


def test_it_catches_up_at_full_speed_and_then_stands_as_before():
    engine = Engine()
    engine.obey([m.Speed(0.001)])
    engine.open(m.Load(1, spec(), catch_up=120))
    assert engine.status() == "restarting"
    engine.go()
    assert engine.experiment.step == 120
    assert engine.status() == "paused"
    assert engine.link.of(m.Snapshot)[-1].step == 120


def test_it_catches_up_and_runs_on():
    engine = Engine().open(m.Load(1, spec(), catch_up=120, run=True, until=150)).go()
    assert engine.experiment.step == 150
    statuses = [status for status, _ in itertools.groupby(report.status for report in engine.link.of(m.Progress))]
    assert statuses[0] == "restarting"
    assert statuses[-1] == "paused"


def test_it_continues_from_a_snapshot():
    first = Engine().open(m.Load(1, spec(), run=True, until=60)).go()
    kept = first.link.of(m.Snapshot)[-1]
    second = Engine().open(m.Load(2, spec(), snapshot=kept.data, run=True)).go()
    assert second.link.of(m.Loaded)[0].step == 60
    alone = Experiment(spec())
    alone.advance(200)
    np.testing.assert_array_equal(second.history["Adam"]["loss"][61:], alone.history["Adam"]["loss"][61:])


def test_more_steps_than_rows_ask_for_memory_and_nothing_is_lost_meanwhile():
    engine = Engine().open(m.Load(1, spec()))
    engine.obey([m.Step(5)])
    engine.go()
    engine.obey([m.Edit("steps", 1000), m.Edit(LR, 0.5), m.Run()])
    (grow,) = engine.link.of(m.Grow)
    assert grow.capacity == 1001
    engine.turn()
    assert engine.experiment.step == 5
    larger = engine.history.grown(grow.capacity)
    engine.obey([m.Attach(1, larger)])
    engine.go()
    events = engine.experiment.events
    assert [(event.step, event.path) for event in events] == [(5, "steps"), (5, LR)]
    alone = Experiment(spec(steps=1000, runs=[{"optimizer": "Adam"}]), script=events[1:])
    alone.advance(1000)
    np.testing.assert_array_equal(larger["Adam"]["loss"], alone.history["Adam"]["loss"])
    np.testing.assert_array_equal(larger["Adam"]["lr"], alone.history["Adam"]["lr"])


def test_a_problem_that_breaks_ends_its_experiment_and_nothing_else(monkeypatch):
    engine = Engine().open(m.Load(1, spec(), run=True))

    def breaks(self, count=1):
        raise ZeroDivisionError("division by zero")

    with monkeypatch.context() as patch:
        patch.setattr(Experiment, "advance", breaks)
        engine.go()
    (failed,) = engine.link.of(m.Failed)
    assert (failed.generation, failed.message) == (1, "ZeroDivisionError: division by zero")
    assert "in breaks" in failed.detail
    engine.obey([m.Run(), m.Edit(LR, 0.1), m.Ask(1, 1, "snapshot")])
    assert engine.open(m.Load(2, spec(), run=True)).go().status() == "finished"


def test_a_problem_that_leaves_the_program_does_not_leave_the_engine(monkeypatch):
    engine = Engine().open(m.Load(1, spec(), run=True))
    monkeypatch.setattr(Experiment, "advance", lambda *_: exit(3))
    engine.go()
    assert engine.link.of(m.Failed)[0].message == "SystemExit: 3"


@pytest.mark.parametrize(
    ("load", "complaint"),
    [
        (m.Load(1, spec(record=["validation_loss"])), "record"),
        (m.Load(1, spec(), snapshot=b"rubbish"), "snapshot"),
    ],
)
def test_what_cannot_be_built_is_refused(load, complaint):
    engine = Engine().open(load, m.Run())
    (refused,) = engine.link.of(m.Refused)
    assert complaint in refused.message
    assert not engine.link.of(m.Failed)


def test_a_wrong_device_is_refused():
    engine = Engine()
    engine.device = "abacus"
    engine.open(m.Load(1, spec()))
    assert engine.link.of(m.Refused)[0].message == "device = 'abacus': must be cpu, cuda or auto"


def test_questions_never_hurt():
    engine = Engine().open(m.Load(4, spec()))
    questions = [
        (m.Ask(1, 4, "snapshot"), ""),
        (m.Ask(2, 4, "weather"), "unknown question 'weather'"),
        (m.Ask(3, 4, "trace", {"nonsense": 1}), "TypeError"),
        (m.Ask(4, 3, "snapshot"), "no longer loaded"),
        (m.Ask(5, 4, "trace", {"run": 9}), "run = 9; there are 1"),
    ]
    engine.obey([ask for ask, _ in questions])
    answers = engine.link.sent[-len(questions) - 2 : -2]
    for answer, (ask, complaint) in zip(answers, questions, strict=True):
        assert (answer.ticket, answer.question) == (ask.ticket, ask.question)
        assert complaint in answer.error
        assert bool(answer.error) == bool(complaint)


def test_a_diverged_experiment_is_finished():
    engine = Engine().open(m.Load(1, spec(runs=[{"optimizer": {"name": "SGD", "lr": 1.0}}]), run=True)).go()
    assert engine.status() == "finished"
    assert engine.link.of(m.Progress)[-1].frozen == (True,)
    engine.obey([m.Run(), m.Step(3)])
    assert engine.go().status() == "finished"


def test_under_a_speed_limit_it_waits_but_shows_that_it_lives():
    engine = Engine().open(m.Load(1, spec()), m.Speed(0.5))
    engine.obey([m.Run()])
    for _ in range(3):
        engine.turn()
    assert engine.experiment.step == 1
    assert all(0 < timeout <= 0.5 for timeout in engine.link.timeouts[-2:])
    assert engine.status() == "running"


def test_a_host_that_has_gone_is_not_a_failure_of_the_experiment():
    engine = Engine().open(m.Load(1, spec(), run=True))

    def gone(report):
        raise HostGoneError

    engine.link.send = gone
    with pytest.raises(HostGoneError):
        engine.go()


def test_stop_ends_the_loop():
    engine = Engine()
    engine.obey([m.Stop()])
    assert not engine.serving
