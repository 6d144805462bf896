from pathlib import Path

import numpy as np
import pytest

from engine.data.samples import Samples
from engine.data.table import read, standardised
from engine.errors import InputError

TREES = Path(__file__).parent / "trees.csv"


def written(tmp_path, text):
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_classes_from_texts():
    found = read(TREES)
    wanted = [line.split(",") for line in TREES.read_text().splitlines()[1:]]
    np.testing.assert_array_equal(found.samples.inputs, [[float(value) for value in row[:3]] for row in wanted])
    assert found.classes == ("ash", "oak")
    assert [found.classes[label] for label in found.samples.targets] == [row[3] for row in wanted]
    assert found.samples.classes == 2


def test_columns_can_be_chosen_and_the_task_corrected(tmp_path):
    path = written(tmp_path, "a,b,c\n" + "".join(f"{i},{i % 3},{i * i}\n" for i in range(12)))
    found = read(path, "b", ["c"])
    assert (found.task, found.classes, found.samples.inputs.shape) == ("classification", ("0", "1", "2"), (12, 1))
    again = read(path, "b", ["c", "a"], "regression")
    assert again.samples.targets[:4, 0].tolist() == [0, 1, 2, 0]
    assert again.samples.inputs[3].tolist() == [9, 3]


def test_rows_with_missing_values(tmp_path):
    path = written(tmp_path, "a,b,y\n1,2,0.5\n,4,1.5\n5,6,\n7,8,2.5\n")
    found = read(path)
    assert (len(found.samples), found.left_out) == (2, 2)
    filled = read(path, missing="mean")
    assert filled.left_out == 1
    assert filled.samples.inputs[:, 0].tolist() == [1, pytest.approx((1 + 5 + 7) / 3), 7]


def test_each_text_of_a_column_is_a_feature(tmp_path):
    path = written(tmp_path, "a,city,y\n1,Rome,0.5\n2,Paris,1.5\n3,,2.5\n4, Rome,3.5\n")
    found = read(path)
    assert found.features == ("a", "city = Paris", "city = Rome")
    assert found.samples.inputs.tolist() == [[1, 0, 1], [2, 1, 0], [4, 0, 1]]
    assert found.left_out == 1
    filled = read(path, missing="mean").samples.inputs
    np.testing.assert_allclose(filled[2], [3, 1 / 3, 2 / 3])
    arrays = {"a": [1.0, 2.0, 3.0, 4.0], "city": ["Rome", "Paris", "", "Rome"], "y": [0.5, 1.5, 2.5, 3.5]}
    np.savez(tmp_path / "t.npz", **arrays)
    again = read(tmp_path / "t.npz")
    assert again.features == found.features
    np.testing.assert_array_equal(again.samples.inputs, found.samples.inputs)


def test_archives_and_files_say_the_same(tmp_path):
    found = read(TREES)
    np.savez(tmp_path / "trees.npz", x=found.samples.inputs, species=np.array(["ash", "oak"])[found.samples.targets])
    other = read(tmp_path / "trees.npz")
    np.testing.assert_array_equal(other.samples.inputs, found.samples.inputs)
    np.testing.assert_array_equal(other.samples.targets, found.samples.targets)
    assert other.classes == found.classes


@pytest.mark.parametrize(
    ("text", "arguments", "message"),
    [
        ("a,b\n1,x\n2,x\n3,x\n", {}, "'b' is x in all rows; classes must be at least 2"),
        ("a,b,y\n" + "".join(f"1,n{i},{i}\n" for i in range(21)), {}, "line 2, column 'b': 'n0' is no number, and"),
        ("a,b\n1,2\n", {"target": "c"}, "target: unknown column 'c'"),
        ("a,b\n1,2\n", {"features": ["aa"]}, "features: unknown column 'aa'; did you mean 'a'"),
        ("a,b\n1,2\n", {"features": ["b"]}, "is the target"),
        ("a\n1\n2\n", {}, "has one column; a target and at least one feature are needed, separated by one of commas"),
        ("a,b\n1,x\n2,y\n", {"task": "regression"}, "line 2: target 'x' is no number"),
        ("a,b\n,1\n,2\n1,2\n", {}, "1 rows without missing values"),
        ("a,b\n1,1\ninf,2\n2,3\n", {}, "line 3, column 'a': is infinite"),
        ("a,b\n1,1.5\n1,inf\n2,3\n", {}, "line 3, target 'b': is infinite"),
        ("a,b\n" + "".join(f"1,n{i}\n" for i in range(1100)), {}, "1100 different values; at most 1000 classes"),
    ],
)
def test_tables_that_cannot_be_learnt(tmp_path, text, arguments, message):
    with pytest.raises(InputError, match=message):
        read(written(tmp_path, text), **arguments)


def test_no_path_is_told():
    with pytest.raises(InputError, match="name a CSV or NPZ file"):
        read("")


def test_standardising_looks_at_the_training_part_alone():
    random = np.random.default_rng(0)
    samples = Samples(np.c_[random.normal(3, 5, (50, 2)), np.full(50, 7.0)], random.normal(9, 2, (50, 1)))
    training, _ = samples.split(0.3, 0)
    found = standardised(samples, training)
    part, _ = found.split(0.3, 0)
    np.testing.assert_allclose(part.inputs.mean(0), 0, atol=1e-12)
    np.testing.assert_allclose(part.inputs.std(0), [1, 1, 0], atol=1e-12)
    np.testing.assert_allclose([part.targets.mean(), part.targets.std()], [0, 1], atol=1e-12)
    assert abs(found.inputs[:, 0].mean()) > 1e-3
