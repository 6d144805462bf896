import numpy as np

from engine.maps import COLOURS, Grid
from engine.maps.picture import DIVERGED, UNKNOWN, limits, painted, pixels, scale, srgb


def oklab(colours):
    """sRGB to OKLab by the published inverse matrices."""
    c = colours / 255
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    cone = np.cbrt(linear @ np.array([
        [0.4122214708, 0.2119034982, 0.0883024619],
        [0.5363325363, 0.6806995451, 0.2817188376],
        [0.0514459929, 0.1073969566, 0.6299787005],
    ]))  # fmt: skip
    return cone @ np.array([
        [0.2104542553, 1.9779984951, 0.0259040371],
        [0.7936177850, -2.4285922050, 0.7827717662],
        [-0.0040720468, 0.4505937099, -0.8086757660],
    ])  # fmt: skip


def test_the_scale_is_even_to_the_eye():
    lab = oklab(scale().astype(float))
    assert (np.diff(lab[:, 0])[1:] > -2e-3).all()
    assert lab[-1, 0] - lab[0, 0] > 0.65
    steps = np.linalg.norm(lab[8:] - lab[:-8], axis=1)  # of 8: single ones are rounded to 1/255
    assert steps.std() < 0.08 * steps.mean()
    assert np.linalg.norm(lab - oklab(np.array([DIVERGED], float)), axis=1).min() > 0.12


def test_white_is_white():
    assert np.allclose(srgb(np.array([[1.0, 0, 0]])), 1, atol=1e-6)


def test_pixels():
    colour = COLOURS["final_loss"]
    values = np.array([[1e-3, 1.0, np.nan], [1e3, 5.0, np.nan]])
    diverged = np.array([[np.nan, np.nan, np.nan], [np.nan, np.nan, 7.0]])
    shown = pixels(values, diverged, colour, (1e-3, 1e3))
    assert shown[0, 0].tolist() == scale()[0].tolist()
    assert shown[1, 0].tolist() == scale()[255].tolist()
    assert shown[0, 1].tolist() == scale()[127].tolist()
    assert (tuple(shown[0, 2]), tuple(shown[1, 2])) == (UNKNOWN, DIVERGED)
    assert limits(np.full((2, 2), np.nan), colour) == (1e-3, 1.0)


def test_numbers_that_a_log_scale_has_no_place_for():
    colour = COLOURS["final_loss"]
    shown = pixels(np.array([[-1.0, 0.0, np.inf]]), None, colour, (1e-3, 1e3))
    assert shown[0].tolist() == [scale()[0].tolist(), scale()[0].tolist(), scale()[255].tolist()]
    late = pixels(np.array([[1.0, 3.0]]), None, COLOURS["diverged_at"], (1.0, 3.0))
    assert late[0].tolist() == [scale()[255].tolist(), scale()[0].tolist()]


def test_a_coarse_picture_is_that_of_the_coarse_numbers():
    colour, grid = COLOURS["final_loss"], Grid((9, 6))
    values = np.exp(np.arange(54.0))
    coarse = np.flatnonzero((np.arange(9)[:, None] % 4 == 0) & (np.arange(6) % 4 == 0))
    grid.put(coarse, {"final_loss": values[coarse], "diverged_at": np.full(len(coarse), np.nan)})
    shown, ends = painted(grid, colour, 4)
    assert np.array_equal(shown, pixels(grid.coarse("final_loss", 4), None, colour, ends))
    grid.put(np.array([1]), {"final_loss": values[:1] * 0 + np.nan, "diverged_at": np.ones(1)})
    shown, _ = painted(grid, colour, 4)
    assert tuple(shown[0, 1]) == DIVERGED
    assert shown[0, 2].tolist() == shown[0, 0].tolist()


def test_a_coarse_pixel_says_what_it_shows():
    """An uneven shape, one pass of every 4th pixel and half of the next: numbers as of the coarse picture."""
    grid = Grid((9, 14))
    numbers = np.arange(9 * 14, dtype=float)
    every = [row * 14 + column for row in range(0, 9, 4) for column in range(0, 14, 4)]
    more = [row * 14 + column for row in range(0, 5) for column in range(14)]
    for some in (every, sorted(set(more) - set(every))):
        grid.put(np.array(some), {"final_loss": numbers[some]})
        shown = grid.coarse("final_loss", grid.stride)
        for row in range(9):
            for column in range(14):
                known = row * 14 + column in some or row * 14 + column in every
                expected = row * 14 + column if known else row // 4 * 4 * 14 + column // 4 * 4
                assert shown[row, column] == grid.at(row, column)["final_loss"] == expected
