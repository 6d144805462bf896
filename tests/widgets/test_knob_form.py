import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.knob import Knob, choice, flag, integer
from engine.optimizer import optimizers
from engine.problem import problems
from engine.schedule import schedules
from widgets.knob.form import KnobForm

KNOBS = (
    Knob("lr", 0.1, low=0.0, scale="log", soft=(1e-6, 10.0), symbol=r"\eta", help="How far."),
    integer("size", 3, 1, 9, "How many."),
    flag("nesterov", False, "Look ahead."),
    choice("init", "a", ("a", "b"), "How to begin."),
    Knob("start", (1.0, 2.0), kind="reals", help="Where."),
    Knob("formula", "x", kind="text", help="What."),
)


@pytest.fixture
def form(qtbot):
    made = KnobForm(KNOBS)
    made.changes = []
    made.value_changed.connect(lambda knob, value: made.changes.append((knob.name, value)))
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_begins_with_the_defaults(form):
    assert form.values() == {knob.name: knob.default for knob in KNOBS}


def test_every_kind_can_be_edited(form):
    QTest.mouseClick(form.editors["nesterov"].switch, Qt.MouseButton.LeftButton)
    form.editors["init"].box.setCurrentIndex(1)
    form.editors["init"].box.activated.emit(1)
    for name, text in (("start", "5 6"), ("formula", "x^2"), ("size", "4")):
        entry = form.editors[name].entry
        entry.selectAll()
        QTest.keyClicks(entry, text)
        QTest.keyClick(entry, Qt.Key.Key_Return)
    assert form.changes == [
        ("nesterov", True), ("init", "b"), ("start", (5.0, 6.0)), ("formula", "x^2"), ("size", 4),
    ]  # fmt: skip


def test_reset_goes_back_and_hides(form):
    form.set_values({"lr": 0.5})
    reset = form._resets["lr"]
    assert reset.isVisible()
    assert not form._resets["size"].isVisible()
    QTest.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert form.values()["lr"] == 0.1
    assert form.changes == [("lr", 0.1)]
    assert not reset.isVisible()


def test_a_spec_list_equals_the_default_tuple(form):
    form.set_values({"start": [1.0, 2.0]})
    assert not form._resets["start"].isVisible()


def test_tool_tips_say_name_help_default_and_range(form):
    tip = form.editors["lr"].toolTip()
    for part in ("lr", "How far.", "0.1", "&gt;= 0", "η"):
        assert part in tip.replace(">= 0", "&gt;= 0")


def test_an_error_of_a_refresh_stays_until_the_value_changes(form):
    form.set_error("lr", "no")
    form.set_values({"lr": 0.1})
    assert form.editors["lr"].error() == "no"
    form.set_values({"lr": 0.2})
    assert form.editors["lr"].error() == ""


@pytest.mark.parametrize("owner", [*optimizers, *problems, *schedules], ids=lambda owner: owner.name)
def test_everything_that_is_declared_has_a_form(qtbot, owner):
    made = KnobForm(owner.knobs)
    qtbot.addWidget(made)
    assert made.values() == {knob.name: knob.default for knob in owner.knobs}
    assert all(editor.toolTip() for editor in made.editors.values())
