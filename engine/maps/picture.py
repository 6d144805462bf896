"""A map as a picture: numbers to colours in even steps of what the eye sees."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.maps.grid import spread

if TYPE_CHECKING:
    from engine.maps.colour import Colour
    from engine.maps.grid import Grid

Array = NDArray[np.float64]
Bytes = NDArray[np.uint8]
DIVERGED = (0x8A, 0x1C, 0x3B)
"""No colour of the scale is near this dark red."""
UNKNOWN = (0x80, 0x80, 0x80)
CATEGORIES = ((0x26, 0x70, 0xC4), (0xE0, 0x8A, 0x1E), (0x2C, 0x9C, 0x5A), (0xC2, 0x49, 0x9B), (0x6B, 0x5B, 0xC8),
              (0x1C, 0xA3, 0xB5), (0xA8, 0x7B, 0x44), (0x70, 0x8A, 0x20))  # fmt: skip


@cache
def scale() -> Bytes:
    """256 colours ``(256, 3)`` sRGB from dark blue over green to light yellow.

    Equal steps are equally far apart in OKLab (Ottosson 2020), and each is lighter than the one before.
    """
    t = np.linspace(0, 1, 2048)
    lightness, hue = 0.22 + 0.73 * t, np.deg2rad(285 - 175 * t)
    chroma = 0.045 + 0.40 * t * (1 - t) * (1 - 0.35 * t) + 0.07 * t * t
    lab = np.stack([lightness, chroma * np.cos(hue), chroma * np.sin(hue)], axis=1)
    way = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(lab, axis=0), axis=1))])
    even = np.stack([np.interp(np.linspace(0, way[-1], 256), way, column) for column in lab.T], axis=1)
    return np.rint(255 * np.clip(srgb(even), 0, 1)).astype(np.uint8)


def srgb(lab: Array) -> Array:
    """OKLab ``(N, 3)`` to gamma-encoded sRGB, outside 0 … 1 where a screen cannot show it."""
    cone = lab @ np.array(
        [[1, 1, 1], [0.3963377774, -0.1055613458, -0.0894841775], [0.2158037573, -0.0638541728, -1.2914855480]]
    )
    linear = cone**3 @ np.array([
        [4.0767416621, -1.2684380046, -0.0041960863],
        [-3.3077115913, 2.6097574011, -0.7034186147],
        [0.2309699292, -0.3413193965, 1.7076147010],
    ])  # fmt: skip
    found: Array = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * np.maximum(linear, 0) ** (1 / 2.4) - 0.055)
    return found


def limits(values: Array, colour: Colour) -> tuple[float, float]:
    """The smallest and the largest number that get a colour of their own: 1 % and 99 % of what is there."""
    known = values[np.isfinite(values)]
    if colour.log:
        known = known[known > 0]
    if not len(known):
        return (1e-3, 1.0) if colour.log else (0.0, 1.0)
    low, high = (float(v) for v in np.quantile(known, [0.01, 0.99]))
    return (low, high) if low < high else (low, low * 10 if colour.log else low + 1)


def pixels(values: Array, diverged: Array | None, colour: Colour, ends: tuple[float, float]) -> Bytes:
    """RGB ``(rows, columns, 3)`` of ``values``, the second axis' low end in the first row (turn it for a screen).

    ``diverged`` are steps, NaN for runs that did not. Values without a number are grey.
    """
    none = np.isnan(values)
    if colour.name == "winner":
        known, none_colour = np.array(CATEGORIES, np.uint8), DIVERGED
        with np.errstate(all="ignore"):
            number = np.where(none, 0, values).astype(np.int32) % len(CATEGORIES)
    else:
        known, none_colour = scale() if colour.down else scale()[::-1], UNKNOWN
        number = _numbers(values, colour, ends)
    number[none] = len(known)
    if diverged is not None and colour.name != "diverged_at":
        number[~np.isnan(diverged)] = len(known) + 1
    colours = np.concatenate([known, np.array([none_colour, DIVERGED], np.uint8)])
    return colours.take(number, axis=0)


def _numbers(values: Array, colour: Colour, ends: tuple[float, float]) -> NDArray[np.int32]:
    """Places of ``values`` in a scale of 256, 0 at the first of ``ends`` and where there is none."""
    low, high = ends
    with np.errstate(all="ignore"):
        if colour.log:
            place = np.log(values / low)
            place *= 255 / np.log(high / low)
        else:
            place = (values - low) * (255 / (high - low))
        np.fmin(np.fmax(place, 0, out=place), 255, out=place)  # NaN becomes 0
        return place.astype(np.int32)


def painted(
    grid: Grid, colour: Colour, stride: int, ends: tuple[float, float] | None = None
) -> tuple[Bytes, tuple[float, float]]:
    """The picture of a map as far as it is, and its limits, which may be given; ``stride`` as of ``Grid.coarse``."""
    diverged = grid.figures.get("diverged_at")
    if stride > 1 and grid.done[::stride, ::stride].size == grid.done.sum():  # nothing between them yet: paint fewer
        values = grid.figures[colour.name][::stride, ::stride]
        ends = ends or limits(values, colour)
        few = pixels(values, None if diverged is None else diverged[::stride, ::stride], colour, ends)
        return spread(few, stride, grid.shape), ends
    values = grid.coarse(colour.name, stride)
    ends = ends or limits(values, colour)
    return pixels(values, None if diverged is None else grid.coarse("diverged_at", stride), colour, ends), ends
