"""Makes the gallery's pictures: each example is run to its end, and loss and path are taken as they then look."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage, QPainter

from app.gallery import PICTURE, examples
from app.shot import Stage
from engine.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.plot_board import PlotBoard
    from app.presets import Preset

COLOURS = 200
WINDOW = 1280, 620


def render(folder: Path, chosen: Sequence[Preset] | None = None) -> list[Path]:
    """Writes `<key>.png` of every example (or the `chosen` ones) and answers the files. Raises InputError."""
    files = []
    with tempfile.TemporaryDirectory() as scratch:
        for example in examples() if chosen is None else chosen:
            stage = Stage("light", Path(scratch))
            try:
                stage.window.resize(*WINDOW)
                stage.window.page.board.bottom.hide()
                stage.load(example.spec)
                stage.run_to(example.spec.steps)
                stage.rest(0.6)
                files.append(folder / f"{example.key}.png")
                _save(_seen(stage.window.page.board), files[-1])
            finally:
                stage.close()
    return files


def _seen(board: PlotBoard) -> QImage:
    """The loss and the path side by side, without the controls above them."""
    paths = (board.surface, board.plane, board.parameters, board.surface3d)
    plots = [board.loss, *(plot for plot in paths if plot.isVisible())]
    images = [plot.grab().toImage() for plot in plots]
    joined = QImage(sum(image.width() for image in images), images[0].height(), QImage.Format.Format_RGB32)
    joined.fill(Qt.GlobalColor.white)
    painter, left = QPainter(joined), 0
    for image in images:
        painter.drawImage(left, 0, image)
        left += image.width()
    painter.end()
    return joined


def _save(image: QImage, file: Path) -> None:
    """Twice a tile, cut to its shape, in few colours: a small file."""
    from io import BytesIO

    from PIL import Image

    wide = image.scaled(2 * PICTURE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.ReadWrite)
    wide.save(buffer, "PNG")  # type: ignore[call-overload]
    try:
        picture = Image.open(BytesIO(buffer.data().data())).convert("RGB")
        picture.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, optimize=True)
    except OSError as error:
        raise InputError(f"{file}: {error.strerror or error}") from None
