"""Dense curves as one vertical span per pixel column, eight curves to a byte image.

A curve of a million points has thousands of values in every pixel column; all that can be seen is the column's range.
Each curve sets one bit of an 8-bit image; a table of 256 colours then says what any combination of overlapping curves
looks like. So painting costs two integer operations per pixel and curve, and overlaps blend truly.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtGui import QImage

CURVES_PER_LAYER = 8


@dataclass(frozen=True, eq=False)
class Spans:
    """One span per pixel column: float rows `top` ≤ `bottom` (W,), and `on` (W,) where there is anything."""

    top: np.ndarray
    bottom: np.ndarray
    on: np.ndarray


def column_spans(x: np.ndarray, top: np.ndarray, bottom: np.ndarray, breaks: np.ndarray, width: int) -> Spans:
    """Range of rows that a band covers in each of `width` pixel columns.

    `x`, `top`, `bottom` (N,) finite, in pixels, `x` ascending; `breaks` (N - 1,) True where neighbours are not joined.
    Columns between two joined points are interpolated, and neighbouring spans are made to touch.
    """
    on = np.zeros(width, dtype=bool)
    if len(x) == 0:
        return Spans(np.zeros(width), np.zeros(width), on)
    column = np.floor(x).astype(np.int64)
    first = np.flatnonzero(np.concatenate([[True], column[1:] != column[:-1]]))
    columns = column[first]
    tops, bottoms = np.minimum.reduceat(top, first), np.maximum.reduceat(bottom, first)
    every = np.arange(width)
    group = np.searchsorted(columns, every, side="right") - 1
    inside = (group >= 0) & (every <= columns[-1])
    broken = np.concatenate([breaks[first[1:] - 1], [True]])
    on = inside & ((columns[group] == every) | ~broken[group])
    spans_top, spans_bottom = np.interp(every, columns, tops), np.interp(every, columns, bottoms)
    joined = on[1:] & on[:-1] & ~(broken[group[:-1]] & (group[1:] != group[:-1]))
    _join(spans_top, spans_bottom, joined)
    return Spans(spans_top, spans_bottom, on)


def _join(top: np.ndarray, bottom: np.ndarray, joined: np.ndarray) -> None:
    """Lengthen neighbouring spans to their half-way row where they do not touch."""
    middle = (np.maximum(top[1:], top[:-1]) + np.minimum(bottom[1:], bottom[:-1])) / 2
    apart = joined & (np.maximum(top[1:], top[:-1]) > np.minimum(bottom[1:], bottom[:-1]))
    old_top, old_bottom = top.copy(), bottom.copy()
    for here, there in ((slice(None, -1), slice(1, None)), (slice(1, None), slice(None, -1))):
        below, above = apart & (old_top[there] > old_bottom[here]), apart & (old_bottom[there] < old_top[here])
        bottom[here] = np.where(below, np.maximum(bottom[here], middle), bottom[here])
        top[here] = np.where(above, np.minimum(top[here], middle), top[here])


class SpanLayer:
    """An 8-bit image of `width` × `height` pixels in which up to eight curves set their bit."""

    def __init__(self, width: int, height: int) -> None:
        self._bits = np.zeros((height, width), dtype=np.uint8)
        self._rows = np.arange(height, dtype=np.int16)[:, None]
        self._colours: list[tuple[float, float, float, float]] = []

    def __len__(self) -> int:
        return len(self._colours)

    def add(self, spans: Spans, rgb: tuple[float, float, float], opacity: float, thickness: float) -> None:
        """Set one curve's bit over its spans, each at least `thickness` pixels tall; `rgb` in 0 to 1."""
        height = len(self._bits)
        missing = np.maximum(thickness - (spans.bottom - spans.top), 0.0) / 2
        top = np.clip(np.rint(spans.top - missing), -1, height)
        bottom = np.clip(np.rint(spans.bottom + missing), -1, height)
        bottom = np.where(spans.on, np.maximum(bottom, top + 1), top)
        bit = np.uint8(1 << len(self._colours))
        self._colours.append((*rgb, opacity))
        if not spans.on.any():
            return
        first, last = max(int(top[spans.on].min()), 0), min(int(bottom[spans.on].max()), height)
        if first >= last:
            return
        top16, tall = top.astype(np.int16), (bottom - top).astype(np.uint16)
        covered = (self._rows[first:last] - top16).view(np.uint16) < tall
        self._bits[first:last] |= covered.view(np.uint8) * bit

    def image(self, ratio: float) -> QImage:
        """The layer as an indexed image of device pixel ratio `ratio`; it borrows this layer's memory."""
        height, width = self._bits.shape
        image = QImage(self._bits.data, width, height, width, QImage.Format.Format_Indexed8)
        image.setColorTable(blend_table(tuple(self._colours)))
        image.setDevicePixelRatio(ratio)
        return image


@lru_cache(maxsize=64)
def blend_table(colours: tuple[tuple[float, float, float, float], ...]) -> list[int]:
    """What each of the 2^n combinations of n translucent colours (r, g, b, opacity) looks like, as 0xAARRGGBB.

    Later colours lie above earlier ones (Porter & Duff's 'over').
    """
    combination = np.arange(2 ** len(colours))
    light, alpha = np.zeros((len(combination), 3)), np.zeros(len(combination))
    for number, (*rgb, opacity) in enumerate(colours):
        cover = np.where(combination >> number & 1, opacity, 0.0)
        light = light * (1 - cover)[:, None] + cover[:, None] * np.array(rgb)
        alpha = alpha * (1 - cover) + cover
    rgb8 = np.rint(255 * light / np.maximum(alpha, 1e-9)[:, None]).astype(np.int64)
    packed = (np.rint(255 * alpha).astype(np.int64) << 24) | (rgb8[:, 0] << 16) | (rgb8[:, 1] << 8) | rgb8[:, 2]
    return [int(value) for value in packed]
