"""The searchable list of optimizers."""

import pytest
from PySide6.QtCore import Qt

from engine.optimizer import optimizers
from widgets.optimizer_choice import OptimizerChoice
from widgets.optimizer_offer import FAMILIES, family_title


@pytest.fixture
def box(qtbot):
    box = OptimizerChoice(outside=True)
    qtbot.addWidget(box)
    box.show()
    box.setCurrentIndex(box.findText("Adam"))
    yield box
    box.hidePopup()


def opened(box):
    box.showPopup()
    return box.popup.list


def test_every_rule_is_there_under_its_family(box):
    found = opened(box)
    assert sorted(found.names()) == sorted(optimizers.names())
    families = [rule.family for rule in optimizers]
    assert set(families) <= set(FAMILIES)
    order = [optimizers[name].family for name in found.names()]
    assert order == sorted(families, key=list(FAMILIES).index)
    headings = [item.text() for item in found._items() if not found._free(item)]
    assert headings == [family_title(family) for family in dict.fromkeys(order)]


def test_typing_filters_and_return_chooses(box, qtbot):
    found, heard = opened(box), []
    box.activated.connect(lambda place: heard.append(box.itemText(place)))
    qtbot.keyClicks(found.search, "rprop")
    assert found.names() == [name for name in found.names() if "rprop" in (name + optimizers[name].help).lower()]
    assert "Adam" not in found.names()
    qtbot.keyClick(found.search, Qt.Key.Key_Return)
    assert heard == ["Rprop"]
    assert box.currentText() == "Rprop"
    assert box.popup.isHidden()


def test_arrow_keys_move_while_the_search_has_the_focus(box, qtbot):
    found = opened(box)
    before = found.list.currentItem().text()
    qtbot.keyClick(found.search, Qt.Key.Key_Down)
    assert before == "Adam"
    assert found.list.currentItem().text() != "Adam"


def test_what_cannot_be_used_is_not_chosen_and_says_why(box, qtbot):
    reason = "Muon cannot be used here: it needs a matrix"
    box.set_refusals({"Muon": reason})
    found, heard = opened(box), []
    box.activated.connect(heard.append)
    qtbot.keyClicks(found.search, "Muon")
    assert "Muon" not in found.names()
    (shown,) = (item for item in found._items() if item.data(Qt.ItemDataRole.UserRole) == "Muon")
    assert shown.text() == "Muon\nit needs a matrix"
    found.list.itemClicked.emit(shown)
    assert heard == []
    box.set_refusals({})
    box.showPopup()
    assert "Muon" in box.popup.list.names()


def test_another_class_is_offered_where_it_can_be_used(box, qtbot):
    box.showPopup()
    with qtbot.waitSignal(box.other_requested):
        box.popup.other.click()
    plain = OptimizerChoice()
    qtbot.addWidget(plain)
    plain.show()
    plain.showPopup()
    assert plain.popup.other.isHidden()
    plain.hidePopup()
