"""Every registered surface against a second, independent writing of it, finite differences, and the literature."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from engine.problem import problems
from engine.surface import NOISE, Surface, coordinates
from tests.problems.reference import REFERENCES, surface_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

SURFACES = [problem for problem in problems if isinstance(problem, Surface)]
CASES = list(REFERENCES)


def spots(case: str, count: int = 12) -> NDArray[np.float64]:
    """Points ``(count, D)`` all over the window, and the start."""
    surface, values, _ = surface_of(case)
    low_x, high_x, low_y, high_y = surface.view(values)
    size = len(values["start"])
    low, high = np.resize([low_x, low_y], size), np.resize([high_x, high_y], size)
    drawn = low + (high - low) * np.random.default_rng(7).random((count - 1, size))
    return np.vstack([drawn, values["start"]])


def test_every_surface_has_a_reference() -> None:
    assert {surface.name for surface in SURFACES} == {case.split(",")[0] for case in CASES}


@pytest.mark.parametrize("case", CASES)
def test_loss_gradient_and_hessian_equal_torch_autograd_of_an_independent_writing(case: str) -> None:
    surface, values, reference = surface_of(case)
    formula, constants = surface.formula(values), list(surface.parameters(values).values())
    for spot in spots(case):
        point = torch.tensor(spot, requires_grad=True)
        loss = reference.loss(point)
        (gradient,) = torch.autograd.grad(loss, point)
        hessian = torch.autograd.functional.hessian(reference.loss, point)
        scale = 1.0 + abs(loss.item())
        assert float(formula.loss(list(spot), constants)) == pytest.approx(loss.item(), abs=1e-13 * scale, rel=1e-12)
        np.testing.assert_allclose(formula.gradient(list(spot), constants), gradient, rtol=1e-10, atol=1e-11 * scale)
        np.testing.assert_allclose(formula.hessian(list(spot), constants), hessian, rtol=1e-8, atol=1e-9 * scale)


@pytest.mark.parametrize("case", CASES)
def test_gradient_and_hessian_equal_central_differences(case: str) -> None:
    surface, values, _ = surface_of(case)
    formula, constants = surface.formula(values), list(surface.parameters(values).values())
    for spot in spots(case, 4):
        for d in range(len(spot)):
            step = 1e-6 * max(1.0, abs(spot[d]))
            ahead, behind = spot.copy(), spot.copy()
            ahead[d] += step
            behind[d] -= step
            width = ahead[d] - behind[d]
            slope = (float(formula.loss(list(ahead), constants)) - float(formula.loss(list(behind), constants))) / width
            scale = 1.0 + abs(float(formula.loss(list(spot), constants)))
            gradient = formula.gradient(list(spot), constants)
            assert gradient[d] == pytest.approx(slope, rel=1e-5, abs=1e-8 * scale)
            bend = (formula.gradient(list(ahead), constants) - formula.gradient(list(behind), constants)) / width
            size = 1e-8 * (scale + float(np.abs(gradient).max()))
            np.testing.assert_allclose(formula.hessian(list(spot), constants)[d], bend, rtol=1e-5, atol=size)


@pytest.mark.parametrize("case", CASES)
def test_known_minima_are_the_published_ones(case: str) -> None:
    surface, values, reference = surface_of(case)
    minima = surface.minima(values)
    assert len(minima) == len(reference.minima)
    if not minima:
        assert surface.lowest(values) is None
        return
    formula, constants = surface.formula(values), list(surface.parameters(values).values())
    lowest = surface.lowest(values)
    assert lowest == pytest.approx(reference.value, abs=10.0**-reference.digits)
    for found, published in zip(minima, reference.minima, strict=True):
        np.testing.assert_allclose(found, published, atol=1e-5, rtol=0)
        assert float(formula.loss(found, constants)) == pytest.approx(lowest, abs=1e-12, rel=1e-14)
        scale = float(np.abs(formula.hessian(found, constants)).max()) if reference.smooth else 0.0
        assert np.abs(formula.gradient(found, constants)).max() <= 1e-14 * (1.0 + scale * (1.0 + max(map(abs, found))))
        if reference.smooth:
            assert np.linalg.eigvalsh(formula.hessian(found, constants)).min() > 0


@pytest.mark.parametrize("case", [case for case in CASES if REFERENCES[case].minima])
def test_nothing_in_the_window_lies_below_the_known_minimum(case: str) -> None:
    surface, values, _ = surface_of(case)
    lowest = surface.lowest(values)
    assert lowest is not None
    formula, constants = surface.formula(values), list(surface.parameters(values).values())
    low_x, high_x, low_y, high_y = surface.view(values)
    axes = [np.linspace(low, high, 81) for low, high in ((low_x, high_x), (low_y, high_y))]
    size = len(values["start"])
    grid = np.meshgrid(*(axes if size == 2 else [axes[d % 2][:: 10 if size > 2 else 1] for d in range(size)]))
    assert formula.loss(grid, constants).min() >= lowest - 1e-12 * (1.0 + abs(lowest))


@pytest.mark.parametrize("case", CASES)
def test_numpy_and_torch_give_the_same_bits_where_only_arithmetic_is_used(case: str) -> None:
    surface, values, _ = surface_of(case)
    code = surface.formula(values).gradient_code
    constants = list(surface.parameters(values).values())
    columns = spots(case, 40).T
    ours = code.on_arrays(*columns, *constants)
    function = code.function({name: torch.tensor(value, dtype=torch.float64) for name, value in code.constants.items()})
    theirs = function(*map(torch.tensor, columns), *(torch.tensor(c, dtype=torch.float64) for c in constants))
    exact = set(code.functions) <= {"sqrt", "absolute", "sign", "where", "maximum", "minimum"}
    for one, other in zip(ours, theirs, strict=True):
        if exact:
            np.testing.assert_array_equal(one, other.numpy())
        else:
            np.testing.assert_allclose(other.numpy(), one, rtol=1e-12, atol=1e-12 * (1.0 + np.abs(one).max()))


def test_the_bits_were_compared_for_many_surfaces() -> None:
    arithmetic = [s.name for s in SURFACES if not s.formula(s.values({})).gradient_code.functions]
    assert len(arithmetic) >= 12


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the type setter's own parser
@pytest.mark.parametrize("case", CASES)
def test_the_formula_can_be_typeset(case: str) -> None:
    import ziamath

    surface, values, _ = surface_of(case)
    assert "<svg" in ziamath.Latex(surface.formula(values).latex).svg()


@pytest.mark.parametrize("surface", SURFACES, ids=lambda surface: surface.name)
def test_the_declaration_is_complete(surface: Surface) -> None:
    values = surface.values({})
    assert surface.values(surface.arguments(values)) == values
    assert [knob.name for knob in surface.knobs].count(NOISE.name) == 1
    assert surface.title
    assert surface.help
    assert surface.source or surface.name == "formula"
    assert surface.kind == "surface"
    low_x, high_x, low_y, high_y = surface.view(values)
    assert low_x < high_x
    assert low_y < high_y
    if len(values["start"]) == 2:
        for x, y in (values["start"], *surface.minima(values)):
            assert low_x <= x <= high_x
            assert low_y <= y <= high_y
    loss, *gradient = surface.formula(values).gradient_code.on_arrays(
        *values["start"], *surface.parameters(values).values()
    )
    assert np.isfinite(loss)
    assert np.abs(gradient).max() > 0, "nothing would move from the start"


@pytest.mark.parametrize(
    "surface", [s for s in SURFACES if s.values({})["noise"] == 0 and s.name != "formula"], ids=lambda s: s.name
)
def test_knobs_are_felt(surface: Surface) -> None:
    """Every parameter of a formula changes the loss somewhere: none is declared in vain."""
    values = surface.values({})
    formula, constants = surface.formula(values), surface.parameters(values)
    axes = [np.linspace(-1.37, 1.93, 9)] * len(values["start"])
    grid = list(itertools.chain(np.meshgrid(*axes)))
    plain = formula.loss(grid, list(constants.values()))
    for name in constants:
        other = formula.loss(
            grid, [value * 1.5 + 0.1 * (key == name) if key == name else value for key, value in constants.items()]
        )
        assert not np.array_equal(plain, other), name


def test_coordinates_are_named_as_they_are_recorded() -> None:
    assert coordinates(2) == ("x", "y")
    assert coordinates(3) == ("x0", "x1", "x2")
