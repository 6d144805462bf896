from PySide6.QtCore import QStringListModel

from widgets.flat_list import FlatList


def test_rows_lie_on_the_panel_without_frame_or_ground(qtbot):
    rows = FlatList()
    qtbot.addWidget(rows)
    rows.setModel(QStringListModel(["a", "b"]))
    rows.resize(120, 60)
    rows.show()
    assert rows.frameWidth() == 0
    assert not rows.viewport().autoFillBackground()
    assert rows.viewport().size() == rows.size()
    assert rows.sizeHintForRow(0) == rows.sizeHintForRow(1) > 0
