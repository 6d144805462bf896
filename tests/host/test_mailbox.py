import threading

import pytest

from engine.host import messages as m
from engine.host.mailbox import Mailbox, Reset, collapse


@pytest.fixture
def mailbox():
    found = Mailbox()
    yield found
    found.close()


def collapsed(*requests):
    found = []
    for request in requests:
        collapse(found, request)
    return found


def edits(text):
    """``a=1 b=2`` as edits; ``!`` is a pause."""
    return [m.Pause() if word == "!" else m.Edit(*word.split("=")) for word in text.split()]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("lr=1 lr=2 lr=3", "lr=3"),
        ("lr=1 eps=1 lr=2 eps=2", "lr=2 eps=2"),
        ("momentum=9 nesterov=1 momentum=8", "momentum=8 nesterov=1"),
        ("o.lr=1 o=Adam o.lr=2", "o.lr=1 o=Adam o.lr=2"),
        ("o.lr=1 o=Adam o.lr=2 o.lr=3", "o.lr=1 o=Adam o.lr=3"),
        ("o=SGD o.lr=1 o=Adam", "o=SGD o.lr=1 o=Adam"),
        ("o=SGD other=1 o=Adam", "o=Adam other=1"),
        ("lr=1 ! lr=2", "lr=2 !"),
        ("o1.lr=1 o=Adam o1.lr=2", "o1.lr=2 o=Adam"),
    ],
)
def test_the_last_edit_of_a_path_counts(given, kept):
    assert collapsed(*edits(given)) == edits(kept)


def test_other_requests_keep_their_order_and_number():
    requests = [m.Step(1), m.Step(1), m.Run(), Reset(3), m.Ask(1, 0, "plane"), m.Ask(2, 0, "plane")]
    assert collapsed(*requests) == requests


def test_what_is_taken_is_gone(mailbox):
    mailbox.put(m.Run())
    mailbox.put(m.Pause())
    assert mailbox.take() == [m.Run(), m.Pause()]
    assert mailbox.take() == []


def test_the_sleeper_wakes_for_a_request_and_only_then(mailbox):
    assert mailbox.sleep(0.0) == []
    threading.Timer(0.02, lambda: mailbox.put(m.Run())).start()
    assert mailbox.sleep(30.0) == [mailbox.bell]
    assert mailbox.take() == [m.Run()]
    assert mailbox.sleep(0.0) == []


def test_ten_thousand_requests_need_no_reader(mailbox):
    for number in range(10_000):
        mailbox.put(m.Step(number))
    assert len(mailbox.take()) == 10_000


def test_after_the_end_requests_fall_into_the_void(mailbox):
    mailbox.close()
    mailbox.put(m.Run())
    assert mailbox._requests == []
