from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from tests.widgets.test_anatomy_chain_text import PICTURE
from widgets.anatomy.chain_layout import WIDE, chain_layout
from widgets.anatomy.chain_view import MARK, ChainView
from widgets.anatomy.formula_art import EM, FormulaArt

SVG = (
    b'<svg fill="currentColor" xmlns="http://www.w3.org/2000/svg" viewBox="-1 -12 80 16">'
    b'<rect width="70" height="2"/></svg>'
)


@pytest.fixture
def view(qtbot):
    view = ChainView(FormulaArt(lambda latex: SVG))
    qtbot.addWidget(view)
    view.set_picture(PICTURE)
    view.resize(700, view.heightForWidth(700))
    return view


def colours(view):
    image = view.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def test_cards_follow_one_another_and_hold_what_they_show(view):
    for width in (340, 500, 700, 1200):
        layout = chain_layout(PICTURE, view._art, width)
        bottom = 0.0
        for flow, card in zip(layout.flows, layout.cards, strict=False):
            assert bottom <= flow < card.place.top()
            bottom = card.place.bottom()
            for line in card.formulas:
                assert card.place.top() < line.base < bottom
                assert line.left + 80 * line.em / EM <= width
            assert all(card.place.top() < row < bottom for row in card.rows)
        assert layout.end.bottom() < layout.height
        assert layout.symbols < layout.columns[0] < layout.columns[-1] < width


def test_numbers_stand_beside_the_formula_only_where_there_is_room(view):
    narrow, wide = (chain_layout(PICTURE, view._art, width).cards[1] for width in (WIDE - 1, WIDE))
    assert narrow.rows[0] > narrow.formulas[-1].base
    assert wide.rows[0] < wide.formulas[-1].base
    assert wide.place.height() < narrow.place.height()


def test_it_is_as_high_as_its_layout(view):
    assert view.heightForWidth(700) == round(chain_layout(PICTURE, view._art, 700).height)
    view.set_picture(None)
    assert view.heightForWidth(700) == 0
    view.grab()


def test_the_difference_is_marked(view):
    assert MARK.lower() not in colours(view)
    view.set_picture(replace(PICTURE, stages=(PICTURE.stages[0], replace(PICTURE.stages[1], mark="moved"))))
    assert MARK.lower() in colours(view)


def test_numbers_that_are_none_are_painted_too(view):
    nothing = float("nan")
    view.set_picture(replace(PICTURE, gradient=(nothing, nothing), after=(float("inf"), nothing), scale=2.0))
    view.grab()


def test_a_block_explains_itself_under_the_mouse(view, monkeypatch):
    said = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, widget: said.append(text))
    card = chain_layout(PICTURE, view._art, 700).cards[1]
    place = card.place.center().toPoint()
    QApplication.sendEvent(view, QHelpEvent(QHelpEvent.Type.ToolTip, place, QPoint(0, 0)))
    assert "Momentum" in said[0]


def test_a_formula_that_is_not_there_yet_leaves_room():
    art = FormulaArt(lambda latex: None)
    assert art.size(r"d \leftarrow d + \lambda w").width() > 50


def test_columns_keep_clear_of_one_another(view):
    for width in (330, 360, 640, 1200):
        layout = chain_layout(PICTURE, view._art, width)
        lefts = [right - room for right, room in zip(layout.columns, layout.rooms(layout.symbols), strict=True)]
        assert lefts[0] > layout.symbols
        assert all(left > right for left, right in zip(lefts[1:], layout.columns, strict=False))


def test_wide_numbers_leave_a_gap_between_the_columns(view):
    wide = (-1.23456e-7, -9.87654e-8)
    view.set_picture(replace(PICTURE, stages=(), before=wide, after=wide))
    view.resize(340, view.heightForWidth(340))
    layout = chain_layout(view.picture, view._art, 340)
    image = view.grab().toImage()
    middle, border = round(layout.columns[0]), round(layout.end.top())
    rows = range(border + 6, round(layout.end.bottom()) - 6)
    ground = image.pixelColor(middle + 4, border + 6)
    assert all(image.pixelColor(x, y) == ground for x in range(middle + 2, middle + 7) for y in rows)
