"""The bar under a map: by hand frame by frame, and playing on its own."""

from PySide6.QtCore import Qt

from widgets.film_bar import FilmBar


def test_by_hand(qtbot):
    bar = FilmBar(10, "axis", "plays it")
    qtbot.addWidget(bar)
    moved = []
    bar.moved.connect(moved.append)
    bar.show_axis("beta2", 4)
    assert (bar.frame, bar.title.text(), moved) == (4, "beta2", [])
    bar.show()
    bar.slider.setFocus()
    qtbot.keyClick(bar.slider, Qt.Key.Key_Home)
    qtbot.keyClick(bar.slider, Qt.Key.Key_End)
    bar.advance()
    assert moved == [0, 9, 0]


def test_playing_asks_and_another_axis_ends_it(qtbot):
    bar = FilmBar(3, "axis", "plays it")
    qtbot.addWidget(bar)
    assert not bar.playing
    with qtbot.waitSignal(bar.due, timeout=5000):
        bar.play.click()
    assert bar.playing
    assert bar.frame == 0  # it asks, and moves when told
    bar.show_axis("lr")
    assert not bar.playing
