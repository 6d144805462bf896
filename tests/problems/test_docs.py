"""docs/problems.md says what the code does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.formula_functions import FUNCTIONS
from engine.formula_names import VARIABLES
from engine.problem import problems
from engine.spec import parse
from engine.surface import Surface, formula

TEXT = (Path(__file__).parents[2] / "docs" / "problems.md").read_text(encoding="utf-8")
ROWS = {
    cells[0].strip("`"): cells
    for cells in re.findall(r"^\| (`\w+`) \| (.*?) \| (.*?) \| (.*?) \| (.*?) \| (.*?) \|$", TEXT, re.M)
}
SURFACES = {problem.name: problem for problem in problems if isinstance(problem, Surface)}


def test_the_table_has_a_row_for_every_surface() -> None:
    assert set(ROWS) == set(SURFACES)


@pytest.mark.parametrize("name", list(SURFACES))
def test_a_row_tells_formula_dimensions_minima_and_source(name: str) -> None:
    _, shown, dimensions, minima, value, source = ROWS[name]
    surface = SURFACES[name]
    values = surface.values({})
    constants = surface.parameters(values)
    if shown.startswith("`"):
        grid = np.random.default_rng(2).normal(size=(2, 20))
        documented = formula(shown.strip("`"), surface.variables(values), tuple(constants))
        np.testing.assert_array_equal(
            documented.loss(grid, list(constants.values())),
            surface.formula(values).loss(grid, list(constants.values())),
        )
    for count in (1, 3):
        arguments: dict[str, Any] = {"start": [1.0] * count}
        if name == "quadratic":
            arguments["eigenvalues"] = [1.0] * count
        takes = dimensions == "any" and (count > 1 or name != "rosenbrock")
        if name != "formula":
            assert accepts(surface, arguments) == takes
    if not re.search("[πa½]|none", minima):
        numbers = [float(n.replace("−", "-")) for n in re.findall(r"[−\d.]+", minima)]
        np.testing.assert_allclose(numbers, np.ravel(surface.minima(values)), rtol=1e-5, atol=1e-9)
    assert (minima == "none") == (surface.minima(values) == ())
    lowest = surface.lowest(values)
    assert value == "" if lowest is None else float(value.replace("−", "-")) == pytest.approx(lowest, rel=1e-5)
    assert source == (surface.source or "the user")


def accepts(surface: Surface, arguments: dict[str, Any]) -> bool:
    try:
        surface.values(arguments)
    except ValueError:
        return False
    return True


def test_the_listed_functions_are_all_that_exist() -> None:
    listed = re.search(r"Functions: ([\w\s]+)\.", TEXT)
    assert listed is not None
    assert set(listed[1].split()) == set(FUNCTIONS)
    assert all(name in TEXT for name in VARIABLES[:6])


def test_the_examples_in_toml_are_specs() -> None:
    import tomllib

    blocks = re.findall(r"```toml\n(.*?)```", TEXT, re.S)
    assert len(blocks) == 2
    for block in blocks:
        parse({**tomllib.loads(block), "runs": [{"optimizer": "SGD"}]})


def test_the_example_of_a_new_surface_works_as_it_stands() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", TEXT, re.S)
    space: dict[str, Any] = {}
    exec(compile(example, "zakharov.py", "exec"), space)
    zakharov = space["ZAKHAROV"]
    assert isinstance(zakharov, Surface)
    for arguments in ({}, {"start": [1.0, -2.0, 0.5], "s": 3.0}):
        values = zakharov.values(arguments)
        constants = list(zakharov.parameters(values).values())
        point, s = np.array(values["start"]), values["s"]
        weighted = 0.5 * (np.arange(len(point)) + 1) @ point
        made = zakharov.formula(values)
        assert float(made.loss(point, constants)) == pytest.approx(point @ point + s * weighted**2 + s * weighted**4)
        (minimum,) = zakharov.minima(values)
        assert float(made.loss(minimum, constants)) == zakharov.lowest(values) == 0.0
        assert not made.gradient(minimum, constants).any()
