"""The command line, called as a user would: results on stdout, remarks on stderr, exit status 0, 1 or 2."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import main
from engine.errors import CATALOGUED
from engine.lesson import claims

ROOT = Path(main.__file__).parent


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit status, stdout and stderr of a command run in this process."""
    try:
        status = main.main(list(arguments))
    except SystemExit as end:
        status = int(end.code or 0)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_run_writes_json_lines_and_csv(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    example = str(ROOT / "examples" / "rosenbrock.toml")
    status, out, err = call(capsys, "run", example, "--set", "steps=250", "--csv", str(tmp_path / "out"), "--json")
    assert status == 0
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["run"] for row in rows] == ["gradient descent", "heavy ball", "Adam", "Adam with warm-up and decay"]
    assert all(set(row) == {"run", "steps", "loss", "diverged_at", "seconds"} for row in rows)
    with (tmp_path / "out" / "gradient descent.csv").open(newline="", encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    assert list(table[0]) == ["step", "loss", "lr", "grad_norm", "x0", "x1"]
    assert [int(row["step"]) for row in table] == list(range(251))
    x, y = (np.array([float(row[name]) for row in table]) for name in ("x0", "x1"))
    assert [float(row["loss"]) for row in table] == pytest.approx((1 - x) ** 2 + 100 * (y - x * x) ** 2, rel=1e-12)
    assert rows[0]["loss"] == float(table[-1]["loss"])
    assert "wrote" in err


def test_a_diverged_run_is_told_and_json_stays_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = tmp_path / "a.toml"
    spec.write_text('problem = "quadratic"\nsteps = 500\n[[runs]]\noptimizer = {name = "SGD", lr = 10.0}\n', "utf-8")
    status, out, err = call(capsys, "run", str(spec), "--json")
    row = json.loads(out, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
    assert status == 0
    assert row["diverged_at"] == row["steps"] > 0
    assert row["loss"] is None
    assert "diverged at step" in err


def test_catalogue_lists_every_kind_with_knobs(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = call(capsys, "catalogue", "--json")
    entries = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    names = {(entry["kind"], entry["name"]) for entry in entries}
    assert {
        ("optimizer", "SGD"),
        ("optimizer", "AdamW"),
        ("schedule", "CosineAnnealingLR"),
        ("schedule", "ReduceLROnPlateau"),
        ("problem", "digits"),
        ("problem", "square_net"),
        ("diagnostic", "grad_norm"),
        ("proof", "rate.heavy_ball.100"),
        ("claim", next(iter(claims)).name),
    } <= names
    assert {kind for kind, _ in names} == set(CATALOGUED)
    adam = next(entry for entry in entries if entry["name"] == "Adam")
    assert [knob["name"] for knob in adam["knobs"]][:4] == ["lr", "betas.0", "betas.1", "eps"]
    for entry in entries:
        for knob in entry["knobs"]:
            assert {"name", "type", "default", "low", "high", "scale", "help"} <= set(knob)
            assert knob["help"], (entry["name"], knob["name"])


BAD = [
    (["prove", "zzzz"], "`python main.py catalogue --kind proof` lists them"),
    (["shots", "pictures", "--only", "zzzz"], "allowed: anatomy"),
    (["bench", "zzzz"], "allowed: diagnostics, frames"),
    (["rnu", "a.toml"], "unknown command 'rnu'; did you mean 'run'?"),
    (["run"], "the following arguments are required: spec"),
    (["run", "nowhere.toml"], "nowhere.toml: No such file"),
    (["run", "EXAMPLE", "--set", "runs.0.optimizer.lrr=1"], "did you mean 'lr'?"),
    (["run", "EXAMPLE", "--set", "runs.0.optimizer.lr=-1"], "lr = -1: must be a finite number >= 0"),
    (["run", "EXAMPLE", "--set", "steps"], "--set 'steps': must look like"),
    (["run", "EXAMPLE", "--device", "tpu"], "device = 'tpu': must be cpu, cuda or auto"),
    (["run", "EXAMPLE", "--out", "no/such/folder/a.optlab"], "must name a file in a folder that exists"),
    (["bench", "stepp"], "unknown bench 'stepp'; did you mean 'step'?"),
    (["bench", "step", "--pairs", "x"], "invalid int value"),
    (["nowhere.optlab"], "nowhere.optlab: no such file"),
]


@pytest.mark.parametrize(("arguments", "message"), BAD, ids=range(len(BAD)))
def test_bad_input_is_one_line_and_status_2(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    example = str(ROOT / "examples" / "rosenbrock.toml")
    status, out, err = call(capsys, *(example if part == "EXAMPLE" else part for part in arguments))
    assert status == 2
    assert out == ""
    assert message in err
    assert err.count("\n") == 1


def test_bad_input_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "kept.optlab"
    kept.write_text("precious", encoding="utf-8")
    spec = tmp_path / "bad.toml"
    spec.write_text('problem = "quadratic"\nruns = []\n', encoding="utf-8")
    status, _, _ = call(capsys, "run", str(spec), "--out", str(kept))
    assert status == 2
    assert kept.read_text(encoding="utf-8") == "precious"


def test_headless_commands_do_not_import_qt() -> None:
    example = ROOT / "examples" / "rosenbrock.toml"
    code = (
        "import sys, main; status = main.main(['run', sys.argv[1], '--set', 'steps=250']);"
        "qt = [name for name in sys.modules if name.startswith(('PySide6', 'pyqtgraph', 'widgets'))];"
        "sys.exit(status or (3 if qt else 0))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(example)], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert ended.returncode == 0, ended.stderr


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "examples").glob("*.toml")))
def test_examples_run(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = call(capsys, "run", str(ROOT / "examples" / name), "--set", "steps=250", "--json")
    assert status == 0, name
    assert out.count("\n") >= 1


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "examples").glob("*.py")))
def test_example_scripts_run(name: str) -> None:
    script = ROOT / "examples" / name
    ended = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout


def test_help_names_every_command_and_explains_every_argument(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = call(capsys, "--help")
    assert status == 0
    for command in main.every_command().values():
        assert any(line.split(None, 1) == [command.name, command.help] for line in out.splitlines()), command.name
        parser = main.Parser(prog=command.name)
        command.arguments(parser)
        assert [action.dest for action in parser._actions if not action.help] == []
