"""A surface as patches in a box: where they are, how bright, and the level lines across them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QColor

from widgets.plot.levels import Levels, choose_levels

HEIGHT = 0.95
"""Half widths of the box from the lowest to the highest point."""
LIGHT = np.array([-0.45, -0.35, 0.82])
SHADOW = 0.42
"""How much darker a patch is that turns away from the light."""
RAMP = {
    False: ("#2C5C98", "#4F8DBF", "#8DBED6", "#C9E0DC", "#F1E9C9", "#EDC98B"),
    True: ("#1D3A63", "#2B6390", "#3F8BA6", "#6DAFA8", "#B9C58B", "#E2C27A"),
}
"""Colours from the lowest to the highest, by whether the picture is dark."""

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class Mesh:
    """`vertices` (V, 3) in the box, `patches` (P, 4) of them in a circle, `centres` (P, 3), `shade` and `height` (P,)
    from 0 to 1. Level lines: `lines` (L, 2, 3) across the patches `owners` (L,). `field` (ny, nx) are heights in
    the box over `bounds`.
    """

    vertices: np.ndarray
    patches: np.ndarray
    centres: np.ndarray
    shade: np.ndarray
    height: np.ndarray
    lines: np.ndarray
    owners: np.ndarray
    field: np.ndarray
    bounds: Bounds

    def colours(self, dark: bool) -> np.ndarray:
        """0xffRRGGBB of every patch, uint32 (P,)."""
        stops = np.array([QColor(stop).getRgbF()[:3] for stop in RAMP[dark]])
        places = self.height * (len(stops) - 1)
        rgb = np.stack([np.interp(places, np.arange(len(stops)), stops[:, channel]) for channel in range(3)], axis=1)
        rgb = np.rint(255 * rgb * (1 - SHADOW + SHADOW * self.shade)[:, None]).astype(np.uint32)
        return np.uint32(0xFF000000) | (rgb[:, 0] << np.uint32(16)) | (rgb[:, 1] << np.uint32(8)) | rgb[:, 2]

    def lifted(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Points (N, 3) on the surface over `x` and `y`; NaN outside of the bounds and where the surface has a hole."""
        x0, x1, y0, y1 = self.bounds
        rows, columns = self.field.shape
        with np.errstate(invalid="ignore", over="ignore"):
            across = (np.asarray(x, dtype=np.float64) - x0) / (x1 - x0)
            along = (np.asarray(y, dtype=np.float64) - y0) / (y1 - y0)
            outside = ~((across >= 0) & (across <= 1) & (along >= 0) & (along <= 1))
        u = np.where(outside, 0.0, across) * (columns - 1)
        v = np.where(outside, 0.0, along) * (rows - 1)
        i = np.minimum(u.astype(np.intp), columns - 2)
        j = np.minimum(v.astype(np.intp), rows - 2)
        s, t = u - i, v - j
        f = self.field
        low = f[j, i] * (1 - s) + f[j, i + 1] * s
        high = f[j + 1, i] * (1 - s) + f[j + 1, i + 1] * s
        result = np.stack([2 * across - 1, 2 * along - 1, low * (1 - t) + high * t], axis=1)
        result[outside] = np.nan
        return result


def mesh(z: np.ndarray, bounds: Bounds, minimum: float | None, columns: int, rows: int) -> Mesh | None:
    """The surface `z` (ny, nx) over `bounds` in about `columns` × `rows` patches; None when nothing of it is finite.

    Heights are logarithms of the height above `minimum` (of the lowest value, when not known), as for level lines.
    """
    levels = choose_levels(z, minimum=minimum)
    flat = levels.flattened(z)
    known = np.isfinite(flat)
    if not known.any():
        return None
    low, high = flat[known].min(), flat[known].max()
    whole = ((flat - low) / max(high - low, 1e-12) - 0.5) * HEIGHT
    down, right = _places(z.shape[0], rows), _places(z.shape[1], columns)
    heights, values = whole[np.ix_(down, right)], flat[np.ix_(down, right)]
    x = 2 * right / (z.shape[1] - 1) - 1
    y = 2 * down / (z.shape[0] - 1) - 1
    vertices = np.stack([*np.meshgrid(x, y), heights], axis=-1)
    number = np.arange(heights.size).reshape(heights.shape)
    patches = np.stack([number[:-1, :-1], number[:-1, 1:], number[1:, 1:], number[1:, :-1]], axis=-1).reshape(-1, 4)
    flat_vertices = vertices.reshape(-1, 3)
    there = np.isfinite(flat_vertices[patches, 2]).all(axis=1)
    patches = patches[there]
    corners = flat_vertices[patches]
    normal = np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1])
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
    shade = np.clip(normal @ (LIGHT / np.linalg.norm(LIGHT)), 0.0, 1.0)
    index = levels.index(values).reshape(-1)
    lines, owners = _lines(flat_vertices, patches, index, levels)
    height = np.clip(corners[:, :, 2].mean(axis=1) / HEIGHT + 0.5, 0.0, 1.0)
    return Mesh(flat_vertices, patches, corners.mean(axis=1), shade, height, lines, owners, whole, bounds)


def _places(total: int, wanted: int) -> np.ndarray:
    return np.unique(np.round(np.linspace(0, total - 1, min(total, wanted + 1))).astype(np.intp))


def _lines(
    vertices: np.ndarray, patches: np.ndarray, index: np.ndarray, levels: Levels
) -> tuple[np.ndarray, np.ndarray]:
    """Where the surface passes each level, patch by patch: a piece between the first two edges that it crosses."""
    pieces, owners = [], []
    ends = index[patches]
    nexts = np.roll(ends, -1, axis=1)
    low, high = ends.min(axis=1), ends.max(axis=1)
    for level in range(len(levels.heights)):
        owner = np.flatnonzero((low < level) & (high >= level))
        crossed = (ends[owner] < level) != (nexts[owner] < level)
        first = crossed.argmax(axis=1)
        second = 3 - crossed[:, ::-1].argmax(axis=1)
        piece = []
        for edge in (first, second):
            a, b = ends[owner, edge], nexts[owner, edge]
            share = (level - a) / np.where(b == a, 1.0, b - a)
            start, stop = vertices[patches[owner, edge]], vertices[patches[owner, (edge + 1) % 4]]
            piece.append(start + share[:, None] * (stop - start))
        pieces.append(np.stack(piece, axis=1))
        owners.append(owner)
    return np.concatenate(pieces), np.concatenate(owners)
