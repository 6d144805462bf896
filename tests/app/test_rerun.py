import pytest

from app.rerun import COMPILED_UPDATES, OTHER_UPDATES, instantly, rerunnable
from engine.spec import parse


def spec(problem="rosenbrock", steps=1000, names=("Adam",)):
    return parse({"steps": steps, "problem": problem, "runs": [{"name": f"{i}", "optimizer": {"name": n}} for i, n in enumerate(names)]})  # fmt: skip # noqa: E501


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (spec(), True),
        (spec(steps=COMPILED_UPDATES // 2, names=("Adam", "SGD")), True),
        (spec(steps=COMPILED_UPDATES // 2 + 1, names=("Adam", "SGD")), False),
        (spec(steps=OTHER_UPDATES, names=("LBFGS",)), True),
        (spec(steps=OTHER_UPDATES, names=("LBFGS", "SGD")), False),
        (spec({"name": "rosenbrock", "start": [1.0, 2.0, 3.0]}), False),
        (spec("digits"), False),
        (spec({"name": "formula", "text": "x² + k y²"}), True),
    ],
)
def test_what_is_instant(given, expected):
    assert instantly(given) is expected


def test_only_formulas_are_run_anew_unasked():
    assert rerunnable(spec({"name": "rosenbrock", "start": [1.0, 2.0, 3.0]}))
    assert not rerunnable(spec("digits"))
