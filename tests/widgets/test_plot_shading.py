import numpy as np
import pytest

from widgets.plot.levels import Levels
from widgets.plot.palette import DARK, LIGHT
from widgets.plot.shading import shade


def bowl(points=80, reach=2.0):
    axis = np.linspace(-reach, reach, points)
    return axis[None, :] ** 2 + axis[:, None] ** 2


LEVELS = Levels(0.0, np.array([0.25, 1.0, 2.25]), 1.0)
SQUARE = (-2.0, 2.0, -2.0, 2.0)


def pixels(z, view=SQUARE, size=(400, 400), palette=LIGHT, extent=SQUARE):
    picture = shade(LEVELS.flattened(z), LEVELS, extent, view, size, palette)
    return picture >> 24, (picture >> 8 & 255).astype(int)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_level_lines_are_circles_of_the_right_radius(palette):
    _, green = pixels(bowl(), palette=palette)
    row = green[200]
    jumps = np.abs(row - np.median(np.stack([np.roll(row, shift) for shift in range(-6, 7)]), axis=0))
    found = np.flatnonzero((jumps > 12) & (jumps >= np.roll(jumps, 1)) & (jumps >= np.roll(jumps, -1)))
    radii = np.abs((found + 0.5) / 100 - 2.0)
    for radius in (0.5, 1.0, 1.5):
        assert (np.abs(radii - radius) < 0.016).sum() >= 2
    assert all(np.abs(radii_one - np.array([0.5, 1.0, 1.5])).min() < 0.03 for radii_one in radii)


def test_the_picture_stands_upright():
    z = np.zeros((20, 20))
    z[-1] = 5.0
    _, green = pixels(z + 1e-9)
    assert green[5].mean() > green[-5].mean() + 10


def test_a_higher_value_is_never_darker_in_the_light_theme():
    ramp = np.repeat(np.linspace(0.01, 8, 50)[None], 50, axis=0)
    _, green = pixels(ramp)
    assert green[200, 395] > green[200, 5]
    assert np.median(green[:, 300:]) >= np.median(green[:, :100])


def test_outside_of_the_grid_and_holes_are_transparent():
    z = bowl()
    z[:, :20] = np.nan
    opacity, _ = pixels(z, view=(-4.0, 4.0, -2.0, 2.0))
    assert opacity[:, :90].max() == 0
    assert opacity[:, 330:].max() == 0
    assert opacity[200, 110] == 0
    assert opacity[200, 200] == 255


def test_a_part_of_the_grid_is_the_same_part_of_the_picture():
    _, whole = pixels(bowl(200))
    _, part = pixels(bowl(200), view=(0.0, 1.0, 0.0, 1.0))
    coarse = part.reshape(100, 4, 100, 4).mean(axis=(1, 3))
    assert np.abs(coarse - whole[100:200, 200:300]).mean() < 6
