import numpy as np
import pytest
import torch

from engine.bands import bands
from engine.errors import InputError
from engine.experiment import Experiment
from engine.history import History
from engine.inline import run
from engine.replicates import (
    agreeing,
    base_name,
    fellows,
    groups,
    needless,
    recounted,
    replicas,
    spread,
    written_out,
)
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
    with pytest.raises(InputError, match=r"runs\.0: seed = 0: Rosenbrock's valley starts where its knobs say"):
        Experiment(parse({"problem": "rosenbrock", "replicates": 2, "runs": [{"optimizer": "SGD"}]}))


NOISY = {"steps": 40, "dtype": "float64", "seed": 3, "problem": {"name": "rosenbrock", "noise": 0.5}}


@pytest.mark.parametrize("optimizer", ["Adam", "SAM"])
def test_a_replicate_on_a_noisy_surface_is_the_experiment_of_its_seed(optimizer):
    asked = {"name": optimizer, "lr": 1e-3}
    several = run({**NOISY, "runs": [{"optimizer": "SGD", "name": "other"}, {"optimizer": asked, "replicates": 3}]})
    ends = set()
    for place, seed in enumerate((3, 4, 5), 1):
        alone = run({**NOISY, "seed": seed, "runs": [{"optimizer": asked}]})
        together = several[f"{optimizer} ·{place}"]["x"]
        np.testing.assert_array_equal(together, alone[optimizer]["x"])
        ends.add(together[-1].tobytes())
    assert len(ends) == 3


def test_where_seeds_change_nothing_is_said():
    assert "no noise" in needless({"name": "rosenbrock"})
    assert not needless({"name": "rosenbrock", "noise": 0.1})
    assert not needless({"name": "sharp_wide"})
    assert not needless(PROBLEM)


def test_groups():
    names = ["Adam ·1", "SGD", "Adam ·2", "Adam", "a ·b"]
    assert groups(names) == [[0, 2], [1], [3], [4]]
    assert fellows(names, 2) == [0, 2]
    assert spread(names, "runs.2.optimizer.lr") == ["runs.0.optimizer.lr", "runs.2.optimizer.lr"]
    for path in ("runs.1.optimizer.lr", "runs.2.name", "problem.noise", "seed", "runs.9.optimizer"):
        assert spread(names, path) == [path]


def test_one_run_is_recounted_where_it_stood():
    spec = parse({**SPEC, "runs": [{"optimizer": "SGD"}, {"optimizer": "Adam"}, {"optimizer": "RMSprop"}]})
    three = parse(recounted(spec.table(), 1, 3))
    assert [(one.name, one.seed) for one in three.runs] == [
        ("SGD", None), ("Adam ·1", 5), ("Adam ·2", 6), ("Adam ·3", 7), ("RMSprop", None),
    ]  # fmt: skip
    assert len(parse(recounted(three.table(), 3, 2)).runs) == 4
    assert parse(recounted(three.table(), 2, 1)) == spec
    with pytest.raises(InputError, match="must be a whole number from 1 to 1024"):
        recounted(spec.table(), 0, 0)


def test_fellows_agree_and_their_seeds_follow_the_experiments():
    spec = parse({**SPEC, "replicates": 2})
    changed = spec.with_value("runs.1.optimizer.lr", 0.5)
    agreed = parse(agreeing(changed.table(), "runs.1.optimizer.lr"))
    assert [one.optimizer["lr"] for one in agreed.runs[:2]] == [0.5, 0.5]
    assert agreed.runs[2:] == spec.runs[2:]
    moved = parse(agreeing(spec.with_value("seed", 20).table(), "seed"))
    assert [one.seed for one in moved.runs] == [20, 21, 20, 21]


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
