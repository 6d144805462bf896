import pytest
from PySide6.QtCore import QCoreApplication

from app.language.language import speaking
from app.shortcuts import FOCUS, MOUSE, ShortcutSheet, sheet


def test_the_mouse_is_explained_in_chinese_too(qtbot):
    with speaking("zh_CN"):
        dialog = ShortcutSheet()
        qtbot.addWidget(dialog)
        said = [QCoreApplication.translate("Mouse", text) for row in (*MOUSE, *FOCUS) for text in row]
    assert all(any("\u4e00" <= letter <= "\u9fff" for letter in text) for text in said)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_command_with_keys_is_in_the_sheet_once(qapp, language):
    with speaking(language):
        keys = [keys for _, rows in sheet() for _, keys in rows]
    assert len(keys) == len(set(keys)) > 10
    assert {"Ctrl+1", "Ctrl+5"} <= set(keys)


def test_the_keys_of_examples_are_those_that_the_sheet_names(lab):
    said = {keys: what for _, rows in sheet() for what, keys in rows}
    menu = next(action.menu() for action in lab.window.menuBar().actions() if action.text() == "E&xamples")
    named = {action.shortcut().toString(): action.text() for action in menu.actions() if action.shortcut().toString()}
    assert named.items() <= said.items()
    assert len(named) >= 5
