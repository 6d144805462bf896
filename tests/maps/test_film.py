"""A zoom ends where it should, at one speed, around one point."""

import numpy as np
import pytest

from engine.errors import InputError
from engine.maps.film import zoom
from tests.maps.samples import LR, axis, spec

TWO = spec(axis(LR, 1e-4, 1.0, 7, "log"), axis("problem.start.0", -2.0, 2.0, 5))
ENDS = (1e-2, 1e-1, 0.5, 0.75)


def test_even_speed_around_a_point_that_stays():
    frames = zoom(TWO, ENDS, 9)
    assert len(frames) == 9
    bounds = np.array([[value for one in frame.axes for value in (one.low, one.high)] for frame in frames])
    assert bounds[0].tolist() == [1e-4, 1.0, -2.0, 2.0]
    assert bounds[-1].tolist() == list(ENDS)
    for low, high in ((np.log10(bounds[:, 0]), np.log10(bounds[:, 1])), (bounds[:, 2], bounds[:, 3])):
        width = high - low
        assert np.allclose(width[1:] / width[:-1], (width[-1] / width[0]) ** (1 / 8), rtol=1e-9)
        fixed = (low[-1] * width[0] - low[0] * width[-1]) / (width[0] - width[-1])
        assert np.allclose((fixed - low) / width, (fixed - low[0]) / width[0], atol=1e-9)


def test_bounds_of_one_width_glide():
    frames = zoom(TWO, (1e-4, 1.0, -1.0, 3.0), 5)
    assert [frame.axes[1].low for frame in frames] == [-2.0, -1.75, -1.5, -1.25, -1.0]
    assert [frame.axes[0].high for frame in frames] == pytest.approx([1.0] * 5)


@pytest.mark.parametrize(
    ("ends", "frames", "words"),
    [
        (ENDS, 1, "frames = 1"),
        ((0.0, 1.0, 0.0, 1.0), 5, "above zero"),
        ((0.1, 1.0, 1.0, 1.0), 5, "low below high"),
        ((0.1, float("nan"), 0.0, 1.0), 5, "finite"),
    ],
)
def test_bad_input(ends, frames, words):
    with pytest.raises(InputError, match=words):
        zoom(TWO, ends, frames)
