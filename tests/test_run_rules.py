"""Rules of a spec's runs: refused where they cannot train the parameters, and shown a metric when they wait for one."""

import pytest

from engine.errors import InputError
from engine.experiment import Experiment
from engine.run_rules import react, rule_of, whole
from engine.spec import parse

PLATEAU = {"name": "ReduceLROnPlateau", "factor": 0.5, "patience": 0}


def made(record=("loss",)):
    runs = [{"name": "a", "optimizer": {"name": "SGD", "lr": 1e-9}, "schedule": PLATEAU}]
    return Experiment(parse({"steps": 9, "problem": "rosenbrock", "runs": runs, "record": list(record)}))


def test_a_spec_of_our_own_rules_is_whole_already():
    spec = made().spec
    assert whole(spec, allow_code=False) is spec


def test_a_rule_knows_when_its_states_began():
    experiment = made()
    assert rule_of(experiment.spec, 0, experiment.objective, born=5).born == 5


def test_a_rule_that_needs_a_matrix_is_refused_on_a_surface():
    spec = parse({"steps": 5, "problem": "rosenbrock", "runs": [{"optimizer": "Muon"}]})
    with pytest.raises(InputError, match=r"runs\.0\.optimizer"):
        Experiment(spec)


def test_without_a_loss_there_is_nothing_to_react_to():
    experiment = made(record=("lr",))
    with pytest.raises(InputError, match="needs loss or validation_loss"):
        react(experiment.rules[0], 0, experiment.history, "a")
