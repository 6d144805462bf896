import pytest
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from widgets.plot.arrows_item import crosses, label_area

AREA = QRectF(10.0, 10.0, 20.0, 10.0)


@pytest.mark.parametrize(
    ("line", "expected"),
    [((0, 15, 40, 15), True), ((12, 12, 14, 14), True), ((0, 0, 15, 15), True), ((0, 0, 40, 5), False),
     ((0, 25, 40, 25), False), ((0, 10.5, 9, 15), False)],
)  # fmt: skip
def test_crossing(line, expected):
    assert crosses(QLineF(*line), AREA) is expected


def test_a_label_is_behind_the_tip_where_there_is_room_and_beside_it_where_there_is_none(qapp):
    metrics, arrow = QFontMetricsF(QApplication.font()), QLineF(0.0, 0.0, 0.0, 100.0)
    free = label_area(arrow, metrics, "update", [], [])
    assert free.top() > 100.0
    assert free.center().x() == pytest.approx(0.0)
    longer = QLineF(0.0, 0.0, 3.0, 200.0)
    beside = label_area(arrow, metrics, "update", [longer], [])
    assert not crosses(longer, beside)
    assert not crosses(arrow, beside)
    second = label_area(arrow, metrics, "update", [longer], [beside])
    assert not second.intersects(beside)
    assert second.size() == free.size()


def test_a_label_keeps_clear_of_a_longer_arrow_that_its_own_lies_on(qapp):
    metrics = QFontMetricsF(QApplication.font())
    own, longer = QLineF(0.0, 0.0, 55.0, 83.0), QLineF(8.0, 12.0, 82.0, 124.0)
    area = label_area(own, metrics, "2, 3, −Δ", [longer], [])
    assert not crosses(longer, area)
    assert not crosses(own, area)


def test_a_label_stays_inside_the_plot(qapp):
    metrics, room = QFontMetricsF(QApplication.font()), QRectF(0.0, 0.0, 300.0, 200.0)
    for tip in ((150.0, 197.0), (297.0, 100.0), (297.0, 197.0), (3.0, 3.0)):
        area = label_area(QLineF(150.0, 100.0, *tip), metrics, "−g, 3, −Δ", [], [], room)
        assert room.contains(area)
    outside = label_area(QLineF(150.0, 100.0, 400.0, 100.0), metrics, "g", [], [], room)
    assert outside.left() > 400.0


def test_where_there_is_no_room_at_all_it_is_behind_the_tip(qapp):
    metrics, arrow = QFontMetricsF(QApplication.font()), QLineF(0.0, 0.0, 50.0, 0.0)
    everywhere = QRectF(-500.0, -500.0, 1000.0, 1000.0)
    assert label_area(arrow, metrics, "g", [], [everywhere]) == label_area(arrow, metrics, "g", [], [])
