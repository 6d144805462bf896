"""A slider for every letter, and a list of names."""

from __future__ import annotations

from engine.knob import Knob
from widgets.knob.names_editor import NamesEditor
from widgets.knob.table_editor import TableEditor


def test_rows_follow_the_names_and_numbers_are_edited(qtbot):
    editor = TableEditor(Knob("parameters", {}, kind="table"))
    qtbot.addWidget(editor)
    heard = []
    editor.value_changed.connect(heard.append)
    editor.set_value({"a": 1.0, "b": 2.5})
    assert list(editor.editors) == ["a", "b"]
    assert heard == []
    editor.editors["b"].entry.setText("3")
    editor.editors["b"]._type("3")
    assert heard == [{"a": 1.0, "b": 3.0}]
    editor.set_value({"c": 4.0})
    assert list(editor.editors) == ["c"]
    assert editor.value() == {"c": 4.0}


def test_names_are_split_at_commas_and_spaces(qtbot):
    editor = NamesEditor(Knob("variables", (), kind="names"))
    qtbot.addWidget(editor)
    editor._type("u, v  w")
    assert list(editor.value()) == ["u", "v", "w"]
    assert editor.entry.text() == "u, v, w"
