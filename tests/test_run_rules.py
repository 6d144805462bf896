"""Rules of a spec's runs: refused where they cannot train the parameters, and shown a metric when they wait for one."""

import numpy as np
import pytest

from engine.errors import InputError
from engine.experiment import Experiment
from engine.run_rules import rule_of, standing, whole
from engine.spec import parse

PLATEAU = {"name": "ReduceLROnPlateau", "factor": 0.5, "patience": 0}


def made(record=("loss",)):
    runs = [{"name": "a", "optimizer": {"name": "SGD", "lr": 1e-9}, "schedule": PLATEAU}]
    return Experiment(parse({"steps": 9, "problem": "rosenbrock", "runs": runs, "record": list(record)}))


def two(patiences):
    """Two runs that wait for so many metrics."""
    runs = [{"name": f"{p}", "optimizer": "SGD", "schedule": {**PLATEAU, "patience": p}} for p in patiences]
    return Experiment(parse({"steps": 9, "problem": "rosenbrock", "runs": runs, "record": ["loss"]}))


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
        standing(experiment.rules, experiment.frozen, experiment.history, 0, np.zeros((1, 3, 1)))


def test_rows_stand_up_to_the_first_change_of_any_run():
    experiment = two([0, 3])
    falling = np.array([5.0, 4.0, 3.0, 3.0, 3.0, 3.0])
    rows = np.full((6, 3, 2), np.nan)
    rows[:, 0] = falling[:, None]
    tables = [rule.reactions.table() for rule in experiment.rules]
    assert standing(experiment.rules, experiment.frozen, experiment.history, 0, rows) == (4, False)
    assert repr([rule.reactions.table() for rule in experiment.rules]) == repr(tables)
    assert standing(experiment.rules, experiment.frozen, experiment.history, 0, rows[:4]) == (4, True)
    assert [rule.reactions.factors["lr"] for rule in experiment.rules] == [0.5, 1.0]


def test_a_frozen_run_is_not_watched():
    experiment = two([0, 3])
    experiment.frozen[0] = True
    rows = np.ones((3, 3, 2))
    assert standing(experiment.rules, experiment.frozen, experiment.history, 0, rows) == (3, False)
    assert experiment.rules[0].reactions.factors == {"lr": 1.0}
