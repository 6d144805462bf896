"""Paths as numbers, to be copied or written."""

from collections.abc import Sequence

import numpy as np

from widgets.plot.style import PathStyle


def paths_table(paths: Sequence[PathStyle], names: tuple[str, str]) -> tuple[list[str], np.ndarray]:
    """(column names, numbers (K, columns)): 'step', then x and y (``names``) of each path; NaN after its end."""
    rows = max((len(path.x) for path in paths), default=0)
    header, columns = ["step"], [np.arange(rows, dtype=np.float64)]
    for path in paths:
        for name, values in zip(names, (path.x, path.y), strict=True):
            header.append(f"{path.label} {name}")
            columns.append(np.concatenate([values, np.full(rows - len(values), np.nan)]))
    return header, np.stack(columns, axis=1)
