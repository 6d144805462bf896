"""The experiment's description: round trips, edits by path, and every kind of bad input."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from engine import InputError
from engine.spec import load, parse

if TYPE_CHECKING:
    from pathlib import Path

GOOD: dict[str, Any] = {
    "steps": 100,
    "problem": {"name": "quadratic", "eigenvalues": [1.0, 100.0], "start": [1.0, 1.0]},
    "runs": [{"optimizer": {"name": "SGD", "lr": 0.02}}, {"optimizer": "Adam"}, {"optimizer": "Adam"}],
}
TOML = """
steps = 2000
dtype = "float64"
record = ["loss", "lr", "grad_norm"]
[problem]
name = "quadratic"
eigenvalues = [1.0, 100.0]
start = [1.0, 1.0]
[[runs]]
name = "heavy ball"
optimizer = {name = "SGD", lr = 0.02, momentum = 0.9}
schedule = {name = "ExponentialLR", gamma = 0.999}
loss_scale = 1.0
[[axes]]
path = "runs.0.optimizer.lr"
low = 1e-4
high = 1.0
scale = "log"
count = 512
"""


def test_round_trip_and_defaults() -> None:
    spec = parse(GOOD)
    assert parse(json.loads(spec.json_text())) == spec
    assert [run.name for run in spec.runs] == ["SGD", "Adam", "Adam 2"]
    assert spec.runs[1].optimizer["betas"] == [0.9, 0.999]
    assert spec.dtype == "float32"


def test_the_written_example_in_toml_and_json(tmp_path: Path) -> None:
    toml = tmp_path / "a.toml"
    toml.write_text(TOML, encoding="utf-8")
    spec = load(toml)
    assert spec.runs[0].schedule == ({"name": "ExponentialLR", "gamma": 0.999},)
    assert spec.axes[0].count == 512
    saved = tmp_path / "a.json"
    saved.write_text(spec.json_text(), encoding="utf-8")
    assert load(saved) == spec


def test_with_value_changes_one_thing() -> None:
    spec = parse(GOOD)
    assert spec.with_value("runs.1.optimizer.betas.0", 0.5).runs[1].optimizer["betas"] == [0.5, 0.999]
    assert spec.with_value("problem.eigenvalues.1", 5.0).problem["eigenvalues"] == [1.0, 5.0]
    assert spec.with_value("steps", 7).steps == 7


def changed(**changes: Any) -> dict[str, Any]:
    return {**GOOD, **changes}


def one_run(**run: Any) -> dict[str, Any]:
    return {**GOOD, "runs": [{"optimizer": "SGD", **run}]}


BAD: list[tuple[Any, str]] = [
    (changed(stepz=1), "unknown entry 'stepz'; did you mean 'steps'?"),
    (changed(steps=0), "steps: 0: input should be greater than or equal to 1"),
    (changed(steps="many"), "steps: 'many'"),
    (changed(steps=True), "steps: True"),
    (changed(steps=1e400), "steps: inf"),
    (changed(seed=-1), "seed: -1"),
    (changed(dtype="float16"), "dtype: 'float16'"),
    (changed(record=["los"]), "unknown diagnostic 'los'; did you mean 'loss'?"),
    (changed(problem="rosenbrok"), "problem: unknown problem 'rosenbrok'; did you mean 'rosenbrock'?"),
    (changed(problem={}), "problem: the problem has no name"),
    (
        changed(problem={"name": "quadratic", "start": [1.0]}),
        "problem: start = [1.0]: quadratic needs 2 numbers (x, y)",
    ),
    (changed(problem={"name": "quadratic", "eigenvalues": [1, float("nan")]}), "eigenvalues = nan"),
    (changed(runs=[]), "runs: (): tuple should have at least 1 item"),
    (changed(runs=3), "runs: 3"),
    ({"runs": GOOD["runs"]}, "problem is missing"),
    (one_run(optimizer="Adm"), "runs.0.optimizer: unknown optimizer 'Adm'; did you mean 'Adam'?"),
    (
        one_run(optimizer={"name": "SGD", "momentun": 0.9}),
        "unknown argument of SGD 'momentun'; did you mean 'momentum'?",
    ),
    (one_run(optimizer={"name": "SGD", "lr": -1}), "runs.0.optimizer: lr = -1: must be a finite number >= 0"),
    (one_run(optimizer={"name": "SGD", "nesterov": True}), "nesterov = true with momentum = 0"),
    (one_run(optimizer={"name": "Adam", "betas": [0.9, 1.0]}), "betas.1 = 1.0: must be a finite number >= 0 and < 1"),
    (one_run(optimizer=5), "runs.0.optimizer: 5: must be a table with a name"),
    (one_run(schedule={"name": "ExponentalLR"}), "did you mean 'ExponentialLR'?"),
    (
        one_run(schedule={"name": "ExponentialLR", "gama": 1}),
        "runs.0.schedule: unknown argument of ExponentialLR 'gama'",
    ),
    (one_run(loss_scale=0), "runs.0.loss_scale: 0"),
    (one_run(loss_scal=1.0), "runs.0: unknown entry 'loss_scal'; did you mean 'loss_scale'?"),
    (changed(runs=[{"optimizer": "SGD", "name": "a"}, {"optimizer": "SGD", "name": "a"}]), "another run has this name"),
    (changed(axes=[{"path": "runs.0.optimizer.lr", "low": 1, "high": 0.1}]), "low must be below high"),
    (
        changed(axes=[{"path": "runs.0.optimizer.lr", "low": 0, "high": 1, "scale": "log"}]),
        "must be > 0 on a log scale",
    ),
    ([1, 2], "a spec must be a table, not list"),
]


@pytest.mark.parametrize(("table", "message"), BAD, ids=range(len(BAD)))
def test_bad_specs_say_what_is_wrong_in_one_line(table: Any, message: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(table)
    text = str(caught.value)
    assert message in text
    assert "\n" not in text


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.toml", b"steps = = 3", "a.toml: Invalid"),
        ("a.json", b"{", "a.json: Expecting"),
        ("a.json", b"[" * 100_000, "a.json"),
        ("a.toml", b"\xff\xfe\x00", "not a text file"),
        ("a.toml", b"steps = 5", "problem is missing"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        load(path)
    assert message in str(caught.value)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(InputError, match=r"No such file|Is a directory"):
            load(path)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("runs.7.optimizer.lr", "no place 'runs.7.optimizer'"),
        ("problem.nme.x", "unknown entry of problem 'nme'"),
        ("runs.x", "no place"),
        ("", "unknown entry"),
    ],
)
def test_edits_of_places_that_do_not_exist(path: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(GOOD).with_value(path, 1)
    assert message in str(caught.value)
