import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QComboBox, QMenu, QTableWidget, QToolButton

from app.flat_style import AFTER, CHEVRON, FlatStyle
from app.theme import THEMES
from widgets.compare.run_table import RunTable, TableRow


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


@pytest.fixture
def flat(qapp):
    """The program's style for the whole application, as in the window."""
    before = qapp.style().objectName()
    qapp.setStyle(FlatStyle())
    yield qapp
    qapp.setStyle(before or "Fusion")


def ink(picture, left, right, top, bottom):
    """The rightmost column of pixels between these that holds more than one colour; −1 where there is none."""
    return max(
        (x for x in range(left, right) if len({picture.pixelColor(x, y).name() for y in range(top, bottom)}) > 1),
        default=-1,
    )


def test_numbers_at_the_right_of_a_cell_stand_clear_of_what_follows(qtbot, flat):
    table = RunTable()
    qtbot.addWidget(table)
    table.set_rows(["name", "number", "note"], [TableRow(0, ("one", 0.123456, "IIIII")), TableRow(1, ("two", 2.5, ""))])
    table.resize(420, 140)
    table.show()
    header, number = table.horizontalHeader(), 1
    left = header.sectionViewportPosition(number) + 2
    right = left - 2 + header.sectionSize(number)
    row = table.rowHeight(0)
    assert left < ink(table.viewport().grab().toImage(), left, right, 4, row - 4) < right - AFTER
    assert left < ink(header.grab().toImage(), left, right, 4, header.height() - 4) < right - AFTER


def test_a_table_at_the_edge_of_the_window_begins_at_its_inset(qtbot, flat):
    table = RunTable()
    qtbot.addWidget(table)
    table.set_rows(["name", "number"], [TableRow(0, ("one", 0.5)), TableRow(1, ("two", 2.5))])
    table.resize(300, 140)
    table.show()
    assert table.inset > 0
    for shown, height in ((table.viewport(), table.rowHeight(0)), (table.horizontalHeader(), 20)):
        picture = shown.grab().toImage()
        assert ink(picture, 0, table.inset, 4, height - 4) == -1
        assert ink(picture, table.inset, table.columnWidth(0), 4, height - 4) > table.inset


def test_a_button_with_a_menu_has_room_for_its_sign_beside_its_text(qtbot, flat):
    plain, opens = QToolButton(), QToolButton()
    for button in (plain, opens):
        button.setText("Columns")
        qtbot.addWidget(button)
    opens.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    opens.setMenu(QMenu(opens))
    assert opens.sizeHint().width() >= plain.sizeHint().width() + CHEVRON
    for button in (plain, opens):
        button.resize(button.sizeHint())
    with_sign, without = opens.grab().toImage(), plain.grab().toImage()
    text_ends = ink(without, 4, plain.width() - 4, 4, plain.height() - 4)
    assert ink(with_sign, text_ends + 1, opens.width() - 4, 4, opens.height() - 4) > text_ends


def test_a_choice_that_is_too_long_ends_in_an_ellipsis(qtbot, flat):
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems(["MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM", "MMMM"])
    box.resize(140, 26)
    long = box.grab().toImage()
    box.setCurrentIndex(1)
    short = box.grab().toImage()
    assert ink(long, 6, 120, 6, 20) > ink(short, 6, 120, 6, 20)
    end = ink(long, 6, 120, 6, 20)
    dots = {long.pixelColor(x, y).name() for x in range(end - 6, end + 1) for y in range(6, 12)}
    assert len(dots) == 1, "the end of a long text stands low, as the dots of an ellipsis do"
