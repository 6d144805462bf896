"""Facts of surfaces against finite differences and what is published."""

import numpy as np
import pytest
import sympy

from engine.errors import InputError
from engine.problem import problems
from engine.surface import Surface
from engine.surface_facts import MOST_WRITTEN, facts

SURFACES = [problem.name for problem in problems if isinstance(problem, Surface)]


def test_rosenbrock_is_written_as_in_a_book():
    found = facts({"name": "rosenbrock", "a": 2.0})
    x, y, a, b = sympy.symbols("x y a b", real=True)
    loss = (a - x) ** 2 + b * (y - x**2) ** 2
    assert found.minima == ((2.0, 4.0),)
    assert found.lowest == 0.0
    assert found.gradient[1] == r"\frac{\partial f}{\partial y} = b \, \left(- 2 \, x^{2} + 2 \, y\right)"
    assert len(found.hessian) == 3
    assert found.hessian[2] == r"\frac{\partial^2 f}{\partial y^2} = 2 \, b"
    matrix = np.array(sympy.hessian(loss, (x, y)).subs({x: 2, y: 4, a: 2, b: 100}), dtype=float)
    np.testing.assert_allclose(found.curvatures, np.linalg.eigvalsh(matrix)[::-1], rtol=1e-10)
    assert "1960" in found.source


@pytest.mark.parametrize("name", SURFACES)
def test_every_surface_has_all_of_them(name):
    found = facts({"name": name})
    count = len(found.variables)
    assert len(found.gradient) == count
    assert len(found.hessian) == count * (count + 1) // 2
    assert found.loss.startswith("f = ")
    assert found.source or name == "formula"
    assert all(line.count("{") == line.count("}") for line in (*found.gradient, *found.hessian))
    if found.minima:
        assert found.lowest is not None
        assert not found.curvatures or found.curvatures[-1] >= -1e-6 * found.curvatures[0]


def test_many_parameters_write_less():
    found = facts({"name": "quadratic", "eigenvalues": [1.0] * (MOST_WRITTEN + 1), "start": [1.0] * (MOST_WRITTEN + 1)})
    assert len(found.gradient) == MOST_WRITTEN + 1
    assert found.hessian == ()
    assert found.curvatures == pytest.approx([1.0] * (MOST_WRITTEN + 1))


def test_functions_with_corners_have_usual_names():
    found = facts({"name": "formula", "text": "a·softplus(x) + max(x, y)^2 + λ abs(y)", "start": [1.0, 1.0]})
    assert r"a \, \sigma{\left(x \right)}" in found.gradient[0]
    assert r"\max" in found.gradient[0]
    assert r"\lambda \, \operatorname{sgn}{\left(y \right)}" in found.gradient[1]
    assert found.minima == ()
    cone = facts({"name": "formula", "text": "hypot(x, y)", "start": [1.0, 1.0]})
    assert cone.gradient[0].endswith(r"= \frac{x}{\sqrt{x^{2} + y^{2}}}")


def test_a_network_is_no_surface():
    with pytest.raises(InputError, match="no surface"):
        facts({"name": "digits"})
