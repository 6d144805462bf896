import hashlib

import pytest

from engine.data.fingerprint import check, fingerprint
from engine.errors import InputError
from engine.experiment import Experiment
from engine.spec import parse


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "flowers.csv"
    file.write_text("long,wide,species\n" + "".join(f"{k},{k % 3},{'ab'[k % 2]}\n" for k in range(30)))
    return file


def spec(table, **more):
    problem = {"name": "table", "path": str(table), "target": "species", **more}
    return parse({"steps": 5, "problem": problem, "runs": [{"optimizer": "SGD"}]})


def test_it_is_the_beginning_of_the_files_sha256(table):
    assert fingerprint(table) == hashlib.sha256(table.read_bytes()).hexdigest()[:16]


def test_a_changed_file_is_refused_in_one_line_and_any_file_without_a_fingerprint(table):
    known = fingerprint(table)
    Experiment(spec(table, fingerprint=known)).advance(5)
    table.write_text(table.read_text().replace("29,", "30,"))
    with pytest.raises(InputError, match=r"flowers\.csv: has changed since this experiment was made"):
        Experiment(spec(table, fingerprint=known))
    Experiment(spec(table)).advance(5)


def test_a_missing_file_is_one_line(tmp_path):
    with pytest.raises(InputError, match=r"gone\.csv: cannot be read"):
        fingerprint(tmp_path / "gone.csv")
    check(tmp_path / "gone.csv", "")
