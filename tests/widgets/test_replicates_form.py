import pytest

from widgets.replicates_form import ReplicatesForm


@pytest.fixture
def form(qtbot):
    made = ReplicatesForm()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_number_is_announced_once_and_showing_one_is_not(form):
    heard = []
    form.edited.connect(heard.append)
    form.set_count(5)
    assert (form.value(), heard) == (5, [])
    form.form.editors["replicates"]._type("12")
    assert heard == [12]


@pytest.mark.parametrize("text", ["0", "-3", "2.5", "101", "many"])
def test_what_is_no_number_of_runs_is_said_there(form, text):
    heard = []
    form.edited.connect(heard.append)
    form.form.editors["replicates"]._type(text)
    assert heard == []
    assert form.form.editors["replicates"].error()


def test_a_reason_closes_it(form):
    form.set_count(1, "All would agree.")
    assert not form.form.isEnabled()
    assert form.note.isVisible()
    form.set_count(1)
    assert form.form.isEnabled()
    assert not form.note.isVisible()
