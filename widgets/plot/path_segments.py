"""A long path as few segments that look the same.

A run of 100 000 steps mostly stands still, wanders less than a pixel, or swings between the same places. So, in pixels:
points that stay in their cell are dropped, cells being half a pixel wide or as wide as leaves few enough points; then
those on the straight line of their neighbours; then repeated swings over the same two cells. Corners stay, to within a
cell. If long swings still fill the view, every so many of them is drawn, and the last ones all.
"""

import numpy as np

MOST_SEGMENTS = 4000
_MOST_LENGTH = 60_000.0
_LEVELS = 5  # cells of 0.5, 1, 2, 4, 8 pixels
_GONE = np.iinfo(np.int64).min


def path_segments(x: np.ndarray, y: np.ndarray, width: float, height: float, most: int = MOST_SEGMENTS) -> np.ndarray:
    """Segments (M, 4), M ≤ `most`, of a path with pixel coordinates (K,) as seen in a view of `width` × `height`.

    Non-finite points interrupt the path; segments that cannot touch the view are left out.
    """
    if len(x) < 2:
        return np.empty((0, 4))
    far = 50.0 * max(width, height, 1.0)
    if len(x) > 6 * most and _median_step(x, y) > 16.0:
        kept = _sample(len(x) - 1, most)
        lines = np.clip(np.stack([x[kept], y[kept], x[kept + 1], y[kept + 1]], axis=1), -far, far)
        lines = lines[np.isfinite(lines).all(axis=1)]
        return _shortened(_seen(lines, width, height), most)
    gone = ~(np.isfinite(x) & np.isfinite(y))
    points = np.stack([np.clip(x, -far, far), np.clip(y, -far, far)], axis=1)
    points[gone] = np.nan
    columns, rows = np.floor(2.0 * np.where(gone, 0.0, points.T)).astype(np.int64)
    lines = np.empty((0, 4))
    for level in range(_LEVELS):
        cells = np.where(gone, _GONE, ((columns >> level) << 32) + (rows >> level))
        moved = np.concatenate([[True], cells[1:] != cells[:-1]])
        moved[-1] = True
        if moved.sum() <= 6 * most or level == _LEVELS - 1:
            cell = 0.5 * 2**level
            lines = _seen(_unique(_straightened(points[moved], 0.5 * cell), cell), width, height)
            if len(lines) <= most:
                break
    return _shortened(lines, most)


def _median_step(x: np.ndarray, y: np.ndarray) -> float:
    """Usual distance of neighbours, from a thousand of them; 0 if most are not finite."""
    pick = np.linspace(0, len(x) - 2, 1000).astype(np.intp)
    steps = np.hypot(x[pick + 1] - x[pick], y[pick + 1] - y[pick])
    return float(np.median(np.where(np.isfinite(steps), steps, 0.0)))


def _shortened(lines: np.ndarray, most: int) -> np.ndarray:
    """At most `most` segments and about 60 000 pixels of line."""
    if len(lines) == 0:
        return lines
    mean = float(np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]).mean())
    return lines[_sample(len(lines), int(min(most, max(100.0, _MOST_LENGTH / max(mean, 1e-9)))))]


def _sample(count: int, allowed: int) -> np.ndarray:
    """At most `allowed` of `count` numbers, ascending: a quarter of those from the end, the rest by stride."""
    if count <= allowed:
        return np.arange(count)
    recent = allowed // 4
    stride = -(-(count - recent) // (allowed - recent))
    return np.concatenate([np.arange(0, count - recent, stride), np.arange(count - recent, count)])


def _straightened(points: np.ndarray, tolerance: float) -> np.ndarray:
    """Take out every other point while it lies on the line between its neighbours, to within `tolerance`."""
    for _ in range(6):
        if len(points) < 5:
            return points
        before, point, after = points[:-2:2], points[1:-1:2], points[2::2]
        size = min(len(before), len(point), len(after))
        before, point, after = before[:size], point[:size], after[:size]
        chord, arm = after - before, point - before
        length = np.maximum(np.hypot(chord[:, 0], chord[:, 1]), 1e-9)
        aside = np.abs(chord[:, 0] * arm[:, 1] - chord[:, 1] * arm[:, 0]) / length
        along = (chord * arm).sum(axis=1) / length
        between = (along >= 0.0) & (along <= length) & (length > tolerance)
        flat = (aside <= tolerance) & between
        if flat.sum() < 0.05 * len(points):
            return points
        keep = np.ones(len(points), dtype=bool)
        keep[1 : 1 + 2 * size : 2] = ~flat
        points = points[keep]
    return points


def _unique(points: np.ndarray, cell: float) -> np.ndarray:
    """Segments between neighbours, each pair of cells once, in either direction."""
    lines = np.concatenate([points[:-1], points[1:]], axis=1)
    lines = lines[np.isfinite(lines).all(axis=1)]
    if len(lines) < 1000:
        return lines
    cells = np.floor(lines / cell).astype(np.int64) + (1 << 20)
    one, two = (cells[:, 0] << 21) | cells[:, 1], (cells[:, 2] << 21) | cells[:, 3]
    key = np.minimum(one, two) * np.int64(1_000_003) + np.maximum(one, two)
    _, first = np.unique(key, return_index=True)
    return lines[np.sort(first)]


def _seen(lines: np.ndarray, width: float, height: float) -> np.ndarray:
    """Segments not wholly beyond one side of the view."""
    x, y = lines[:, 0::2], lines[:, 1::2]
    beyond = (x < 0).all(axis=1) | (x > width).all(axis=1) | (y < 0).all(axis=1) | (y > height).all(axis=1)
    return lines[~beyond]
