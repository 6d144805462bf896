import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QTableWidget

from app.flat_style import FlatStyle
from app.theme import THEMES


def luminance(colour):
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(colour).getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_text_can_be_read(theme):
    for background in (theme.window, theme.base, theme.raised, theme.tip):
        assert contrast(theme.text, background) > 7
        assert contrast(theme.muted, background) > 4
    assert contrast("#FFFFFF", theme.accent) > 3


def test_headers_of_tables_are_flat(qtbot):
    table = QTableWidget(2, 2)
    qtbot.addWidget(table)
    style = FlatStyle()
    table.horizontalHeader().setStyle(style)
    table.resize(300, 120)
    table.show()
    header = table.horizontalHeader()
    picture = header.grab().toImage()
    base, last = header.palette().color(QPalette.ColorRole.Base), header.height() - 1
    rows = {picture.pixelColor(header.sectionSize(0) - 3, y).name() for y in range(last)}
    assert rows == {base.name()}
    assert picture.pixelColor(5, last).name() == header.palette().color(QPalette.ColorRole.Mid).name()
