import numpy as np
import pytest

from engine.errors import InputError
from engine.landscape.grid import progressive, spread


def bowl(coordinates):
    return coordinates[:, 0] ** 2 + 10 * coordinates[:, 1]


@pytest.mark.parametrize("count", [2, 5, 9, 17, 20, 101])
def test_the_whole_grid_is_right_and_every_point_is_asked_once(count):
    asked = []

    def loss(coordinates):
        asked.append(coordinates)
        return bowl(coordinates)

    grids = list(progressive(loss, (-1.0, 2.0), (0.0, 4.0), count, block=100))
    last = grids[-1]
    x, y = np.meshgrid(np.linspace(-1, 2, count), np.linspace(0, 4, count))
    np.testing.assert_allclose(last.values, x**2 + 10 * y, rtol=1e-14)
    assert last.finished
    assert last.size == count
    assert sum(map(len, asked)) == count**2
    assert max(map(len, asked)) <= 100
    assert [grid.finished for grid in grids[:-1]] == [False] * (len(grids) - 1)


def test_the_coarse_picture_comes_first():
    grids = progressive(bowl, (-1.0, 1.0), (-1.0, 1.0), 101, block=81)
    first = next(grids)
    assert (first.size, first.known) == (9, 81)
    x, y, values = first.picture()
    np.testing.assert_allclose(values, x[None] ** 2 + 10 * y[:, None])
    assert (x[0], x[-1], y[0], y[-1]) == (-1, 1, -1, 1)
    sizes = [grid.size for grid in grids]
    assert sizes == sorted(sizes)
    assert set(sizes) == {9, 17, 33, 65, 101}


def test_spread_keeps_both_ends():
    assert spread(9, 101).tolist() == [0, 12, 25, 38, 50, 62, 75, 88, 100]
    assert spread(1, 5).tolist() == [0]


@pytest.mark.parametrize(
    ("x", "count", "message"),
    [
        ((0.0, 0.0), 9, "first below"),
        ((0.0, np.inf), 9, "finite"),
        ((0.0, 1.0), 1, "from 2"),
        ((0.0, 1.0), 10**5, "to 2001"),
    ],
)
def test_no_grid(x, count, message):
    with pytest.raises(InputError, match=message):
        progressive(bowl, x, (0.0, 1.0), count)
