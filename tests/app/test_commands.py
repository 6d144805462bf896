from app.commands import COMMANDS, MENUS
from app.main_window import MainWindow
from resources import path


def test_every_command_is_a_method_has_a_place_and_its_icon_exists():
    for command in filter(None, COMMANDS):
        assert callable(getattr(MainWindow, command.key))
        assert command.menu in MENUS
        if command.icon:
            assert path("icons", f"{command.icon}.svg")


def test_keys_and_shortcuts_differ():
    commands = [command for command in COMMANDS if command is not None]
    shortcuts = [command.shortcut for command in commands if command.shortcut]
    assert len({command.key for command in commands}) == len(commands)
    assert len(set(shortcuts)) == len(shortcuts)


def test_menus_and_names_for_those_who_cannot_see(lab):
    from PySide6.QtWidgets import QAbstractButton

    titles = [action.text() for action in lab.window.menuBar().actions()]
    assert titles == ["&File", "&Edit", "E&xamples", "&Experiment", "&Runs", "&View", "&Help"]
    for button in lab.window.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName() or button.text(), button
