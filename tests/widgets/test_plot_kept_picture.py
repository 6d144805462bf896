import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from widgets.plot.kept_picture import KeptPicture

AREA = QRectF(0.0, 0.0, 20.0, 10.0)


def shown(kept, made, key="a", ratio=1.0, moved=3.4, area=AREA):
    image = QImage(round(60 * ratio), round(40 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.translate(moved, moved)
    kept.show(painter, area, key, made)
    painter.end()
    return image


def maker(asked):
    def made(width, height):
        asked.append((width, height))
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor("black"))
        return image

    return made


def test_it_is_made_again_for_another_key_size_or_resolution_only(qapp):
    kept, asked = KeptPicture(), []
    made = maker(asked)
    for arguments in ({}, {}, {"moved": 8.0}, {"key": "b"}, {"key": "b", "ratio": 2.0}):
        shown(kept, made, **arguments)
    shown(kept, made, key="b", ratio=2.0, area=QRectF(0, 0, 21, 10))
    assert asked == [(20, 10), (20, 10), (40, 20), (42, 20)]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_it_stands_on_whole_pixels(qapp, ratio):
    image = shown(KeptPicture(), maker([]), ratio=ratio)
    tones = {image.pixelColor(x, y).red() for x in range(image.width()) for y in range(image.height())}
    assert tones == {0, 255}
    black = [x for x in range(image.width()) if image.pixelColor(x, round(8 * ratio)).red() == 0]
    assert (black[0], len(black)) == (round(3.4 * ratio), 20 * ratio)


def test_nothing_is_asked_for_no_area(qapp):
    asked = []
    shown(KeptPicture(), maker(asked), area=QRectF(0, 0, 1, 10))
    assert asked == []
