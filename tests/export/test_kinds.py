"""Every kind of export, read back by other means than it was written with."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from engine.errors import InputError
from engine.experiment import Experiment
from engine.export.kind import export, export_kinds, kind_for
from engine.session.record import record_of
from engine.spec import parse
from engine.tensorboard.events import read_scalars

SPEC = parse({
    "steps": 60,
    "dtype": "float64",
    "problem": "rosenbrock",
    "runs": [
        {"name": "a/b", "optimizer": {"name": "Adam", "lr": 0.05}},
        {"name": "diverges", "optimizer": {"name": "SGD", "lr": 5.0}},
    ],
})


@pytest.fixture(scope="module")
def record():
    experiment = Experiment(SPEC)
    experiment.advance(20)
    experiment.edit("runs.0.optimizer.lr", 0.01)
    while not experiment.finished:
        experiment.advance(100)
    return record_of(experiment, "two runs")


def test_csv(record, tmp_path):
    files = export(record, tmp_path / "out")
    assert [file.name for file in files] == ["a_b.csv", "diverges.csv"]
    with files[0].open(newline="") as stream:
        header, *rows = list(csv.reader(stream))
    place = header.index("loss")
    np.testing.assert_array_equal([float(row[place]) for row in rows], record.history["a/b"]["loss"])


def test_one_csv_table(record, tmp_path):
    export(record, tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    for run in record.history:
        mine = [row for row in rows if row["run"] == run]
        assert [int(row["step"]) for row in mine] == list(range(record.history[run].written))
        for channel in record.history.channels:
            found = [float(row[channel] or "nan") for row in mine]
            np.testing.assert_array_equal(found, record.history[run][channel])


def test_npz(record, tmp_path):
    export(record, tmp_path / "x.npz")
    with np.load(tmp_path / "x.npz") as arrays:
        for run in record.history:
            for channel in record.history.channels:
                np.testing.assert_array_equal(arrays[f"{run}/{channel}"], record.history[run][channel])
        assert parse(json.loads(str(arrays["spec"]))) == SPEC


def test_json_is_the_experiment_as_it_is_now(record, tmp_path):
    export(record, tmp_path / "x.json")
    spec = parse(json.loads((tmp_path / "x.json").read_text()))
    assert spec == SPEC.with_value("runs.0.optimizer.lr", 0.01)


def test_tensorboard(record, tmp_path):
    files = export(record, tmp_path / "logs.tfevents")
    assert [file.parent.name for file in files] == ["a_b", "diverges"]
    steps, values = read_scalars(files[0])["loss"]
    np.testing.assert_array_equal(values, record.history["a/b"]["loss"].astype(np.float32))
    assert steps[-1] == 60


def test_parquet(record, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    export(record, tmp_path / "x.parquet")
    table = parquet.read_table(tmp_path / "x.parquet").to_pydict()
    chosen = [value for run, value in zip(table["run"], table["loss"], strict=True) if run == "a/b"]
    np.testing.assert_array_equal(chosen, record.history["a/b"]["loss"])
    assert len(table["step"]) == sum(record.history[run].written for run in record.history)


def test_a_package_that_is_missing_is_named(record, tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match="pip install pyarrow"):
        export(record, tmp_path / "x.parquet")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["x.npzz", "x.doc", "x.tfevent"])
def test_an_unknown_ending_is_named_with_the_nearest(record, tmp_path, name):
    with pytest.raises(InputError, match=r"kind of export"):
        export(record, tmp_path / name)


def test_what_cannot_be_written_is_named(record, tmp_path):
    for name in ("nowhere/x.npz", "nowhere/x.json"):
        with pytest.raises(InputError, match="nowhere: no such folder"):
            export(record, tmp_path / name)
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="file"):
        export(record, tmp_path / "file" / "logs.tfevents")


def test_every_kind_has_an_ending_of_its_own():
    suffixes = [kind.suffix for kind in export_kinds]
    assert len(set(suffixes)) == len(suffixes) >= 5
    assert all(kind_for(Path(f"x{kind.suffix}")) is kind for kind in export_kinds)
