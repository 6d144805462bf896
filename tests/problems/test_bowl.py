"""Quadratic bowls: the Hessian has the eigenvalues that were asked for, along the axes that were asked for."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.bowl import axes
from engine.problem import problems
from engine.surface import Surface


def hessian(name: str, **arguments: Any) -> np.ndarray:
    declared = problems[name]
    assert isinstance(declared, Surface)
    values = declared.values(arguments)
    return declared.formula(values).hessian(values["start"], list(declared.parameters(values).values()))


@pytest.mark.parametrize("angle", [0.0, 30.0, 45.0, 90.0, -120.0, 180.0, 270.0])
def test_the_first_axis_points_at_the_angle(angle: float) -> None:
    first = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    found = hessian("quadratic", eigenvalues=[2.0, 7.0], angle=angle)
    np.testing.assert_allclose(found @ first, 2.0 * first, atol=1e-14)
    np.testing.assert_allclose(np.linalg.eigvalsh(found), [2.0, 7.0], rtol=1e-14)


def test_right_angles_are_exact() -> None:
    assert axes(2, 90.0, 0) == ((0.0, 1.0), (-1.0, 0.0))
    assert axes(2, 180.0, 0) == ((-1.0, 0.0), (0.0, -1.0))


@pytest.mark.parametrize("count", [1, 2, 5, 8])
def test_random_axes_are_orthonormal_and_keep_the_eigenvalues(count: int) -> None:
    turn = np.array(axes(count, 0.0, 12))
    np.testing.assert_allclose(turn @ turn.T, np.eye(count), atol=4e-16 * count)
    wanted = np.geomspace(0.001, 1.0, count) if count > 1 else [0.001]
    found = hessian("conditioned", start=[1.0] * count, condition=1000.0, rotation_seed=12)
    np.testing.assert_allclose(np.linalg.eigvalsh(found), wanted, rtol=1e-11)
    if count > 1:
        assert np.abs(found - np.diag(np.diag(found))).max() > 1e-3
        assert axes(count, 0.0, 13) != axes(count, 0.0, 12)


@pytest.mark.parametrize(
    ("spectrum", "wanted"),
    [
        ("geometric", [0.001, 0.01, 0.1, 1.0]),
        ("even", [0.001, 0.334, 0.667, 1.0]),
        ("clusters", [0.001, 0.001, 1.0, 1.0]),
    ],
)
def test_spectra_between_one_over_the_condition_number_and_one(spectrum: str, wanted: list[float]) -> None:
    found = hessian("conditioned", start=[1.0] * 4, condition=1000.0, spectrum=spectrum)
    np.testing.assert_allclose(np.diag(found), wanted, rtol=1e-12)


def test_a_small_curvature_keeps_its_digits_beside_a_large_one() -> None:
    """Along the first axis the loss is λ₁/2 to 1e-9, although λ₂ is a million times as large."""
    declared = problems["quadratic"]
    assert isinstance(declared, Surface)
    values = declared.values({"eigenvalues": [1e-6, 1.0], "angle": 33.0})
    constants = declared.parameters(values)
    first = (constants["q0_0"], constants["q0_1"])
    loss = declared.formula(values).loss(first, list(constants.values()))
    assert float(loss) == pytest.approx(0.5e-6, rel=1e-9)
