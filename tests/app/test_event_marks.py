from app.event_marks import event_marks
from engine.event import Event
from tests.app.conftest import VALLEY

LR = "runs.0.optimizer.lr"


def test_one_movement_of_a_knob_is_one_mark():
    events = [Event(step, LR, 0.1 + step / 100, 0.2 + step / 100) for step in (10, 12, 15, 18)]
    (mark,) = event_marks(events, VALLEY, ["#aa0000", "#00aa00"])
    assert (mark.step, mark.colour) == (10, "#aa0000")
    assert mark.text == "Adam: lr 0.2 → 0.38"


def test_other_knobs_and_later_edits_are_marks_of_their_own():
    events = [
        Event(10, LR, 0.1, 0.2), Event(11, "runs.1.optimizer.momentum", 0.5, 0.9), Event(300, LR, 0.2, 0.3),
        Event(301, "steps", 400, 500), Event(302, "runs.1.schedule", [], [{"name": "StepLR"}]),
    ]  # fmt: skip
    texts = [mark.text for mark in event_marks(events, VALLEY, [])]
    assert texts == [
        "Adam: lr 0.1 → 0.2", "SGD: momentum 0.5 → 0.9", "Adam: lr 0.2 → 0.3",
        "steps 400 → 500", "SGD: schedule – → StepLR",
    ]  # fmt: skip
