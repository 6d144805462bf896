from engine.host import messages as m
from engine.host.outbox import Outbox


def test_one_batch_is_on_its_way_at_a_time_ours_first():
    box = Outbox()
    box.requests += [m.Run()]
    box.begin([m.Speed(5.0)], hold=False)
    assert box.next_batch() == [m.Speed(5.0), m.Run()]
    box.requests += [m.Pause()]
    assert box.next_batch() == []
    box.outstanding = []
    assert box.next_batch() == [m.Pause()]
    box.outstanding = []
    assert box.next_batch() == []


def test_callers_wait_while_it_holds():
    box = Outbox()
    box.begin([m.Speed(5.0)], hold=True)
    box.requests += [m.Edit("steps", 5)]
    assert box.next_batch() == [m.Speed(5.0)]
    box.outstanding = []
    assert box.next_batch() == []
    box.holding = False
    assert box.next_batch() == [m.Edit("steps", 5)]


def test_what_a_lost_engine_was_told_by_callers_waits_again_in_order():
    box = Outbox()
    box.begin([m.Speed(5.0)], hold=False)
    box.requests += [m.Edit("steps", 5), m.Run()]
    box.next_batch()
    box.requests += [m.Edit("steps", 6)]
    assert box.edits == [m.Edit("steps", 5), m.Edit("steps", 6)]
    box.take_back()
    assert box.requests == [m.Edit("steps", 5), m.Run(), m.Edit("steps", 6)]
    assert (box.outstanding, box.urgent) == ([], [])


def test_questions_that_will_not_be_put_come_back():
    box = Outbox()
    question = m.Ask(1, 1, "plane")
    box.requests += [m.Run(), question]
    assert box.drop_requests() == [question]
    assert box.requests == []


def test_a_question_that_was_there_at_two_deaths_is_not_put_a_third_time():
    box = Outbox()
    box.begin([], hold=False)
    box.requests += [m.Ask(1, 1, "outside", {})]
    box.next_batch()
    assert box.take_back() == []
    box.requests += [m.Ask(2, 1, "trace", {})]
    box.next_batch()
    assert box.take_back() == [m.Ask(1, 1, "outside", {})]
    assert box.requests == [m.Ask(2, 1, "trace", {})]
