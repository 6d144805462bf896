from PySide6.QtWidgets import QLabel, QWidget

from widgets.edge_to_edge import edge_to_edge


def test_parts_fill_the_owner_from_the_top_and_one_takes_the_rest(qtbot):
    owner, above, middle, below = QWidget(), QWidget(), QLabel(), QWidget()
    qtbot.addWidget(owner)
    above.setFixedHeight(20)
    below.setFixedHeight(30)
    edge_to_edge(owner, above, middle, below, grows=middle)
    owner.resize(100, 200)
    owner.show()
    places = [part.geometry().getRect() for part in (above, middle, below)]
    assert places == [(0, 0, 100, 20), (0, 20, 100, 150), (0, 170, 100, 30)]
