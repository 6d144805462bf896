"""A surface as one picture: soft shading with level lines of even width.

The flattened heights are resampled to the pixels with cubic interpolation and turned into level numbers. The distance
of a level number to the nearest whole number, divided by its slope per pixel, is the distance to the nearest level line
in pixels, which gives smooth lines without tracing any (the 'screen-space derivative' of shaders). Colour and line
strength together index one table.
"""

from functools import lru_cache

import numpy as np
from PySide6.QtGui import QColor

from widgets.plot.levels import Levels
from widgets.plot.palette import Palette

_SHADES, _STRENGTHS = 256, 16

Extent = tuple[float, float, float, float]
"""x0, x1, y0, y1."""


def shade(
    flattened: np.ndarray,
    levels: Levels,
    extent: Extent,
    view: Extent,
    size: tuple[int, int],
    palette: Palette,
    line: float = 1.0,
) -> np.ndarray:
    """Premultiplied 0xAARRGGBB pixels (height, width), uint32, top row first.

    flattened: `levels.flattened` of the values (ny, nx) at grid points that span `extent` with both ends; non-finite
    ones are left transparent.
    view: what the picture covers; outside of `extent` it is transparent. size: (width, height) in pixels.
    line: width of the level lines in pixels.
    """
    width, height = size
    rows, columns = flattened.shape
    x = _grid_position(view[0], view[1], width, extent[0], extent[1], columns)
    y = _grid_position(view[3], view[2], height, extent[2], extent[3], rows)
    known = np.isfinite(flattened)
    filled = np.where(known, flattened, flattened[known].max() if known.any() else 0.0).astype(np.float32)
    field = levels.index(np.ascontiguousarray(_resample(_resample(filled, y).T, x).T)).astype(np.float32)
    highest = len(levels.heights)
    slope = np.hypot(*(np.gradient(field, axis=axis) for axis in (0, 1)))
    distance = np.abs(field - np.rint(field)) / np.maximum(slope, 1e-6)
    strength = np.clip(0.5 + line / 2 - distance, 0.0, 1.0) * np.clip(0.6 / np.maximum(slope, 1e-6), 0.0, 1.0)
    strength[(field < -0.5) | (field > highest - 0.5)] = 0.0
    shades = np.clip((field + 1.0) * ((_SHADES - 1) / (highest + 1.0)), 0, _SHADES - 1).astype(np.int32)
    pixels = _table(palette)[shades * _STRENGTHS + (strength * (_STRENGTHS - 1)).astype(np.int32)]
    outside = _outside(x, columns)[None, :] | _outside(y, rows)[:, None]
    if not known.all():
        outside = outside | ~known[np.ix_(_nearest(y, rows), _nearest(x, columns))]
    pixels[outside] = 0
    return pixels


def _grid_position(start: float, stop: float, pixels: int, low: float, high: float, points: int) -> np.ndarray:
    """Grid coordinates (0 to points - 1 inside) of pixel centres."""
    centres = start + (np.arange(pixels) + 0.5) * ((stop - start) / pixels)
    return (centres - low) * ((points - 1) / (high - low))


def _outside(position: np.ndarray, points: int) -> np.ndarray:
    return (position < -0.51) | (position > points - 0.49)


def _nearest(position: np.ndarray, points: int) -> np.ndarray:
    return np.clip(np.rint(position), 0, points - 1).astype(np.intp)


def _resample(field: np.ndarray, position: np.ndarray) -> np.ndarray:
    """Rows of `field` (n, m) at fractional row numbers (k,) by Catmull-Rom interpolation: (k, m), ends repeated."""
    position = np.clip(position, 0, len(field) - 1)
    base = np.floor(position).astype(np.intp)
    t = (position - base).astype(np.float32)[:, None]
    weights = (
        ((-0.5 * t + 1.0) * t - 0.5) * t,
        (1.5 * t - 2.5) * t * t + 1.0,
        ((-1.5 * t + 2.0) * t + 0.5) * t,
        (0.5 * t - 0.5) * t * t,
    )
    result = np.zeros((len(position), field.shape[1]), dtype=np.float32)
    for offset, weight in zip((-1, 0, 1, 2), weights, strict=True):
        result += weight * field[np.clip(base + offset, 0, len(field) - 1)]
    return result


@lru_cache(maxsize=4)
def _table(palette: Palette) -> np.ndarray:
    """Colours by shade and line strength, uint32 (shades * strengths,)."""
    stops = np.array([QColor(stop).getRgbF()[:3] for stop in palette.surface])
    places = np.linspace(0, len(stops) - 1, _SHADES)
    ramp = np.stack([np.interp(places, np.arange(len(stops)), stops[:, channel]) for channel in range(3)], axis=1)
    lines = np.array(QColor(palette.contour).getRgbF()[:3])
    mix = np.linspace(0.0, 0.75, _STRENGTHS)[None, :, None]
    rgb = np.rint(255 * (ramp[:, None, :] * (1 - mix) + lines * mix)).astype(np.uint32).reshape(-1, 3)
    return np.uint32(0xFF000000) | (rgb[:, 0] << np.uint32(16)) | (rgb[:, 1] << np.uint32(8)) | rgb[:, 2]
