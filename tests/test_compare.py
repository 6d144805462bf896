"""The table of runs, against numbers taken from the histories by hand."""

import json
import math

import numpy as np
import pytest

import main
from engine import compare
from engine.bands import over
from engine.errors import InputError
from engine.experiment import Experiment
from engine.session.record import record_of
from engine.session.save import save_experiment
from engine.spec import parse


def finished(rates, seed=0, edit=None):
    runs = [{"name": f"lr {rate}", "optimizer": {"name": "SGD", "lr": rate}} for rate in rates]
    runs.append({"name": "Adam", "optimizer": {"name": "Adam", "lr": 0.1}, "schedule": [{"name": "CosineAnnealingLR"}]})
    spec = {"steps": 30, "seed": seed, "dtype": "float64", "problem": "rosenbrock", "runs": runs}
    experiment = Experiment(parse(spec))
    if edit:
        experiment.advance(5)
        experiment.edit(*edit)
    while not experiment.finished:
        experiment.advance(30)
    return experiment


@pytest.fixture(scope="module")
def found():
    one = record_of(finished((0.0001, 0.001)), "first")
    two = record_of(finished((0.001, 9.0), 1, ("runs.0.optimizer.lr", 0.002)), "second")
    return [*compare.cards(one, "one"), *compare.cards(two, "two")]


def test_results_are_those_of_the_history(found):
    for card in found:
        loss = np.array(card.history[card.run]["loss"])
        finite = loss[np.isfinite(loss)]
        assert card.results["best loss"] == finite.min()
        assert loss[card.results["best step"]] == finite.min()
        assert card.results["final loss"] == loss[-1] or not math.isfinite(loss[-1])
        assert card.results["steps made"] == len(loss) - 1
    assert [card.run for card in found if card.results["diverged at"] is not None] == ["lr 9.0"]


def test_settings_are_those_at_the_end(found):
    edited = next(card for card in found if card.source == "two" and card.run == "lr 0.001")
    assert edited.settings["lr"] == 0.002
    assert edited.settings["problem"] == "rosenbrock"
    assert edited.settings["seed"] == 1
    assert found[2].settings["schedule"] == "CosineAnnealingLR"
    assert "betas.0" not in found[0].settings
    assert found[2].settings["betas.0"] == 0.9


def test_only_what_differs_is_said_to_vary(found):
    assert compare.varying(found[:2]) == ["lr"]
    assert {"optimizer", "lr", "schedule", "seed"} <= set(compare.varying(found))
    assert "steps" not in compare.varying(found)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", 6),
        ("adam", 2),
        ("optimizer=adam", 2),
        ("lr>0.0005 optimizer=SGD", 3),
        ("lr<=0.001 two", 0),
        ("best loss<1e9 seed=1", 3),
        ("momentum!=0", 2),
        ("one cosine", 1),
        ("diverged at>0", 1),
    ],
)
def test_filters(found, text, runs):
    assert len(compare.matching(found, text)) == runs


@pytest.mark.parametrize(("text", "said"), [("lrr>1", "did you mean 'lr'"), ("lr>big", "holds numbers")])
def test_a_bad_filter_says_so(found, text, said):
    with pytest.raises(InputError, match=said):
        compare.matching(found, text)


def test_groups_and_their_statistics(found):
    groups = compare.grouped(found, "lr")
    assert [value for value, _ in groups] == sorted({card.settings["lr"] for card in found})
    members = [card for card in found if card.settings["optimizer"] == "Adam"]
    values = [card.results["final loss"] for card in members]
    mean, deviation, count = compare.statistics(members, "final loss")
    assert (mean, count) == (np.mean(values), 2)
    assert deviation == pytest.approx(np.std(values, ddof=1))
    assert math.isnan(compare.statistics(members[:1], "final loss")[1])
    assert compare.statistics([], "final loss")[2] == 0


def test_numbers_sort_as_numbers_and_nothing_last():
    values = ["b", None, 10, 2.5, "A", math.nan]
    assert sorted(values, key=compare.order)[:4] == [2.5, 10, "A", "b"]


def test_bands_of_any_curves():
    curves = [np.array([1.0, 2.0, 3.0]), np.array([3.0, np.inf])]
    found = over(curves, ["a", "b"])
    np.testing.assert_array_equal(found.mean, [2.0, 2.0, 3.0])
    np.testing.assert_array_equal(found.count, [2, 1, 1])
    assert found.std[0] == pytest.approx(np.sqrt(2))


def test_the_command(tmp_path, capsys):
    for name, rates in (("a", (0.0001, 0.001)), ("b", (0.002,))):
        save_experiment(tmp_path / f"{name}.optlab", finished(rates))
    files = [str(tmp_path / "a.optlab"), str(tmp_path / "b.optlab")]
    assert main.main(["compare", *files, "--filter", "optimizer=SGD", "--sort", "final loss", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["run"] for row in rows] == ["lr 0.002", "lr 0.001", "lr 0.0001"]
    assert rows[0]["source"] == "b"
    assert main.main(["compare", *files, "--group-by", "optimizer", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["optimizer"], row["runs"]) for row in rows] == [("Adam", 2), ("SGD", 3)]
    assert rows[0]["final loss std"] == 0.0
    assert main.main(["compare", *files, "--columns", "run,lrr"]) == 2
    assert "did you mean 'lr'" in capsys.readouterr().err
    assert main.main(["compare", str(tmp_path / "x.toml")]) == 2
