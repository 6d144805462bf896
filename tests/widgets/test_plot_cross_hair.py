import pytest
from PySide6.QtCore import QPointF

from widgets.plot.cross_hair import CrossHair, ReadOutRow
from widgets.plot.plot import Plot

ROWS = [ReadOutRow("#2769BB", f"a rather long name of run {k}", "1.234e−5", "1.3e−5") for k in range(20)]


@pytest.mark.parametrize("corner", [(2, 2), (400, 2), (2, 250), (400, 250)])
def test_the_box_stays_inside_the_view(qtbot, corner):
    plot = Plot()
    qtbot.addWidget(plot)
    plot.resize(900, 420)
    plot.grab()
    empty = plot.to_image(900, 420)
    cross_hair = CrossHair(plot.view, horizontal=True)
    cross_hair.show_at(QPointF(*corner), "step 1", ROWS, [(QPointF(*corner), "#2769BB")])
    left, top = cross_hair._box_corner(300, 280)
    assert 0 <= left <= plot.view.width() - 300
    assert 0 <= top <= plot.view.height() - 280
    assert plot.grab().toImage() != empty
    assert len(cross_hair.texts) == 21
