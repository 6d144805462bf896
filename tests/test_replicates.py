import numpy as np
import pytest
import torch

from engine.bands import bands
from engine.errors import InputError
from engine.experiment import Experiment
from engine.history import History
from engine.inline import run
from engine.replicates import base_name, replicas, written_out
from engine.spec import parse

PROBLEM = {"name": "mlp", "hidden": [4], "samples": 50}
SPEC = {"steps": 12, "seed": 5, "problem": PROBLEM, "runs": [{"optimizer": "Adam"}, {"optimizer": "SGD"}]}


def test_replicates_are_written_out_with_seeds():
    spec = parse({**SPEC, "replicates": 3})
    assert [run.name for run in spec.runs] == ["Adam ·1", "Adam ·2", "Adam ·3", "SGD ·1", "SGD ·2", "SGD ·3"]
    assert [run.seed for run in spec.runs] == [5, 6, 7] * 2
    assert parse(spec.table()) == spec


def test_one_run_alone_can_be_replicated():
    runs = [{"optimizer": "Adam", "name": "mine", "replicates": 2}, {"optimizer": "Adam"}]
    spec = parse({**SPEC, "runs": runs})
    assert [(run.name, run.seed) for run in spec.runs] == [("mine ·1", 5), ("mine ·2", 6), ("Adam", None)]


def test_unnamed_twins_keep_apart():
    spec = parse({**SPEC, "runs": [{"optimizer": "Adam"}, {"optimizer": "Adam"}], "replicates": 2})
    assert [run.name for run in spec.runs] == ["Adam ·1", "Adam ·2", "Adam 2 ·1", "Adam 2 ·2"]


def test_another_number_replaces_the_first():
    spec = parse({**SPEC, "replicates": 3})
    again = spec.with_value("replicates", 2)
    assert [run.name for run in again.runs] == ["Adam ·1", "Adam ·2", "SGD ·1", "SGD ·2"]
    single = spec.with_value("replicates", 1)
    assert single == parse({**SPEC, "runs": [{"optimizer": n, "name": n} for n in ("Adam", "SGD")]})


def test_a_spec_without_seeds_is_written_as_before():
    assert all("seed" not in table for table in parse(SPEC).table()["runs"])
    assert written_out(SPEC) == SPEC


@pytest.mark.parametrize("number", [0, -1, 2.0, "3", True, 1025])
def test_bad_numbers(number):
    with pytest.raises(InputError, match="must be a whole number from 1 to 1024"):
        parse({**SPEC, "replicates": number})
    with pytest.raises(InputError, match=r"runs\.0: replicates"):
        parse({**SPEC, "runs": [{"optimizer": "SGD", "replicates": number}]})


def test_a_replicate_starts_where_an_experiment_of_its_seed_would():
    made = Experiment(parse({**SPEC, "replicates": 3}))
    start = made.by_run(made.parameters)
    for place, seed in enumerate((5, 6, 7)):
        alone = Experiment(parse({**SPEC, "seed": seed}))
        assert torch.equal(start[place], alone.parameters[0])
        assert torch.equal(start[place], start[place + 3])


def test_the_first_replicate_is_the_plain_run_and_all_step_together():
    spec = {**SPEC, "dtype": "float64"}
    plain, several = run(spec), run({**spec, "replicates": 3})
    np.testing.assert_allclose(several["Adam ·1"]["loss"], plain["Adam"]["loss"], rtol=1e-12)
    assert several["Adam ·2"]["loss"][0] != several["Adam ·1"]["loss"][0]


def test_a_surface_has_no_replicates():
    with pytest.raises(InputError, match=r"runs\.0: seed = 0: rosenbrock starts where its knobs say"):
        Experiment(parse({"problem": "rosenbrock", "replicates": 2, "runs": [{"optimizer": "SGD"}]}))


def test_names():
    assert [base_name(name) for name in ("Adam", "Adam ·12", "a ·b", "x ·1 ·2")] == ["Adam", "Adam", "a ·b", "x ·1"]
    assert replicas(["Adam ·1", "SGD", "Adam ·2"], "Adam ·2") == ["Adam ·1", "Adam ·2"]


def test_bands_are_the_moments_of_the_replicates():
    values = np.random.default_rng(0).standard_normal((6, 1, 4))
    history = History.allocate(["a ·1", "a ·2", "a ·3", "b"], ["loss"], 6)
    history.write(0, values)
    found = bands(history, "a", levels=(0.25, 0.5))
    three = values[:, 0, :3]
    np.testing.assert_allclose(found.mean, three.mean(1))
    np.testing.assert_allclose(found.std, three.std(1, ddof=1))
    np.testing.assert_allclose((found.low, found.high), (three.min(1), three.max(1)))
    np.testing.assert_allclose(found.quantiles[1], np.median(three, axis=1))
    assert found.count.tolist() == [3] * 6
    assert bands(history, "b").names == ("b",)
    assert np.isnan(bands(history, "b").std).all()


def test_bands_count_what_is_left_after_a_divergence():
    values = np.array([[1.0, 3.0], [2.0, 4.0], [2.0, np.inf], [5.0, 0.0]])[:, None]
    history = History.allocate(["a ·1", "a ·2"], ["loss"], 4)
    history.write(0, values[:3])
    history.diverge(1, 2, "the loss is not finite")
    history.write(3, values[3:], np.array([True, False]))
    found = bands(history, "a")
    assert found.count.tolist() == [2, 2, 1, 1]
    assert found.mean.tolist() == [2, 3, 2, 5]


def test_an_unknown_run_is_told():
    history = History.allocate(["Adam ·1", "Adam ·2"], ["loss"], 2)
    with pytest.raises(InputError, match="did you mean 'Adam'"):
        bands(history, "Adm")
