"""The tour points at widgets that are there, and is offered once."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from app.tour import SEEN, STOPS


@pytest.fixture
def tour(lab):
    yield lab.window.tour_
    lab.window.tour_.end()


def test_every_stop_points_at_a_visible_widget_and_the_card_is_in_the_window(lab, tour):
    tour.offer()
    for place, (widget, title, _) in enumerate(STOPS):
        assert tour.place == place
        target, pointer = widget(lab.window), tour.pointer
        assert target.isVisible()
        assert pointer.title.text() == title
        assert pointer.hole().intersects(QRect(target.mapTo(lab.window, QPoint(0, 0)), target.size()))
        assert pointer.rect().contains(pointer.card.geometry())
        if target is not lab.page.board:
            assert not pointer.card.geometry().intersects(pointer.hole())
        pointer.next.click()
    assert tour.pointer is None


def test_it_is_offered_once_and_starts_again_from_help(lab, tour):
    tour.offer()
    tour.pointer.skip.click()
    assert lab.window.settings.get(SEEN) == "yes"
    tour.offer()
    assert tour.pointer is None
    lab.window.pages.show_page("history")
    lab.window.actions_["tour"].trigger()
    assert tour.place == 0
    assert lab.window.pages.currentWidget() is lab.page


def test_keys_lead_through_it(lab, tour, qtbot):
    tour.start()
    qtbot.keyClick(tour.pointer, Qt.Key.Key_Right)
    qtbot.keyClick(tour.pointer, Qt.Key.Key_Right)
    qtbot.keyClick(tour.pointer, Qt.Key.Key_Left)
    assert tour.place == 1
    qtbot.keyClick(tour.pointer, Qt.Key.Key_Escape)
    assert tour.place == -1


def test_it_follows_the_size_of_the_window(lab, tour):
    tour.start()
    tour.go(4)
    lab.window.resize(1000, 600)
    lab.until(lambda: tour.pointer.size() == lab.window.size())
    assert tour.pointer.rect().contains(tour.pointer.card.geometry())
