"""Forms of the lesson editor: what is shown is what is given back."""

import pytest
from PySide6.QtCore import Qt

from engine.lesson_draft import draft_of
from engine.lesson_file import shipped
from widgets.lesson.knob_choice import LOCKED, SHOWN, KnobChoice
from widgets.lesson.step_form import StepForm
from widgets.lesson.words_form import WordsForm

SPEC_PART = ("experiment", "set")


def stripped(step):
    """A step of a file without its experiment and without what is empty."""
    kept = {key: value for key, value in step.items() if key not in SPEC_PART and value not in ("", [], ())}
    for key in ("en", "zh_CN"):
        if key in kept:
            kept[key] = {name: text.strip() for name, text in kept[key].items()}
    return kept


@pytest.mark.parametrize("key", ["A", "B4", "C2", "D"])
def test_every_step_comes_back_as_it_was(qtbot, key):
    form = StepForm(["momentum"])
    qtbot.addWidget(form)
    for step in draft_of(shipped()[key])["steps"]:
        with qtbot.assertNotEmitted(form.changed):
            form.set_value(step)
        assert form.value() == stripped(step)


def test_chinese_may_be_left_out_and_english_may_not(qtbot):
    form = WordsForm("title", "Title", "Text")
    qtbot.addWidget(form)
    assert form.value() == {"en": {"title": "", "text": ""}}
    with qtbot.waitSignal(form.changed):
        form.texts["zh_CN"].setPlainText("学习率")
    assert form.value()["zh_CN"] == {"title": "", "text": "学习率"}


def test_only_what_is_asked_can_be_set(qtbot):
    form = StepForm()
    qtbot.addWidget(form)
    form.show()
    assert not form.run.isVisible()
    form.set_value({"en": {"text": "x", "question": "y"}, "ask": {"kind": "number", "run": 2, "channel": "lr"}})
    assert form.run.isVisible()
    assert form.channel.isVisible()
    assert form.value()["ask"] == {"kind": "number", "run": 2, "channel": "lr"}


def test_a_locked_knob_is_shown(qtbot):
    choice = KnobChoice()
    qtbot.addWidget(choice)
    choice.set_knobs(["a", "b", "c"], ["b"], [])
    assert (choice.shown(), choice.locked()) == (["b"], [])
    row = choice.findItems("c", Qt.MatchFlag.MatchExactly)[0]
    with qtbot.waitSignal(choice.changed):
        row.setCheckState(LOCKED, Qt.CheckState.Checked)
    assert (choice.shown(), choice.locked()) == (["b"], ["c"])
    assert row.checkState(SHOWN) == Qt.CheckState.Checked
    row.setCheckState(SHOWN, Qt.CheckState.Unchecked)
    assert (choice.shown(), choice.locked()) == (["b"], [])
