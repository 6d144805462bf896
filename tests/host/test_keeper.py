import threading
from multiprocessing import Pipe
from typing import ClassVar

import pytest

from engine.history import History
from engine.host import keeper as module
from engine.host import messages as m
from engine.host.driver import Driver
from engine.host.keeper import Keeper
from engine.host.line import EngineEnd, HostEnd
from engine.host.mailbox import Mailbox
from tests.host.waiting import wait_for


class FakeProcess:
    """The host's side of a process that is a script: what it says when it starts, and how it ends."""

    started: ClassVar[list] = []

    def __init__(self, device, snapshot_every):
        ours, theirs = Pipe()
        self.line, self.engine, self.ended = HostEnd(ours), EngineEnd(theirs), False
        self.pid, self.dead = 4242, False
        self.started.append(self)
        self.engine.send(m.Ready())

    def obituary(self):
        return "the engine stopped (signal 9)"

    def end(self, patience=0.0):
        self.line.connection.close()
        self.ended = True
        if not self.dead:
            self.die()

    def die(self):
        self.dead = True
        self.engine.connection.close()


@pytest.fixture
def kept(monkeypatch):
    """A keeper in its thread with fake processes; the one function that it is given starts it."""
    FakeProcess.started = []
    monkeypatch.setattr(module, "EngineProcess", FakeProcess)
    monkeypatch.setattr(module, "LOOK_SECONDS", 0.01)
    driver, mailbox = Driver(History.allocate, shared=False), Mailbox()
    keeper = Keeper(driver, mailbox, "cpu", watchdog=0.2, snapshot_every=1.0)
    thread = threading.Thread(target=keeper.keep)
    thread.start()
    yield keeper
    mailbox.put(m.Stop())
    thread.join()
    mailbox.close()
    assert all(process.ended for process in FakeProcess.started)


def test_it_starts_a_process_and_brings_it_what_is_wanted(kept):
    wait_for(lambda: kept.driver.board.state.status == "idle", "the engine")
    kept.mailbox.put(m.Speed(5.0))
    engine = FakeProcess.started[0].engine
    assert wait_for(lambda: engine.receive(0.0), "the command") == [m.Speed(5.0)]


def test_a_process_that_ends_is_replaced(kept):
    wait_for(lambda: kept.driver.board.state.status == "idle", "the engine")
    FakeProcess.started[0].die()
    wait_for(lambda: len(FakeProcess.started) == 2, "the second engine")
    wait_for(lambda: kept.driver.board.state.message == "the engine stopped (signal 9); started again", "the message")
    assert FakeProcess.started[0].ended


def test_a_process_that_is_asked_and_stays_silent_is_replaced(kept):
    wait_for(lambda: kept.driver.board.state.status == "idle", "the engine")
    kept.mailbox.put(m.Speed(5.0))
    wait_for(lambda: len(FakeProcess.started) == 2, "the second engine")
    wait_for(lambda: kept.driver.board.state.message, "the message")
    assert kept.driver.board.state.message == "the engine did not answer for 0.2 s; started again"


def test_a_process_that_has_nothing_to_do_may_be_silent(kept):
    wait_for(lambda: kept.driver.board.state.status == "idle", "the engine")
    threading.Event().wait(0.6)
    assert len(FakeProcess.started) == 1


def test_a_system_that_cannot_start_processes_is_not_asked_for_ever(monkeypatch):
    def refuse(*_):
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(module, "EngineProcess", refuse)
    monkeypatch.setattr(module, "LOOK_SECONDS", 0.01)
    driver, mailbox = Driver(History.allocate, shared=False), Mailbox()
    thread = threading.Thread(target=Keeper(driver, mailbox, "cpu", 1.0, 1.0).keep)
    thread.start()
    wait_for(lambda: driver.board.state.status == "failed", "the failure")
    assert "the engine could not be started (Cannot allocate memory) 3 times" in driver.board.state.message
    mailbox.put(m.Stop())
    thread.join()
    mailbox.close()
