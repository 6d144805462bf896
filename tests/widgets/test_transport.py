import pytest
from PySide6.QtGui import QAction

from widgets.speed_slider import SPEEDS, SpeedSlider
from widgets.transport import Transport, duration


@pytest.fixture
def transport(qtbot):
    made = Transport([QAction(name) for name in ("Run", "Step")])
    qtbot.addWidget(made)
    return made


def test_it_says_how_far_and_how_long_still(transport):
    transport.set_progress(250, 1000, 25, 50.0, running=True)
    assert "250" in transport.place_text()
    assert "epoch 10.0" in transport.place_text()
    assert "50 steps/s" in transport._pace.text()
    assert "15 s left" in transport._pace.text()
    transport.set_progress(250, 1000, None, 50.0, running=False, note="Paused")
    assert transport._pace.text() == "Paused"
    assert "epoch" not in transport.place_text()


TIMES = [(0.01, "0 s"), (0.4, "1 s"), (59, "59 s"), (125, "2:05"), (3725, "1:02:05")]


@pytest.mark.parametrize(("seconds", "text"), TIMES)
def test_durations(seconds, text):
    assert duration(seconds) == text


def test_speed_goes_from_one_step_per_click_to_full(qtbot):
    slider = SpeedSlider()
    qtbot.addWidget(slider)
    heard = []
    slider.edited.connect(heard.append)
    assert slider.value() is None
    for place in range(len(SPEEDS)):
        slider._slider.setValue(place)
    assert heard == list(SPEEDS)
    slider.set_value(30.0)
    assert slider.value() == 50.0
    assert len(heard) == len(SPEEDS)
