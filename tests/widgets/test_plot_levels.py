import numpy as np
import pytest

from widgets.plot.levels import choose_levels

X, Y = np.meshgrid(np.linspace(-2, 2, 200), np.linspace(-1, 3, 200))
ROSENBROCK = (1 - X) ** 2 + 100 * (Y - X * X) ** 2
RASTRIGIN = 20 + X * X - 10 * np.cos(2 * np.pi * X) + Y * Y - 10 * np.cos(2 * np.pi * Y)
SURFACES = {"rosenbrock": ROSENBROCK, "rastrigin": RASTRIGIN, "saddle": X * X - Y * Y, "ten decades": ROSENBROCK**3}


@pytest.mark.parametrize("name", SURFACES)
def test_lines_are_spread_over_the_picture(name):
    z = SURFACES[name]
    levels = choose_levels(z)
    assert 8 <= len(levels.heights) <= 20
    areas = np.histogram(z - levels.minimum, bins=[-1, *levels.heights, np.inf])[0] / z.size
    assert areas.max() < 0.25


@pytest.mark.parametrize("name", SURFACES)
def test_level_numbers_are_whole_on_the_levels_and_grow_with_the_value(name):
    levels = choose_levels(SURFACES[name])
    on = levels.index(levels.flattened(levels.minimum + levels.heights))
    np.testing.assert_allclose(on, np.arange(len(levels.heights)), atol=1e-6)
    values = np.sort(SURFACES[name].ravel())
    assert (np.diff(levels.index(levels.flattened(values))) >= -1e-9).all()


def test_a_valley_gets_decades():
    heights = choose_levels(ROSENBROCK, minimum=0.0).heights
    assert heights[1] / heights[0] == pytest.approx(10)
    assert heights[-1] / heights[0] > 1e3


def test_a_small_move_of_the_view_leaves_most_levels_where_they_are():
    one = choose_levels(ROSENBROCK[:, :-4], minimum=0.0).heights
    two = choose_levels(ROSENBROCK[:, 4:], minimum=0.0).heights
    assert len(np.intersect1d(np.round(one, 9), np.round(two, 9))) >= 0.6 * len(one)


def test_holes_and_flat_surfaces():
    z = ROSENBROCK.copy()
    z[:50], z[60] = np.nan, np.inf
    levels = choose_levels(z)
    assert np.isfinite(levels.heights).all()
    assert np.isnan(levels.index(levels.flattened(z))[:50]).all()
    for flat in (np.full((5, 5), 3.0), np.full((5, 5), np.nan)):
        assert len(choose_levels(flat).heights) == 1
