import threading
from multiprocessing import Pipe

import pytest

from engine.host import messages as m
from engine.host.line import SMALL, EngineEnd, HostEnd
from engine.host.link import HostGoneError
from engine.host.state import Answer


@pytest.fixture
def ends():
    ours, theirs = Pipe()
    yield HostEnd(ours), EngineEnd(theirs)
    ours.close()
    theirs.close()


def test_batches_and_reports_arrive_whole_and_in_order(ends):
    host, engine = ends
    batch = [m.Edit("steps", 5), m.Run(7), m.Ask(1, 2, "trace", {"run": 0})]
    assert host.send(batch) == []
    assert engine.receive(0.0) == batch
    assert engine.receive(0.0) == []
    reports = [m.Ready(), m.Progress(1, "running", 5, None, (False,), 10.0), m.Taken()]
    for report in reports:
        engine.send(report)
    assert host.read() == reports
    assert host.read() == []


def test_a_large_batch_never_makes_the_host_wait(ends):
    host, engine = ends
    batch = [m.Load(1, None, snapshot=bytes(50 * SMALL))]
    host.send(batch)  # would block here, with nobody reading, if it were sent at once
    received = []
    reader = threading.Thread(target=lambda: received.extend(engine.receive(None)))
    reader.start()
    while reader.is_alive():
        assert host.read() == []
    reader.join()
    assert received == batch


def test_what_cannot_be_sent_is_said_and_the_rest_goes(ends):
    host, engine = ends
    ((command, why),) = host.send([m.Edit("a", lambda: 1), m.Run()])
    assert command.path == "a"
    assert "cannot be sent" in why
    assert engine.receive(0.0) == [m.Run()]


def test_an_answer_that_cannot_be_sent_becomes_an_error(ends):
    host, engine = ends
    engine.send(Answer(3, 1, "plane", value=lambda: 1))
    (answer,) = host.read()
    assert (answer.ticket, answer.value) == (3, None)
    assert answer.error.startswith("plane: its answer cannot be sent")


def test_the_last_reports_of_an_engine_that_has_gone_are_read(ends):
    host, engine = ends
    engine.send(m.Taken())
    engine.connection.close()
    assert host.read() == [m.Taken()]
    assert host.gone
    assert host.send([m.Run()]) == []


def test_an_engine_without_a_host_is_told(ends):
    host, engine = ends
    host.connection.close()
    with pytest.raises(HostGoneError):
        engine.receive(None)
    with pytest.raises(HostGoneError):
        engine.send(m.Ready())
