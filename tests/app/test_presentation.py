"""What makes the window fit for a class room, and what of its arrangement comes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.dividers import read, set_sizes, sizes_of
from app.shortcuts import ShortcutSheet, sheet
from widgets.plot.plot import Plot
from widgets.thin_splitter import ThinSplitter

NAMES = ("bench", "compare", "steps", "history")


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
    lab.window.session.forget()
    assert lab.window.close()
    assert QApplication.font().pointSizeF() == size


def test_every_shortcut_is_on_the_sheet(qtbot):
    rows = {what: keys for _, group in sheet() for what, keys in group}
    assert rows["Save"] == "Ctrl+S"
    assert rows["Find a command"] == "Ctrl+K"
    assert len(set(rows.values())) == len(rows)
    dialog = ShortcutSheet()
    qtbot.addWidget(dialog)
    dialog.show()


def lowest(page):
    """The size of the first part of every splitter: that of the others is what the window leaves."""
    return [splitter.sizes()[0] for splitter in page.findChildren(ThinSplitter)]


def test_docks_and_dividers_come_back_as_they_were(lab, make_lab):
    window, first, moved = lab.window, {}, {}
    for name in NAMES:
        page = window.pages.show_page(name)
        lab.until(page.isVisible)
        first[name] = lowest(page)
        for splitter in page.findChildren(ThinSplitter):
            low, *others = splitter.sizes()
            splitter.setSizes([low + 60, *others])
        moved[name] = lowest(page)
    assert all(first[name] != moved[name] for name in NAMES)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, window.log_dock)
    lab.window.session.forget()
    assert lab.window.close()
    again = make_lab()
    window = again.window
    window.resize(1280, 720)
    for name in NAMES:
        page = window.pages.show_page(name)
        again.until(lambda page=page, name=name: lowest(page) == moved[name])
    assert window.dockWidgetArea(window.log_dock) == Qt.DockWidgetArea.RightDockWidgetArea
    window.reset_layout()
    for name in NAMES:
        page = window.pages.show_page(name)
        again.until(lambda page=page, name=name: lowest(page) == first[name])
    assert window.dockWidgetArea(window.log_dock) == Qt.DockWidgetArea.BottomDockWidgetArea


@pytest.mark.parametrize("kept", [None, "{", "[]", '{"bench": 1}', '{"bench": [[1]]}', '{"bench": [[0, "a"]]}'])
def test_damaged_dividers_cost_nothing(make_lab, kept):
    lab = make_lab()
    before = sizes_of(lab.page)
    set_sizes(lab.page, read(kept).get("bench"))
    assert sizes_of(lab.page) == before
