import pytest
from PySide6.QtCore import Qt

from widgets.history.branch_list import BranchList
from widgets.history.branches import BranchRow, Lines, ordered


def row(key, parent=None, **more):
    return BranchRow(key, f"e{key}", parent=parent, **more)


def test_branches_stand_under_what_they_left_with_their_lines():
    rows = [row(0), row(1, 0), row(2, 0), row(3, 1), row(4), row(5, 1)]
    found = [(item.key, lines.depth, lines.last) for item, lines in ordered(rows)]
    assert found == [(0, 0, True), (1, 1, False), (3, 2, False), (5, 2, True), (2, 1, True), (4, 0, True)]
    lines = {item.key: lines for item, lines in ordered(rows)}
    assert lines[3] == Lines((False, True), False)  # past it a line goes on from 0 to 2
    assert lines[2] == Lines((False,), True)


@pytest.mark.parametrize("parents", [[5], [0], [1, 0]])
def test_a_tree_that_is_none_is_shown_flat(parents):
    rows = [row(key, parent) for key, parent in enumerate(parents)]
    assert sorted(item.key for item, _ in ordered(rows)) == list(range(len(rows)))


def test_choosing_opening_and_renaming(qtbot):
    view = BranchList()
    qtbot.addWidget(view)
    view.set_rows([row(7, active=True), row(9, 7)])
    assert view.current() == 7
    with qtbot.waitSignal(view.chosen) as chosen:
        view.setCurrentIndex(view.branches.index(1))
    assert chosen.args == [9]
    with qtbot.waitSignal(view.opened) as opened:
        view.activated.emit(view.branches.index(1))
    assert opened.args == [9]
    with qtbot.waitSignal(view.renamed) as renamed:
        assert view.branches.setData(view.branches.index(1), "  new ")
    assert renamed.args == [9, "new"]
    assert not view.branches.setData(view.branches.index(1), " ")
    view.set_rows([row(7), row(9, 7, active=True), row(11, 9)])
    assert view.current() == 9
    assert view.branches.data(view.branches.index(2), Qt.ItemDataRole.DisplayRole) == "e11"
