"""Everything that takes the key focus says what it is: asked through the interface that screen readers use."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.page import pages

NAMES = ["bench", *(page.name for page in sorted(pages, key=lambda page: page.place))]
QUIET = (Qt.FocusPolicy.NoFocus, Qt.FocusPolicy.ClickFocus)


def nameless(root):
    """Focusable, visible widgets below `root` of which a screen reader can say nothing but their kind."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() not in QUIET and widget.focusProxy() is None:
            reader = QAccessible.queryAccessibleInterface(widget)
            if not reader.text(QAccessible.Text.Name).strip():
                chain, above = [type(widget).__name__], widget.parent()
                while above is not None and above is not root:
                    chain.append(type(above).__name__)
                    above = above.parent()
                found.append(" in ".join(chain[:4]))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_control_of_a_page_has_a_name(lab, name):
    lab.run_to(30)
    page = lab.window.pages.show_page(name)
    lab.until(lambda: page.isVisible())
    assert nameless(page) == []


@pytest.mark.parametrize("command", ["find_command", "gallery", "shortcuts", "about"])
def test_every_control_of_a_dialog_has_a_name(lab, command):
    lab.window.actions_[command].trigger()
    dialog = lab.window.findChild(QDialog)
    lab.until(dialog.isVisible)
    assert nameless(dialog) == []
    dialog.close()


def test_tab_goes_round_the_bench_in_the_order_of_the_eye(lab):
    """From the problem down the panel, over the plots, to the transport, and round again."""
    window = lab.window
    window.activateWindow()
    page = lab.page
    page.problem.box.setFocus()
    seen = []
    for _ in range(200):
        widget = QApplication.focusWidget()
        if seen and widget is seen[0]:
            break
        seen.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    else:
        pytest.fail(f"Tab never comes back; it stays at {type(seen[-1]).__name__}")
    parts = [page.problem_section, page.runs_section, page.optimizer_section, page.board, page.transport]
    first = [next(i for i, one in enumerate(seen) if part.isAncestorOf(one)) for part in parts]
    assert first == sorted(first)


@pytest.mark.parametrize("name", NAMES)
def test_tab_comes_back_on_every_page(lab, name):
    """No table keeps it; and every stop can be seen."""
    lab.run_to(5)
    window = lab.window
    window.activateWindow()
    page = window.pages.show_page(name)
    lab.until(page.isVisible)
    window.pages.tabs.setFocus()
    seen = []
    while (widget := QApplication.focusWidget()) not in seen:
        assert widget.isVisible()
        seen.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        assert len(seen) < 200
    assert widget is seen[0]
    assert any(page.isAncestorOf(one) for one in seen)
