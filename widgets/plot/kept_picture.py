"""A picture that is painted once and shown again at every frame until what it depends on changes."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter


class KeptPicture:
    """In device pixels, put on whole ones: nothing is blurred on the way to the screen."""

    def __init__(self) -> None:
        self._kept: tuple[object, QImage] | None = None

    def show(self, painter: QPainter, area: QRectF, key: object, made: Callable[[int, int], QImage]) -> None:
        """Shows over `area`, in the painter's units, what `made(width, height)` gives for so many device pixels; it is
        asked again when the `key`, the size or the device's resolution is another. Less than two pixels are not shown.
        """
        ratio = painter.device().devicePixelRatioF()
        place = painter.worldTransform().mapRect(area)
        left, top, width, height = (
            round(value * ratio) for value in (place.left(), place.top(), place.width(), place.height())
        )
        if width < 2 or height < 2:
            return
        whole = (key, width, height, ratio)
        if self._kept is None or self._kept[0] != whole:
            self._kept = (whole, made(width, height))
        painter.save()
        painter.resetTransform()
        painter.drawImage(QRectF(left / ratio, top / ratio, width / ratio, height / ratio), self._kept[1])
        painter.restore()
