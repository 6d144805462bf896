import numpy as np
import pytest

from widgets.plot.plane_plot import PlanePlot, plane_bounds
from widgets.plot.style import PathStyle

T = np.linspace(0, 1, 500)
PATH = PathStyle(10 * T, -T, "#2769BB", "SGD")


def test_labels_say_how_much_each_component_explains(qtbot):
    plot = PlanePlot()
    qtbot.addWidget(plot)
    plot.set_plane([PATH], (0.834, 0.1))
    assert "PC1 (83 %)" in plot.getAxis("bottom").labelString()
    assert "PC2 (10 %)" in plot.getAxis("left").labelString()
    assert plot.view.viewRange()[0] == pytest.approx([-0.6, 10.6])


def test_bounds_are_those_of_the_paths_and_not_of_a_point_far_away():
    assert plane_bounds([PATH]) == pytest.approx((-0.6, 10.6, -1.06, 0.06))
    far = PathStyle(np.append(PATH.x, [1e200, np.inf]), np.append(PATH.y, [0.0, np.nan]), "#2769BB")
    assert plane_bounds([far])[1] < 25
    assert plane_bounds([]) == (-1.0, 1.0, -1.0, 1.0)
    assert plane_bounds([PathStyle(np.full(3, 2.0), np.zeros(3), "#2769BB")]) == pytest.approx((1.9, 2.1, -1, 1))
