"""The command ``measure`` against what runs record of themselves: places, gradient norms, losses of all data."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from engine import run
from main import main

if TYPE_CHECKING:
    from pathlib import Path

NET: dict[str, Any] = {
    "steps": 9,
    "dtype": "float64",
    "measure_every": 1,
    "record": ["loss", "grad_norm", "train_loss"],
    "problem": {"name": "mlp", "data": "sine", "samples": 40, "validation": 0.2, "hidden": [4], "batch_size": 8},
    "runs": [
        {"name": "a", "optimizer": {"name": "SGD", "lr": 0.01}},
        {"name": "b", "optimizer": {"name": "Adam", "lr": 0.01}},
    ],
}
VALLEY: dict[str, Any] = {**NET, "problem": "rosenbrock", "record": ["loss"]}


def asked(tmp_path: Path, capsys: pytest.CaptureFixture[str], spec: dict[str, Any], *options: str) -> Any:
    """Exit status, rows and remarks."""
    file = tmp_path / "spec.json"
    file.write_text(json.dumps(spec), encoding="utf-8")
    try:
        status = main(["measure", str(file), "--json", *options])
    except SystemExit as end:
        status = int(end.code or 0)
    printed = capsys.readouterr()
    return status, [json.loads(line) for line in printed.out.splitlines()], printed.err


def test_a_histogram_of_the_recorded_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = np.sort(run(VALLEY)["b"]["x"][5])
    status, rows, _ = asked(tmp_path, capsys, VALLEY, "--what", "histogram", "--at", "5", "--run", "1", "--bins", "2")
    assert status == 0
    assert [row["count"] for row in rows] == [1, 1]
    assert [rows[0]["low"], rows[1]["high"]] == pytest.approx(place, rel=1e-15)


def test_one_quantity_against_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--what", "histogram", "--of", "gradient", "--against", "parameters", "--bins", "3", "--at", "0")
    _, rows, _ = asked(tmp_path, capsys, VALLEY, *options)
    x, y = -1.2, 1.0
    slopes = [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]
    full = [row for row in rows if row["count"]]
    assert len(rows) == 9
    assert sum(row["count"] for row in full) == 2
    assert (full[0]["low"], full[0]["against_low"]) == pytest.approx((slopes[0], x), rel=1e-12)
    assert (full[1]["high"], full[1]["against_high"]) == pytest.approx((slopes[1], y), rel=1e-12)


def test_influence_of_the_whole_batch_is_the_squared_norm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    norm = run(NET)["a"]["grad_norm"][4]
    _, rows, _ = asked(tmp_path, capsys, NET, "--what", "influence", "--at", "4", "--count", "1")
    assert [(row["part"], row["other"]) for row in rows] == [(0, 0)]
    assert rows[0]["product"] == pytest.approx(norm**2, rel=1e-10)
    _, rows, _ = asked(tmp_path, capsys, NET, "--what", "influence", "--at", "4", "--count", "4")
    assert sum(row["product"] for row in rows) / 16 == pytest.approx(norm**2, rel=1e-10)


def test_the_batches_together_are_all_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """32 samples in 4 batches: the mean of the batches' losses is the loss of all, at the end if nothing is said."""
    table = tmp_path / "losses.csv"
    status, rows, said = asked(tmp_path, capsys, NET, "--what", "batch_losses", "--run", "1", "--csv", str(table))
    assert (status, rows) == (0, [])
    assert "wrote" in said
    with table.open(newline="", encoding="utf-8") as file:
        kept = list(csv.DictReader(file))
    assert [row["batch"] for row in kept] == ["0", "1", "2", "3"]
    whole = run(NET)["b"]["train_loss"][9]
    assert np.mean([float(row["loss"]) for row in kept]) == pytest.approx(whole, rel=1e-12)


def test_a_run_that_diverged_is_said_to_stand_at_its_last_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = {**VALLEY, "steps": 200, "runs": [{"name": "far", "optimizer": {"name": "SGD", "lr": 10.0}}]}
    status, rows, said = asked(tmp_path, capsys, spec, "--what", "histogram", "--bins", "1")
    assert status == 0
    assert rows[0]["count"] == 2
    assert "far diverged at step" in said


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ((), "--what"),
        (("--what", "histograms"), "invalid choice"),
        (("--what", "histogram", "--at", "10"), "--at 10: must be in 0 … 9"),
        (("--what", "histogram", "--run", "2"), "--run 2: there are 2, counted from 0"),
        (("--what", "histogram", "--of", "gradeint"), "did you mean 'gradient'?"),
        (("--what", "histogram", "--tensor", "7"), "unknown tensor"),
        (("--what", "histogram", "--bins", "0"), "bins = 0: must be in 1 … 1000"),
        (("--what", "influence", "--count", "300"), "count = 300: must be in 1 … 256"),
        (("--what", "influence", "--bins", "3"), "--bins: only --what histogram takes it"),
        (("--what", "batch_losses", "--count", "3"), "--count: only --what influence takes it"),
        (("--what", "batch_losses", "--csv", "no/such/folder/a.csv"), "must name a file in a folder that exists"),
    ],
)
def test_bad_input_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], complaint: str
) -> None:
    status, rows, said = asked(tmp_path, capsys, NET, *options)
    assert (status, rows) == (2, [])
    assert complaint in said
    assert said.count("\n") == 1


def test_a_surface_has_no_batches(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for what in ("influence", "batch_losses"):
        status, _, said = asked(tmp_path, capsys, VALLEY, "--what", what)
        assert status == 2
        assert "rosenbrock" in said
