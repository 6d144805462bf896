from PySide6.QtWidgets import QApplication

from app.shortcuts import ShortcutSheet, sheet
from widgets.plot.plot import Plot


def test_type_and_lines_grow_and_shrink_again(lab):
    size = QApplication.font().pointSizeF()
    lab.window.actions_["presentation"].trigger()
    assert QApplication.font().pointSizeF() > 1.4 * size
    page = lab.window.pages.show_page("history")
    assert {plot.bold for plot in page.findChildren(Plot)} == {2.0}
    assert {plot.bold for plot in lab.page.findChildren(Plot)} == {2.0}
    lab.window.actions_["presentation"].trigger()
    assert QApplication.font().pointSizeF() == size
    assert {plot.bold for plot in page.findChildren(Plot)} == {1.0}


def test_closing_in_presentation_mode_leaves_the_usual_type(make_lab):
    size = QApplication.font().pointSizeF()
    lab = make_lab()
    lab.window.presentation()
    lab.close()
    assert QApplication.font().pointSizeF() == size


def test_every_shortcut_is_on_the_sheet(qtbot):
    rows = {what: keys for _, group in sheet() for what, keys in group}
    assert rows["Save"] == "Ctrl+S"
    assert rows["Find a command"] == "Ctrl+K"
    assert len(set(rows.values())) == len(rows)
    dialog = ShortcutSheet()
    qtbot.addWidget(dialog)
    dialog.show()


def test_docks_and_dividers_come_back_as_they_were(lab, make_lab):
    lab.window.show_log()
    lab.until(lab.window.log_dock.isVisible)
    lab.page.splitter.setSizes([500, 500])
    lab.window.reset_layout()
    assert lab.page.splitter.sizes()[0] < 400
    lab.window.settings.set("docks", lab.window.saveState())
    assert lab.window.restoreState(lab.window.settings.get("docks"))
