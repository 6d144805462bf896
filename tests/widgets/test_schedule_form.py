import pytest

from engine.plan import plan
from engine.schedule import schedules
from widgets.schedule_form import ScheduleForm


@pytest.fixture
def form(qtbot):
    made = ScheduleForm()
    made.edits = []
    made.edited.connect(made.edits.append)
    made.set_schedule((), 1000, 0.1)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(form, place, name):
    box = form._pieces[place].box
    box.activated.emit(box.findData(name))


@pytest.mark.parametrize("name", schedules.names())
def test_every_schedule_that_is_chosen_can_be_planned(form, name):
    choose(form, 0, name)
    assert form.edits[-1][0]["name"] == name
    plan(form.edits[-1], 1000)


def test_none_one_and_several(form):
    choose(form, 0, "LinearLR")
    form._add.click()
    assert [entry["name"] for entry in form.entries()] == ["LinearLR", "CosineAnnealingLR"]
    assert form.entries()[0]["steps"] == 500
    values = plan(form.entries(), 1000).values("lr", [0, 999], 0.1)
    assert values[1] < values[0]
    form._remove(1)
    assert [entry["name"] for entry in form.entries()] == ["LinearLR"]
    assert "steps" not in form.entries()[0]
    choose(form, 0, "")
    assert form.entries() == []


def test_a_knob_left_out_shows_what_it_stands_for(form):
    form.set_schedule([{"name": "CosineAnnealingLR"}], 777, 0.1)
    assert form._pieces[0].form.values()["T_max"] == 777


def test_an_edited_knob_comes_as_the_whole_schedule(form):
    form.set_schedule([{"name": "ExponentialLR", "gamma": 0.9}], 1000, 0.1)
    form._pieces[0].form.editors["gamma"]._take(0.5, True)
    assert form.edits[-1] == [{"name": "ExponentialLR", "gamma": 0.5}]


def test_set_schedule_emits_nothing(form):
    form.set_schedule([{"name": "StepLR", "step_size": 10, "gamma": 0.5}], 1000, 0.1)
    assert form.edits == []
