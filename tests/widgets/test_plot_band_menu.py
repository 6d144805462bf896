from PySide6.QtWidgets import QMenu

from engine.bands import KINDS
from widgets.plot.band_menu import add_band_menu, band_names


def test_it_has_the_engines_kinds():
    assert tuple(band_names()) == KINDS


def test_the_choice_is_ticked_and_announced(qtbot):
    menu, heard = QMenu(), []
    qtbot.addWidget(menu)
    inner = add_band_menu(menu, "range", heard.append)
    assert [action.isChecked() for action in inner.actions()] == [False, True, False]
    inner.actions()[2].trigger()
    assert heard == ["quantiles"]
