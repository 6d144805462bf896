import numpy as np
import pytest

from engine.data import array_table as under_test
from engine.data.array_table import open_arrays
from engine.errors import InputError


def saved(tmp_path, **arrays):
    path = tmp_path / "a.npz"
    np.savez_compressed(path, **arrays)
    return path


def test_matrices_and_pictures_give_columns(tmp_path):
    pictures = np.arange(24, dtype=np.uint8).reshape(3, 2, 2, 2)
    found = open_arrays(saved(tmp_path, image=pictures, kind=np.array(["a", "b", "a"])))
    assert list(found.columns) == [*(f"image{i}" for i in range(8)), "kind"]
    assert found.columns["image3"].tolist() == [3, 11, 19]
    assert found.report().column("kind").kind == "text"


def test_what_is_infinite_and_what_counts_rows(tmp_path):
    found = open_arrays(saved(tmp_path, a=np.arange(4.0), b=np.array([1, np.inf, np.nan, 2]), y=np.array([0, 1, 0, 1])))
    report = found.report()
    assert [column.counts for column in report.columns] == [True, False, False]
    assert [column.infinite for column in report.columns] == [None, 2, None]
    assert report.features == ("b",)


@pytest.mark.parametrize(
    ("arrays", "message"),
    [
        ({"x": np.zeros(3), "y": np.zeros(4)}, "x has 3 rows and y 4"),
        ({"x": np.float64(3)}, "x is a single value"),
        ({"x": np.zeros(3, dtype=complex)}, "values of type complex128"),
        ({"x": np.zeros((0, 2))}, "no rows"),
        ({"x": np.array([{}, {}])}, "no archive of plain arrays"),
    ],
)
def test_other_arrays_are_refused(tmp_path, arrays, message):
    with pytest.raises(InputError, match=message):
        open_arrays(saved(tmp_path, **arrays))


def test_other_files_are_refused(tmp_path, monkeypatch):
    path = tmp_path / "a.npz"
    path.write_bytes(b"not a zip file")
    with pytest.raises(InputError, match="no archive"):
        open_arrays(path)
    with pytest.raises(InputError, match="No such file"):
        open_arrays(tmp_path / "none.npz")
    monkeypatch.setattr(under_test, "MAX_BYTES", 1000)
    with pytest.raises(InputError, match="at most"):
        open_arrays(saved(tmp_path, x=np.zeros(10**6)))
