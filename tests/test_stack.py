"""Who lies where in the stack, and that nothing gets lost when it is made anew."""

import numpy as np
import torch

from engine.experiment import Experiment
from engine.spec import parse
from engine.stack import Stack

RULES = [
    {"name": "SGD", "lr": 0.001},
    {"name": "Adam", "lr": 0.1},
    {"name": "SGD", "lr": 0.2},
    {"name": "Adam", "lr": 0.3},
]


def made():
    runs = [{"name": str(place), "optimizer": rule} for place, rule in enumerate(RULES)]
    experiment = Experiment(parse({"steps": 20, "problem": "rosenbrock", "runs": runs, "dtype": "float64"}))
    experiment.advance(7)
    return experiment


def test_equal_chains_share_a_group_and_the_order_goes_there_and_back():
    stack = made().stack
    assert [group.runs for group in stack.groups] == [[0, 2], [1, 3]]
    assert stack.order == [0, 2, 1, 3]
    by_run = np.array([True, False, False, True])
    np.testing.assert_array_equal(stack.in_runs(stack.marks(by_run)), by_run)
    rows = torch.arange(4.0)[:, None]
    assert stack.by_run(rows)[:, 0].tolist() == [0.0, 2.0, 1.0, 3.0]


def test_rates_are_those_of_the_rows():
    rates, momenta = made().stack.values_at(("lr", "momentum"), 3)[0]
    assert rates.tolist() == [0.001, 0.2, 0.1, 0.3]
    assert momenta[:2].tolist() == [0.0, 0.0]
    assert np.isnan(momenta[2:]).all()


def test_a_new_stack_of_the_same_rules_has_the_same_states():
    experiment = made()
    states = experiment.states()
    stack, parameters = Stack.of(
        experiment.rules, experiment.by_run(experiment.parameters), states, experiment.objective, 0
    )
    assert torch.equal(parameters, experiment.parameters)
    again = stack.states()
    assert again.keys() == states.keys()
    for run, table in states.items():
        for key, state in table.items():
            assert torch.equal(again[run][key], state)
