from PySide6.QtWidgets import QToolButton

from widgets.colour_menu import ColourMenu
from widgets.plot.palette import RUN_COLOURS


def test_a_swatch_is_picked(qtbot):
    menu = ColourMenu(RUN_COLOURS, RUN_COLOURS[3].lower())
    heard = []
    menu.picked.connect(heard.append)
    buttons = menu.findChildren(QToolButton)
    assert [button.isChecked() for button in buttons].index(True) == 3
    buttons[5].click()
    assert heard == [RUN_COLOURS[5]]
    menu.deleteLater()
