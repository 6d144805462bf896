import numpy as np
import pytest

from app.contour import ContourMaker, landscape, surface_of

ROSENBROCK = {"name": "rosenbrock", "start": [-1.2, 1.0], "a": 1.0, "b": 50.0}


def test_the_grid_is_the_formula():
    found = landscape(ROSENBROCK, (-2.0, 2.0, -1.0, 3.0), 31, 21)
    x, y = np.meshgrid(np.linspace(-2, 2, 31), np.linspace(-1, 3, 21))
    np.testing.assert_allclose(found.loss, (1 - x) ** 2 + 50 * (y - x * x) ** 2, rtol=1e-12)


def test_only_problems_of_two_parameters_have_one():
    assert surface_of(ROSENBROCK) is not None
    assert surface_of({"name": "quadratic", "eigenvalues": [1, 2, 3], "start": [1, 1, 1]}) is None
    assert surface_of({"name": "digits"}) is None


def test_the_latest_request_wins(qtbot):
    maker = ContourMaker()
    found = []
    maker.ready.connect(found.append)
    for low in range(20):
        maker.request(ROSENBROCK, (low - 30.0, 2.0, -1.0, 3.0), 20, 20)
    qtbot.waitUntil(lambda: bool(found) and found[-1].x[0] == -11.0, timeout=20_000)
    assert len(found) < 20
    maker.close()


def test_closing_waits_for_the_thread(qtbot):
    maker = ContourMaker()
    maker.request(ROSENBROCK, (-2.0, 2.0, -1.0, 3.0), 200, 200)
    maker.close()
    maker.request(ROSENBROCK, (-2.0, 2.0, -1.0, 3.0), 200, 200)
    assert maker._thread is None


@pytest.mark.parametrize("name", ["rosenbrock", "ten_points", "quadratic"])
def test_known_minima_are_the_lowest_points(name):
    surface = surface_of({"name": name})
    values = surface.values({})
    for minimum in surface.minima(values):
        x, y = minimum[:2]
        found = landscape({"name": name}, (x - 1e-3, x + 1e-3, y - 1e-3, y + 1e-3), 3, 3)
        assert found.loss[1, 1] == found.loss.min()
