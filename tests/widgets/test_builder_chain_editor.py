import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from engine.knob import Knob
from widgets.anatomy.formula_art import FormulaArt
from widgets.builder.block_list import KEY, BlockList
from widgets.builder.chain_editor import ChainEditor
from widgets.builder.offer import MIME, Offer, Placed

RATE = Knob("lr", 0.1, low=0.0, high=1.0)
OFFERS = [Offer("l2", "L2 decay", "pulls", "d"), Offer("sign", "Sign", "only signs", "d"), Offer("lr", "Rate", "", "d")]
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def placed(offer, value=0.1, shares=False, own=False):
    return Placed(offer, (RATE,) if offer.key == "lr" else (), {"lr": value}, shares, own)


@pytest.fixture
def editor(qtbot):
    editor = ChainEditor(FormulaArt(lambda latex: None))
    qtbot.addWidget(editor)
    editor.resize(500, 600)
    editor.set_chain([placed(offer) for offer in OFFERS])
    with qtbot.waitExposed(editor):
        editor.show()
    QApplication.processEvents()
    return editor


def drop(editor, text, y):
    data, place, move = QMimeData(), QPointF(100, y), Qt.DropAction.MoveAction
    data.setData(MIME, text.encode())
    QApplication.sendEvent(editor, QDragEnterEvent(place.toPoint(), move, data, LEFT, NONE))
    QApplication.sendEvent(editor, QDragMoveEvent(place.toPoint(), move, data, LEFT, NONE))
    assert editor._gap == editor.gap_at(y)
    editor.grab()
    QApplication.sendEvent(editor, QDropEvent(place, move, data, LEFT, NONE))
    assert editor._gap is None


def above(card):
    return card.geometry().top() - 10.0


def test_a_block_is_dropped_between_two(editor, qtbot):
    with qtbot.waitSignal(editor.added) as added:
        drop(editor, "add:sign", above(editor.cards[1]))
    assert added.args == ["sign", 1]
    with qtbot.waitSignal(editor.moved) as moved:
        drop(editor, "move:0", editor.height() - 2.0)
    assert moved.args == [0, 3]


@pytest.mark.parametrize("text", ["move:9", "move:x", "eat:1", ""])
def test_what_makes_no_sense_is_not_dropped(editor, qtbot, text):
    with qtbot.assertNotEmitted(editor.added), qtbot.assertNotEmitted(editor.moved):
        drop(editor, text, 5.0)


def test_the_arrows_of_a_card_move_it_as_a_drop_would(editor):
    heard = []
    editor.moved.connect(lambda *places: heard.append(places))
    editor.cards[1].moved.emit(-1)
    editor.cards[1].moved.emit(1)
    editor.cards[0].moved.emit(-1)
    editor.cards[2].moved.emit(1)
    assert heard == [(1, 0), (1, 3)]


def test_a_knob_is_turned_and_shown_without_a_word(editor, qtbot):
    form = editor.cards[2].form
    with qtbot.waitSignal(editor.turned) as turned:
        form.value_changed.emit(RATE, 0.5)
    assert turned.args == ["lr", 0.5]
    card = editor.cards[2]
    with qtbot.assertNotEmitted(editor.turned):
        editor.set_chain([placed(offer, 0.7) for offer in OFFERS])
    assert editor.cards[2] is card
    assert card.form.values() == {"lr": 0.7}


def test_knobs_of_its_own_are_offered_where_some_are_shared(editor, qtbot):
    assert not editor.cards[2].own.isVisibleTo(editor)
    editor.set_chain([placed(OFFERS[2], shares=True), placed(OFFERS[2], own=True)])
    QApplication.processEvents()
    assert editor.cards[0].own.isVisibleTo(editor)
    assert editor.cards[1].own.isChecked()
    with qtbot.waitSignal(editor.parted) as parted:
        editor.cards[0].own.click()
    assert parted.args == [0, True]


def test_an_empty_chain_says_what_to_do(editor):
    editor.set_chain([])
    assert editor.gap_at(100.0) == 0
    editor.grab()


def test_the_list_is_searched_and_dragged_from(qtbot):
    blocks = BlockList()
    qtbot.addWidget(blocks)
    blocks.set_offers(OFFERS)
    blocks.search.setText("only si")
    shown = [blocks.list.item(i) for i in range(3) if not blocks.list.item(i).isHidden()]
    assert [item.data(KEY) for item in shown] == ["sign"]
    assert bytes(blocks.list.mimeData(shown).data(MIME).data()) == b"add:sign"
    with qtbot.waitSignal(blocks.chosen) as chosen:
        blocks.search.returnPressed.emit()
    assert chosen.args == ["sign"]


def test_a_drag_begins_once_the_mouse_has_moved_far_enough(editor, monkeypatch):
    from PySide6.QtGui import QDrag

    from tests.widgets.mouse import NONE as NO_BUTTON

    dragged = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, action: dragged.append(bytes(drag.mimeData().data(MIME).data())))
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    card = editor.cards[1]
    for kind, place, button in (
        (QEvent.Type.MouseButtonPress, QPoint(60, 8), LEFT),
        (QEvent.Type.MouseMove, QPoint(61, 8), NO_BUTTON),
        (QEvent.Type.MouseMove, QPoint(90, 60), NO_BUTTON),
        (QEvent.Type.MouseMove, QPoint(95, 80), NO_BUTTON),
    ):
        where = QPointF(place)
        QApplication.sendEvent(card, QMouseEvent(kind, where, card.mapToGlobal(where), button, LEFT, NONE))
    assert dragged == [b"move:1"]
