"""The largest eigenvalues of symmetric matrices that are known by their products alone (Lanczos 1950).

Orthogonalised in full, twice. Several matrices go side by side, each with its own convergence: what one gets does not
depend on the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Array = NDArray[np.float64]


def largest(
    product: Callable[[NDArray[Any]], NDArray[Any]],
    first: NDArray[Any],
    count: int,
    tolerance: float,
    most: int,
    directions: bool = True,
) -> tuple[Array, Array | None]:
    """The ``count`` algebraically largest eigenvalues ``(R, count)``, falling, and unit vectors ``(R, count, D)``,
    None unless ``directions``.

    ``product`` takes vectors ``(R, D)`` in the type of ``first``, unit vectors to begin with. It ends when a pair's
    residual is below ``tolerance`` times its value, or after ``most`` products. NaN where not finite.
    """
    runs, size = first.shape
    basis = np.empty((runs, most, size), first.dtype)
    small = np.zeros((runs, most, most))
    found = np.full((runs, count), np.nan)
    places = np.full((runs, most, count), np.nan)
    open_ = np.ones(runs, dtype=bool)
    vector = first
    with np.errstate(all="ignore"):
        for number in range(most):
            basis[:, number] = vector
            image = np.asarray(product(vector))[:, :, None]
            small[:, number, number] = np.matmul(vector[:, None], image)[:, 0, 0]
            known = basis[:, : number + 1]
            turned = known.transpose(0, 2, 1)
            for _ in range(2):
                image = image - np.matmul(turned, np.matmul(known, image))
            square = np.matmul(image.transpose(0, 2, 1), image)[:, 0]
            length = np.sqrt(square)
            rest = length[:, 0].astype(np.float64)
            if number + 1 >= count and ((number > 2 and number % 2) or number + 1 == most):
                values, vectors, error = ritz(small[:, : number + 1, : number + 1], rest, count)
                done = open_ & ((error <= tolerance) if number + 1 < most else True)
                found[done], places[done] = values[done], 0.0
                places[done, : number + 1] = vectors[done]
                open_ &= ~done
                if not open_.any():
                    break
            if number + 1 < most:
                small[:, number, number + 1] = small[:, number + 1, number] = rest
                vector = image[:, :, 0] / np.maximum(length, 1e-30)
    if not directions:
        return found, None
    return found, np.matmul(places[:, : number + 1].transpose(0, 2, 1), basis[:, : number + 1])


def ritz(small: Array, rest: Array, count: int) -> tuple[Array, Array, Array]:
    """Values ``(R, count)``, vectors ``(R, m, count)`` and the largest residual relative to the largest value ``(R,)``.

    NaN where ``small`` ``(R, m, m)`` or ``rest`` ``(R,)`` is not finite; the residual is 0 there.
    """
    finite = np.isfinite(small).all(axis=(1, 2)) & np.isfinite(rest)
    values, vectors = np.linalg.eigh(small if finite.all() else np.where(finite[:, None, None], small, 0.0))
    values, vectors = values[:, : -count - 1 : -1], vectors[:, :, : -count - 1 : -1]
    error = rest * np.abs(vectors[:, -1]).max(axis=1) / np.maximum(np.abs(values).max(axis=1), 1e-300)
    if not finite.all():
        values = np.where(finite[:, None], values, np.nan)
        vectors = np.where(finite[:, None, None], vectors, np.nan)
        error = np.where(finite, error, 0.0)
    return values, vectors, error
