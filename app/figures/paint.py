"""Paints plots and pages on paper.

Text in Qt is laid out in logical pixels of the screen. So the plot is laid out as large in logical pixels as makes its
type, on paper, as large as was asked; the painter is scaled, and PDF and SVG get the screen's logical resolution, or
their type would be scaled twice.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QFontInfo, QGuiApplication, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from app.figures import math_font, math_type
from app.figures.scratch import figure_file
from engine.errors import InputError, unknown
from widgets.plot.palette import LIGHT
from widgets.plot.plot import Plot
from widgets.surface3d.view import Surface3dView

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintDevice

    from app.figures.look import Look
    from engine.figure import Note

INCH = 25.4
SCREEN_LINE = 1.6
"""Width of a curve on the screen in logical pixels."""
SUFFIXES = (".pdf", ".svg", ".png")


class Drawable(Protocol):
    """What can paint itself as if it were so many logical pixels large."""

    def render_to(self, painter: QPainter, width: int, height: int) -> None: ...


def pixel_mm(look: Look) -> float:
    """Millimetres on paper that a logical pixel becomes."""
    return look.type_size / 72 * INCH / QFontInfo(QApplication.font()).pixelSize()


def logical_size(look: Look) -> tuple[int, int]:
    """How large the plot is laid out, in logical pixels."""
    return round(look.width / pixel_mm(look)), round(look.height / pixel_mm(look))


def write(drawn: Drawable, file: str | os.PathLike[str], look: Look, note: Note | None = None, title: str = "") -> None:
    """Writes a figure, PDF, SVG or PNG by the name's ending, whole or not at all. Raises InputError."""
    file = Path(file)
    if file.suffix.lower() not in SUFFIXES:
        raise unknown("kind of figure", file.suffix, SUFFIXES)
    with figure_file(file, file.suffix.lower(), note) as made:
        {".pdf": _write_pdf, ".svg": _write_svg, ".png": _write_png}[made.suffix](drawn, made, look, title)


def picture(drawn: Drawable, look: Look, dpi: float, title: str = "") -> QImage:
    """The figure in pixels."""
    size = QSize(round(look.width / INCH * dpi), round(look.height / INCH * dpi))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(LIGHT.background)
    _paint(drawn, image, QRectF(0, 0, size.width(), size.height()), look, title)
    for axis in (image.setDotsPerMeterX, image.setDotsPerMeterY):
        axis(round(1000 * dpi / INCH))
    return image


def _write_png(drawn: Drawable, file: Path, look: Look, title: str) -> None:
    if not picture(drawn, look, look.dpi, title).save(str(file), "PNG"):
        raise InputError(f"{file}: could not be written")


def _write_pdf(drawn: Drawable, file: Path, look: Look, title: str) -> None:
    writer = QPdfWriter(str(file))
    writer.setResolution(round(QGuiApplication.primaryScreen().logicalDotsPerInch()))
    writer.setCreator("Optimizer Lab")
    writer.setTitle(title)
    size = QSizeF(look.width, look.height)
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    orientation = QPageLayout.Orientation.Portrait
    page = QPageSize(size, QPageSize.Unit.Millimeter, "", exact)
    writer.setPageLayout(QPageLayout(page, orientation, QMarginsF(0, 0, 0, 0)))
    dots = writer.logicalDpiX() / INCH
    _paint(drawn, writer, QRectF(0, 0, look.width * dots, look.height * dots), look, title)


def _write_svg(drawn: Drawable, file: Path, look: Look, title: str) -> None:
    writer = QSvgGenerator()
    writer.setFileName(str(file))
    writer.setResolution(round(QGuiApplication.primaryScreen().logicalDotsPerInch()))
    writer.setTitle(title)
    dots = writer.resolution() / INCH
    area = QRectF(0, 0, look.width * dots, look.height * dots)
    writer.setSize(area.size().toSize())
    writer.setViewBox(area)
    _paint(drawn, writer, area, look, title)


def _paint(drawn: Drawable, device: QPaintDevice, area: QRectF, look: Look, title: str) -> None:
    painter = QPainter(device)
    try:
        width, height = logical_size(look)
        painter.scale(area.width() / width, area.height() / height)
        with dressed(drawn, look, title):
            drawn.render_to(painter, width, height)
    finally:
        painter.end()


@contextmanager
def dressed(drawn: Drawable, look: Look, title: str) -> Iterator[None]:
    """The plot in light colours with the figure's lines and legend; afterwards as it was.

    On the screen a plot's title says what its y axis shows. On paper there may be none, so the axis gets its name.
    """
    if isinstance(drawn, Surface3dView):
        own = drawn.colours
        drawn.set_palette(LIGHT)
        try:
            yield
        finally:
            drawn.set_palette(own)
        return
    if not isinstance(drawn, Plot):
        yield
        return
    before = (drawn.colours, drawn.bold, drawn.legend_shown, drawn.title, drawn.labels, drawn.family)
    drawn.setUpdatesEnabled(False)
    try:
        _dress(drawn, LIGHT, look.line_width / 72 * INCH / (SCREEN_LINE * pixel_mm(look)), look.legend)
        drawn.set_title(title if look.title else "")
        if not drawn.labels[1]:
            drawn.set_labels(drawn.labels[0], title)
        if look.latex:
            drawn.set_family(math_font.family())
            drawn.set_labels(*map(math_type.lettered, drawn.labels))
        yield
    finally:
        _dress(drawn, *before[:3])
        drawn.set_title(before[3])
        drawn.set_labels(*before[4])
        if drawn.family != before[5]:
            drawn.set_family(before[5])
        drawn.settle()
        drawn.setUpdatesEnabled(True)


def _dress(plot: Plot, *dress: object) -> None:
    palette, bold, legend = dress
    if plot.colours is not palette:
        plot.set_palette(palette)  # type: ignore[arg-type]
    plot.set_bold(bold)  # type: ignore[arg-type]
    plot.set_legend(legend)  # type: ignore[arg-type]
