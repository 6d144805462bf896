"""Pictures of one moment: bars as high as their numbers, colours as strong, and what the pointer is told."""

import numpy as np

from widgets.spread.bars import Bars
from widgets.spread.table import Table

ENDS = ("0", "1")


def test_bars_are_as_high_as_their_numbers(qtbot):
    bars = Bars()
    qtbot.addWidget(bars)
    bars.set_bars(np.array([1.0, 3.0, np.nan]), ["a", "b", "c"], ("x", "y"), ENDS, "#2769BB")
    np.testing.assert_allclose(bars.shares(), [1 / 3, 1, 0])
    assert [bars.text_at(x, 0.5) for x in (0.0, 0.5, 0.99)] == ["a", "b", "c"]
    bars.set_bars(np.array([0, 1, 7]), ["a", "b", "c"], ("x", "y"), ENDS, "#2769BB", log=True)
    np.testing.assert_allclose(bars.shares(), [0, 1 / 3, 1])  # log 2 / log 8
    bars.show()
    assert not bars.grab().isNull()


def test_a_table_goes_right_and_up_and_tells_signs(qtbot):
    table = Table()
    qtbot.addWidget(table)
    values = np.array([[1.0, 0.0, -1.0], [0.5, 0.0, 0.0]])
    table.set_table(values, ("x", "y"), (ENDS, ENDS), lambda c, r, v: f"{c} {r} {v:g}", signed=True)
    pixels = table.colours().astype(int)
    assert pixels.shape == (3, 2, 3)
    red, blue = pixels[0, 0], pixels[2, 0]  # the third value of the first column is on top, the first at the bottom
    assert red[0] > red[2] + 80
    assert blue[2] > blue[0] + 80
    assert (pixels[1, 0] == pixels[0, 1]).all()  # zeros have the colour of the ground
    assert table.text_at(0.1, 0.9) == "0 2 -1"
    assert table.text_at(0.9, 0.1) == "1 0 0.5"
    table.set_table(np.array([[0, 1], [3, 0]]), ("x", "y"), (ENDS, ENDS), lambda c, r, v: "")
    np.testing.assert_allclose(table.shares(), [[0, 0.5], [1, 0]])  # log 2 / log 4
    table.show()
    assert not table.grab().isNull()


def test_nothing_is_drawn_of_nothing(qtbot):
    for widget in (Bars(), Table()):
        qtbot.addWidget(widget)
        widget.show()
        assert widget.text_at(0.5, 0.5) == ""
        assert not widget.grab().isNull()
