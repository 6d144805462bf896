from pathlib import Path

import pytest
import torch

from engine.errors import InputError
from engine.experiment import Experiment
from engine.problem import Setting, problems
from engine.spec import parse
from tests.networks.cases import CPU

FOLDER = Path(__file__).parents[1] / "data"
FILE, TREES = str(FOLDER / "model.py"), str(FOLDER / "trees.csv")
GOOD = {"file": FILE, "model": "Small", "data": "table", "path": TREES}


def build(allow=True, **arguments):
    problem = problems["module"]
    return problem.objective(problem.values(GOOD | arguments), Setting(0, torch.float64, CPU, allow))


def test_code_is_never_run_unasked():
    with pytest.raises(InputError, match="has not been allowed"):
        build(False)
    spec = parse({"problem": {"name": "module", **GOOD}, "runs": [{"optimizer": "SGD"}]})
    with pytest.raises(InputError, match="has not been allowed"):
        Experiment(spec)
    assert Experiment(spec, allow_code=True).dimension == 3 * 8 + 8 + 2 * 8 + 8 * 2 + 2


def test_it_starts_as_the_class_itself_would():
    built = build(arguments={"hidden": 5.0, "slope": 1.0})
    torch.manual_seed(0)
    wanted = torch.nn.Sequential(torch.nn.Linear(3, 5), torch.nn.BatchNorm1d(5), torch.nn.Linear(5, 2))
    flat = torch.nn.utils.parameters_to_vector(wanted.parameters()).detach().double()
    assert torch.equal(built.start(1)[0], flat)


def test_it_trains_in_a_stack():
    runs = [{"optimizer": {"name": "Adam", "lr": 0.03}}, {"optimizer": {"name": "SGD", "lr": 0.3}}]
    made = Experiment(parse({"steps": 60, "problem": {"name": "module", **GOOD}, "runs": runs}), allow_code=True)
    made.advance(60)
    for run in made.history:
        assert made.history[run]["loss"][-1] < 0.5 * made.history[run]["loss"][0]


@pytest.mark.parametrize(
    ("loss", "outputs", "name"),
    [("cross_entropy", 2, "CrossEntropyLoss"), ("binary_cross_entropy", 1, "BCEWithLogitsLoss"), ("mse", 1, "MSELoss")],
)
def test_losses(loss, outputs, name):
    built = build(loss=loss, arguments={"outputs": outputs})
    assert type(built.module()[1]).__name__ == name


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"file": "model.txt"}, "must be a Python file"),
        ({"file": "nowhere.py"}, "No such file"),
        ({"model": "Smal"}, "did you mean 'Small'"),
        ({"model": "Plain"}, "is not a torch.nn.Module"),
        ({"model": "Unmade"}, r"Unmade cannot be made: RuntimeError: no disk \(model.py, line"),
        ({"model": "Broken"}, r"Broken failed on inputs \(8, 3\): RuntimeError"),
        ({"arguments": {"hiden": 3}}, "has no argument 'hiden'; it has inputs, hidden"),
        ({"arguments": {"inputs": 7}}, r"Small failed on inputs \(8, 3\)"),
        ({"arguments": {"outputs": 5}}, r"Small gives \(8, 5\) for inputs \(8, 3\); it must give \(8, 2\)"),
        ({"data": "digits", "loss": "mse"}, "10 classes; use cross_entropy"),
        ({"data": "sine", "loss": "cross_entropy"}, "no classes; use mse"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(arguments, message):
    with pytest.raises(InputError, match=message) as caught:
        build(**arguments)
    assert "\n" not in str(caught.value)
