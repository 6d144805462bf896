"""The lesson editor with a real window: written, checked, saved, opened again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from engine.lesson_file import read, shipped
from engine.spec import parse

PROBLEM = {"name": "quadratic", "eigenvalues": [1.0, 5.0]}
BOWL = parse({"steps": 30, "problem": PROBLEM, "runs": [{"optimizer": "Adam"}]})


@pytest.fixture
def page(lab):
    lab.window.session.forget()
    return lab.window.pages.show_page("lessons")


@pytest.fixture
def editor(page):
    page.write_new.click()
    editor = page.controller.writing.editor
    yield editor
    if page.controller.writing.editor is not None:
        editor._kept = editor.collect()
        editor.close()


def say(editor, text, question=""):
    editor.step.words.texts["en"].setPlainText(text)
    editor.step.words.lines["en"].setText(question)


def test_a_lesson_is_written_saved_and_gone_through(lab, page, editor, tmp_path):
    valley = lab.experiment.spec
    editor.words.lines["en"].setText("Two problems")
    editor.words.lines["zh_CN"].setText("两个问题")
    paths = [editor.knobs.topLevelItem(place).text(0) for place in range(editor.knobs.topLevelItemCount())]
    editor.knobs.set_knobs(paths, ["runs.0.optimizer.lr"], ["runs.0.optimizer.eps"])
    editor.parts.setCurrentRow(1)
    say(editor, "A valley.", "Which one ends lowest?")
    editor.step.ask.setCurrentIndex(editor.step.ask.findData("lowest"))
    editor.add.click()
    lab.open(BOWL)
    editor.step.take.click()
    say(editor, "A bowl.")
    file = tmp_path / "two.toml"
    assert editor.save_to(file)
    lesson = read(file)
    assert (lesson.experiment(0), lesson.experiment(1)) == (valley, BOWL)
    assert (lesson.shown, lesson.locked) == (("runs.0.optimizer.lr",), ("runs.0.optimizer.eps",))
    assert lesson.words("zh_CN").title == "两个问题"
    assert page.controller.lesson == lesson
    page.controller.go(0)
    lab.loaded()
    assert lab.experiment.spec == valley
    assert page.prediction.question.text() == "Which one ends lowest?"
    assert not editor.modified()


def test_what_is_missing_is_shown_where_it_is(editor, tmp_path):
    editor.words.lines["en"].setText("One")
    editor.add.click()
    editor.parts.setCurrentRow(1)
    say(editor, "There.")
    assert not editor.save_to(tmp_path / "bad.toml")
    assert "steps.1.en.text" in editor.notice.text()
    assert editor.parts.currentRow() == 2
    assert not (tmp_path / "bad.toml").exists()
    editor.step.claims.set_value(["C2.summ"], {})
    say(editor, "Here.")
    assert not editor.check()
    assert "did you mean 'C2.sum'" in editor.notice.text()


def test_steps_are_moved_and_removed(editor):
    editor.parts.setCurrentRow(1)
    say(editor, "first")
    editor.add.click()
    say(editor, "second")
    editor.up.click()
    assert [step["en"]["text"] for step in editor.collect()["steps"]] == ["second", "first"]
    assert editor.parts.currentRow() == 1
    editor.remove.click()
    assert [step["en"]["text"] for step in editor.collect()["steps"]] == ["first"]
    assert not editor.remove.isEnabled()


def test_a_shipped_lesson_is_shown_as_it_is(lab, page):
    for key in ("A", "B2", "C2"):
        page.controller.choose(key)
        page.edit.click()
        editor = page.controller.writing.editor
        for row in range(editor.parts.count()):
            editor.parts.setCurrentRow(row)
        assert not editor.modified()
        editor.close()
        assert page.controller.writing.editor is None
    assert page.controller.lessons["A"] == shipped()["A"]


def test_leaving_asks_about_what_was_written(page, editor, monkeypatch):
    editor.words.lines["en"].setText("Unsaved")
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Discard]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answers.pop(0))
    editor.close()
    assert editor.isVisible()
    editor.close()
    assert page.controller.writing.editor is None
    assert not answers


def test_claims_are_ticked_and_given_a_threshold(lab, page, editor, tmp_path):
    editor.words.lines["en"].setText("My claims")
    editor.parts.setCurrentRow(1)
    say(editor, "Three gradients.", "What will the measurement say?")
    editor.step.ask.setCurrentIndex(editor.step.ask.findData("verdict"))
    choice = editor.step.claims
    rows = {item.text(0): item for item in choice._items()}
    rows["C2.momentum"].setText(1, "0.6")
    rows["C2.sum"].setCheckState(0, Qt.CheckState.Checked)
    rows["C2.sum"].setSelected(True)
    choice.first.click()
    assert editor.save_to(tmp_path / "mine.toml"), editor.notice.text()
    step = read(tmp_path / "mine.toml").steps[0]
    assert (step.claims, step.thresholds) == (("C2.sum", "C2.momentum"), {"C2.momentum": 0.6})
    page.controller.go(0)
    lab.loaded()
    page.prediction.buttons[0].click()
    page.run.click()
    verdicts = page.controller.verdicts
    lab.until(lambda: len(verdicts.rows) == 2)
    assert [row["verdict"] for row in verdicts.rows] == ["supported", "supported"]  # 0.5 < 0.6; refuted at 0.05
    assert verdicts.rows[1]["threshold"] == 0.6
    assert "the lesson's own" in verdicts.rows[1]["reason"]
