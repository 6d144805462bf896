from pathlib import Path

import numpy as np
import pytest

from engine.data import table_report as under_test
from engine.data.table_report import inspect
from engine.errors import InputError

TREES = Path(__file__).parent / "trees.csv"


def report(tmp_path, text):
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return inspect(path)


def test_what_a_drop_shows():
    found = inspect(TREES)
    assert (found.rows, found.separator, found.target, found.task) == (60, ",", "species", "classification")
    assert found.features == ("length", "width", "height")
    assert [column.kind for column in found.columns] == ["number", "number", "number", "text"]
    assert found.column("species").text == (2, "ash")
    assert found.column("species").distinct == 2
    assert len(found.first) == 20


def test_missing_values_are_named_by_line(tmp_path):
    found = report(tmp_path, "a,b\n1,2\n,3\n4,NA\nnan,5\n6,7\n")
    assert found.column("a").missing_lines == (3, 5)
    assert found.column("b").missing_lines == (4,)


def test_a_long_list_of_lines_is_cut(tmp_path):
    found = report(tmp_path, "a,b\n" + ",1\n" * 30 + "2,3\n")
    assert found.column("a").missing == 30
    assert len(found.column("a").missing_lines) == 20


@pytest.mark.parametrize(
    ("values", "task"),
    [
        ([0, 1] * 10, "classification"),
        (["yes", "no"] * 10, "classification"),
        ([0.5, 1.5] * 10, "regression"),
        (range(20), "regression"),
        (list(range(25)) * 4, "regression"),
    ],
)
def test_the_guess_of_the_task(tmp_path, values, task):
    assert report(tmp_path, "x,y\n" + "".join(f"{i},{value}\n" for i, value in enumerate(values))).task == task


@pytest.mark.parametrize(("names", "target"), [("a,Target,b", "Target"), ("label,y,b", "label"), ("a,b,c", "c")])
def test_the_guess_of_the_target(tmp_path, names, target):
    assert report(tmp_path, f"{names}\n1,2,3\n").target == target


def test_numbers_of_rows_and_empty_columns_are_no_features(tmp_path):
    found = report(tmp_path, "id,a,b,y\n" + "".join(f"{k},{k * k % 7},,{k % 2}\n" for k in range(5, 30)))
    assert found.column("id").counts
    assert not found.column("a").counts
    assert found.features == ("a",)
    texts = "".join(f"{k * k % 7},{'ab'[k % 2]},n{k},one,{k % 3}\n" for k in range(30))
    assert report(tmp_path, "a,few,many,same,y\n" + texts).features == ("a", "few")
    assert report(tmp_path, "time,y\n1,0.5\n2,0.7\n3,0.1\n").features == ("time",)


@pytest.mark.parametrize(
    ("rows", "target", "features", "task", "said"),
    [
        ("1,2,3\n4,5,3\n", "c", ("a",), "classification", "the target 'c' is the same in all rows"),
        ("1,2,3\n4,5,3\n", "c", ("a",), "regression", ""),
        ("1,2,3\n4,inf,5\n", "c", ("a",), "regression", ""),
        ("1,2,3\n4,inf,5\n", "c", ("a", "b"), "regression", "line 3, column 'b': is infinite"),
        ("1,2,3\n4,inf,5\n", "b", ("a",), "regression", "line 3, column 'b': is infinite"),
        ("1,,3\n4,,5\n", "c", ("a", "b"), "regression", "column 'b' is empty"),
        ("1,2,x\n4,5,y\n", "c", ("a",), "regression", "line 2: target 'x' is no number"),
        ("1,2,x\n4,5,y\n", "c", (), "classification", "at least one column must be chosen"),
        ("1,2,x\n4,5,y\n", "c", ("a",), "classification", ""),
    ],
)
def test_what_cannot_be_learned_is_known_before(tmp_path, rows, target, features, task, said):
    found = report(tmp_path, "a,b,c\n" + rows).refusal(target, features, task)
    assert said in found
    assert bool(said) == bool(found)
    assert "\n" not in found


def test_decimal_commas_are_said_clearly(tmp_path):
    with pytest.raises(
        InputError, match=r"line 3, column 'b': '3,14' has a decimal comma; numbers must be written with"
    ):
        report(tmp_path, 'a,b\n1,2\n2,"3,14"\n')


def test_no_rows_and_too_many(tmp_path, monkeypatch):
    with pytest.raises(InputError, match="no rows"):
        report(tmp_path, "a,b\n")
    monkeypatch.setattr(under_test, "MAX_ROWS", 2)
    with pytest.raises(InputError, match="more than 2 rows of 2 columns"):
        report(tmp_path, "a,b\n1,2\n3,4\n5,6\n")


def test_an_archive(tmp_path):
    path = tmp_path / "a.npz"
    np.savez(path, x=np.array([[1.0, 2.0], [np.nan, 4.0], [5.0, 6.0], [7.0, 8.0]]), y=np.array([0, 1, 0, 1]))
    found = inspect(path)
    assert [column.name for column in found.columns] == ["x0", "x1", "y"]
    assert (found.rows, found.target, found.task, found.separator) == (4, "y", "classification", "")
    assert found.column("x0").missing_lines == (2,)
