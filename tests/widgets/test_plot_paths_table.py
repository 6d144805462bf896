import numpy as np

from widgets.plot.paths_table import paths_table
from widgets.plot.style import PathStyle


def test_paths_of_different_lengths_stand_beside_each_other():
    long = PathStyle(np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0, 6.0]), "#2769BB", "SGD")
    short = PathStyle(np.array([7.0]), np.array([8.0]), "#B25900", "Adam")
    header, numbers = paths_table([long, short], ("x", "y"))
    assert header == ["step", "SGD x", "SGD y", "Adam x", "Adam y"]
    nan = np.nan
    np.testing.assert_array_equal(numbers, [[0, 1, 4, 7, 8], [1, 2, 5, nan, nan], [2, 3, 6, nan, nan]])


def test_no_paths_are_a_table_without_rows():
    header, numbers = paths_table([], ("x", "y"))
    assert header == ["step"]
    assert numbers.shape == (0, 1)
