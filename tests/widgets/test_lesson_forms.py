"""Forms of the lesson editor: what is shown is what is given back."""

import pytest
from PySide6.QtCore import Qt

from engine.lesson_draft import draft_of
from engine.lesson_file import shipped
from widgets.lesson.claim_card import ClaimCard
from widgets.lesson.claim_choice import ClaimChoice, ClaimLine
from widgets.lesson.knob_choice import LOCKED, SHOWN, KnobChoice
from widgets.lesson.step_form import StepForm
from widgets.lesson.words_form import WordsForm

SPEC_PART = ("experiment", "set", "tool")


def stripped(step):
    """A step of a file without its experiment and without what is empty."""
    kept = {key: value for key, value in step.items() if key not in SPEC_PART and value not in ("", [], (), {})}
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


def lines():
    return [
        ClaimLine("C2", "all claims of C2"),
        ClaimLine("C2.sum", "5, 3, 6", 0.05),
        ClaimLine("E1.factor", "0.366", 5e-4),
    ]


def test_claims_are_found_chosen_and_ordered(qtbot):
    choice = ClaimChoice(lines())
    qtbot.addWidget(choice)
    with qtbot.assertNotEmitted(choice.changed):
        choice.set_value(["E1.factor", "Z9.unknown"], {"E1.factor": 0.01})
    assert choice.names() == ["E1.factor", "Z9.unknown"]
    assert choice.thresholds() == {"E1.factor": 0.01}
    choice.filter.setText("5 6")
    seen = [item.text(0) for item in choice._items() if not item.isHidden()]
    assert seen == ["E1.factor", "Z9.unknown", "C2.sum"]
    with qtbot.waitSignal(choice.changed):
        choice.tree.findItems("C2.sum", Qt.MatchFlag.MatchExactly)[0].setCheckState(0, Qt.CheckState.Checked)
    assert choice.names()[-1] == "C2.sum"


def test_a_threshold_is_taken_back_and_nonsense_is_not_taken(qtbot):
    choice = ClaimChoice(lines())
    qtbot.addWidget(choice)
    row = choice.tree.findItems("C2.sum", Qt.MatchFlag.MatchExactly)[0]
    for typed, expected in (
        ("0.2", {"C2.sum": 0.2}),
        ("lots", {"C2.sum": 0.2}),
        ("", {}),
        ("0.05", {}),
        ("1e−3", {"C2.sum": 1e-3}),
    ):
        row.setText(1, typed)
        assert choice.thresholds() == expected
    assert choice.names() == ["C2.sum"]
    assert not choice.tree.findItems("C2", Qt.MatchFlag.MatchExactly)[0].flags() & Qt.ItemFlag.ItemIsEditable


def test_a_card_shows_the_table_of_a_claim_that_has_one(qtbot):
    card = ClaimCard()
    qtbot.addWidget(card)
    row = {"verdict": "refuted", "claim": "x", "number": 0.2, "threshold": 0.5, "how": "y", "reason": "z"}
    card.show_row(row)
    assert card.table.isHidden()
    card.show_row(row | {"table": [[2.0, 0.5], [0.25, 1.0]]})
    assert not card.table.isHidden()
    assert card.table.text_at(0.1, 0.9) == "a step on batch 1 lowers batch 2 by 0.5 learning rates"
    assert "z" in card.number.toolTip()
