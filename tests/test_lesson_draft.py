import pytest

from engine.errors import InputError
from engine.lesson_check import knob_value
from engine.lesson_draft import (
    draft_of,
    experiment_of,
    finished,
    knob_paths,
    new,
    step_of,
    with_experiment,
    with_step,
    with_step_moved,
    without_step,
)
from engine.lesson_file import from_text, shipped
from engine.lesson_text import to_text
from engine.spec import parse

VALLEY = parse({"steps": 50, "problem": "rosenbrock", "runs": [{"optimizer": {"name": "SGD", "lr": 1e-3}}]})
BOWL = parse({
    "steps": 20, "dtype": "float64", "record": ["loss"], "problem": {"name": "quadratic", "eigenvalues": [1.0, 9.0]},
    "runs": [{"name": "b", "optimizer": "Adam", "schedule": {"name": "StepLR", "step_size": 5}}, {"optimizer": "SGD"}],
})  # fmt: skip


def written(draft):
    """With words in every step."""
    for step in draft["steps"]:
        step["en"]["text"] = "Look at this."
    return draft


def test_a_step_has_the_experiment_that_was_taken():
    draft = with_experiment(with_step(new("Two", VALLEY), 1), 1, BOWL)
    lesson = finished(written(draft))
    assert lesson.experiment(0) == VALLEY
    assert lesson.experiment(1) == BOWL
    assert finished(with_experiment(draft, 0, BOWL)).experiment(0) == BOWL


def test_a_new_step_begins_with_the_experiment_before():
    draft = with_step(with_experiment(with_step(new("Two", VALLEY), 1), 1, BOWL), 2)
    assert finished(written(draft)).experiment(2) == BOWL


def test_a_claims_step_keeps_its_experiment_until_another_is_taken():
    draft = draft_of(shipped()["C2"])
    assert finished(draft) == shipped()["C2"]
    changed = finished(with_experiment(draft, 0, VALLEY))
    assert changed.experiment(0) == VALLEY
    assert changed.steps[1].experiment == "C2.momentum"


def test_every_shipped_lesson_can_be_edited_and_stays_the_same():
    for lesson in shipped().values():
        assert from_text(to_text(finished(draft_of(lesson)))) == lesson


def test_what_is_wrong_is_said_with_its_place():
    draft = with_step(new("Two", VALLEY), 1)
    draft["steps"][0]["en"]["text"] = "Look."
    with pytest.raises(InputError) as caught:
        finished(draft)
    assert caught.value.where == "steps.1.en.text"
    assert step_of(caught.value) == 1
    assert step_of(InputError("no title", "en.title")) is None


def test_steps_are_moved_and_removed_in_another_draft():
    draft = with_experiment(with_step(new("Two", VALLEY), 1), 1, BOWL)
    turned, alone = with_step_moved(draft, 1, -1), without_step(draft, 0)
    assert [experiment_of(turned, place) for place in (0, 1)] == [BOWL, VALLEY]
    assert [experiment_of(alone, place) for place in range(len(alone["steps"]))] == [BOWL]
    assert [experiment_of(draft, place) for place in (0, 1)] == [VALLEY, BOWL]


def test_an_experiment_that_cannot_be_made_out_is_none():
    draft = with_step(new("Two", VALLEY), 1)
    draft["steps"][1]["set"] = {"problem": {"name": "no such"}}
    assert experiment_of(draft, 0) == VALLEY
    assert experiment_of(draft, 1) is None


def test_what_a_file_cannot_take_back_is_refused():
    draft = with_step(new("Two", VALLEY.with_value("measure_every", 10)), 1)
    with pytest.raises(InputError, match="measure_every"):
        with_experiment(draft, 1, BOWL)


def test_the_knobs_on_offer_are_there():
    paths = knob_paths([BOWL])
    assert "runs.0.optimizer.beta1" in paths
    assert "problem.noise" in paths
    for path in paths:
        knob_value(BOWL, path)
