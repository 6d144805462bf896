from PySide6.QtGui import QColor, QImage, QPainter

from widgets.anatomy.flow_arrow import paint_flow


def test_the_arrow_reaches_from_top_to_bottom_and_is_widest_above_its_tip(qapp):
    image = QImage(40, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    paint_flow(painter, 20.0, 10.0, 44.0, QColor("#2769BB"))
    painter.end()
    wide = [sum(image.pixelColor(x, y) == QColor("#2769BB") for x in range(40)) for y in range(60)]
    drawn = [y for y, count in enumerate(wide) if count]
    assert 9 <= drawn[0] <= 11
    assert 41 <= drawn[-1] <= 43
    assert 35 <= wide.index(max(wide)) <= 38
    assert 1 <= wide[20] <= 3
