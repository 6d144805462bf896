"""The examples of docs/extending.md run as they stand there: each is put where it belongs and found by its place."""

from __future__ import annotations

import importlib
import itertools
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import chain, run
from engine.diagnostic import diagnostics
from engine.experiment import Experiment
from engine.lesson_file import read
from engine.optimizer import optimizers
from engine.problem import problems
from engine.schedule import schedules
from engine.spec import parse
from engine.surface_facts import facts
from engine.theory.line import lines_for, theory_lines

PAGE = (Path(__file__).parents[1] / "docs" / "extending.md").read_text(encoding="utf-8")
SURFACE = {"name": "rosenbrock", "b": 2.0}
FILES: dict[str, str] = dict(re.findall(r"`([\w/]+/\w+\.(?:py|toml))`:\n\n```\w+\n(.*?)```", PAGE, re.DOTALL))
REGISTRIES = {
    "engine/optimizers": optimizers,
    "engine/schedules": schedules,
    "engine/problems": problems,
    "engine/diagnostics": diagnostics,
    "engine/theory/lines": theory_lines,
}
Put = Callable[[str], None]


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Put]:
    """Puts an example's one file beside those of its folder, until the test ends; nothing else is told of it."""
    known = set(sys.modules)

    def place(path: str) -> None:
        folder, _, file = path.rpartition("/")
        package = folder.replace("/", ".")
        (tmp_path / file).write_text(FILES[path], encoding="utf-8")
        module = importlib.import_module(package)
        monkeypatch.setattr(module, "__path__", [*module.__path__, str(tmp_path)])
        if folder in REGISTRIES:
            registry = REGISTRIES[folder]
            found = type(registry)(registry.kind, registry.package, registry.type).entries
            monkeypatch.setitem(vars(registry), "entries", found)

    yield place
    for name in {path.rpartition(".")[0].replace("/", ".") for path in FILES} & (set(sys.modules) - known):
        del sys.modules[name]


def code(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def trained(optimizer: Any, steps: int = 60, **more: Any) -> Any:
    """The history of one run in float64, on Rosenbrock's valley unless another problem is said."""
    table = {"steps": steps, "dtype": "float64", "problem": SURFACE, **more}
    return run({**table, "runs": [{"name": "run", "optimizer": optimizer}]})["run"]


def slope(x: np.ndarray) -> np.ndarray:
    """The gradient of the valley."""
    bend = x[1] - x[0] ** 2
    return np.array([-2 * (1 - x[0]) - 8 * x[0] * bend, 4 * bend])


def test_every_example_is_one_short_file() -> None:
    folders = {path.rpartition("/")[0] for path in FILES}
    assert folders == {*REGISTRIES, "engine/blocks", "resources/lessons"}
    assert len(FILES) == len(code("python")) + 1
    longest = {"engine/problems/bohachevsky.py": 25}
    assert {path for path, text in FILES.items() if len(text.splitlines()) > longest.get(path, 40)} == set()
    assert not [path for path in FILES if (Path(__file__).parents[1] / path).exists()]


def yogi(x: np.ndarray, steps: int) -> np.ndarray:
    """Zaheer et al. 2018, algorithm 2, with the defaults of the page."""
    m, v, path = np.zeros(2), np.full(2, 1e-6), [x]
    for _ in range(steps):
        g = slope(x)
        m = 0.9 * m + 0.1 * g
        v = v - 0.001 * np.sign(v - g**2) * g**2
        x = x - 0.01 * m / (np.sqrt(v) + 1e-3)
        path.append(x)
    return np.array(path)


def test_the_optimizer(put: Put) -> None:
    put("engine/optimizers/yogi.py")
    ours = trained("Yogi", 200)["x"]
    assert np.abs(ours - yogi(ours[0], 200)).max() <= 1e-12


def test_the_block_and_its_knob(put: Put) -> None:
    caches = (chain._declared, chain.blocks, chain.glossary, chain._declaration)
    put("engine/blocks/soft_clip.py")
    for cached in caches:
        cached.cache_clear()
    try:
        (table,) = tomllib.loads(code("toml")[1])["runs"]
        ours = trained(table["optimizer"])["x"]
        x, buffer = ours[0], np.zeros(2)
        for row in ours[1:]:
            g = slope(x)
            buffer = 0.9 * buffer + g / (1 + np.abs(g) / 0.5)
            x = x - 0.01 * buffer
            np.testing.assert_allclose(row, x, rtol=1e-12)
        assert chain.glossary()["limit"].help
    finally:
        for cached in caches:
            cached.cache_clear()


def test_the_chain_equals_adamw() -> None:
    table = tomllib.loads(code("toml")[0])
    named = {"name": "AdamW", "optimizer": {"name": "AdamW", "lr": 0.01, "weight_decay": 0.1}}
    history = run({"steps": 100, "problem": SURFACE, "runs": [*table["runs"], named]})
    assert np.array_equal(history["Adam, decay behind"]["x"], history["AdamW"]["x"])


def test_the_schedule(put: Put) -> None:
    put("engine/schedules/rex.py")
    one = {"name": "run", "optimizer": {"name": "SGD", "lr": 0.1}, "schedule": {"name": "REX"}}
    rates = run({"steps": 40, "problem": "quadratic", "runs": [one]})["run"]["lr"]
    z = np.arange(40) / 40
    np.testing.assert_allclose(rates[:40], 0.1 * (1 - z) / (1 - z / 2), rtol=1e-12)


def test_the_surface(put: Put) -> None:
    put("engine/problems/bohachevsky.py")
    x, y = -1.5, 1.2
    first = trained("SGD", 1, problem="bohachevsky")
    truth = x**2 + 2 * y**2 - 0.3 * np.cos(3 * np.pi * x) - 0.4 * np.cos(4 * np.pi * y) + 0.7
    assert first["loss"][0] == pytest.approx(truth, rel=1e-14)
    at_minimum = trained("SGD", 1, problem={"name": "bohachevsky", "start": [0.0, 0.0]})
    assert at_minimum["loss"][0] == 0.0
    assert at_minimum["grad_norm"][0] == 0.0
    assert facts({"name": "bohachevsky"})


def test_the_data(put: Put) -> None:
    put("engine/problems/parity.py")
    problem = {"name": "parity", "bits": 4}
    spec = parse({"problem": {**problem, "init": "zeros"}, "runs": [{"optimizer": "SGD"}]})
    objective: Any = Experiment(spec).objective
    batch = objective.batch(0)
    assert sorted(map(tuple, batch.inputs.tolist())) == sorted(itertools.product((-1.0, 1.0), repeat=4))
    assert batch.targets.tolist() == [(1 - np.prod(bits)) / 2 for bits in batch.inputs.tolist()]
    assert objective.loss(objective.start(1), 0).item() == pytest.approx(np.log(2), rel=1e-6)
    figures = {"measure_every": 400, "record": ["loss", "train_accuracy"]}
    assert trained({"name": "Adam", "lr": 0.02}, 400, problem=problem, **figures)["train_accuracy"][-1] == 1.0


def test_the_diagnostic(put: Put) -> None:
    put("engine/diagnostics/turned_signs.py")
    found = trained({"name": "SGD", "lr": 0.12}, record=["loss", "turned_signs"])
    slopes = np.array([slope(x) for x in found["x"]])
    assert np.isnan(found["turned_signs"][0])
    np.testing.assert_array_equal(found["turned_signs"][1:], (slopes[1:] * slopes[:-1] < 0).mean(1))
    assert 0 < found["turned_signs"][1:].mean() < 1


def test_the_theory_line(put: Put) -> None:
    put("engine/theory/lines/sign_step.py")
    table = {"steps": 30, "dtype": "float64", "problem": SURFACE, "record": ["loss", "lr", "update_norm"]}
    falling = {"name": "ExponentialLR", "gamma": 0.9}
    rules = ({"name": "chain", "blocks": ["sign", "learning_rate"], "lr": 0.01}, {"name": "SGD", "lr": 0.01})
    spec = parse({**table, "runs": [{"optimizer": rule, "schedule": falling} for rule in rules]})
    measured = run(spec)[spec.runs[0].name]["update_norm"]
    drawn = [one for one in lines_for(spec, "update_norm", np.arange(31), dimension=2) if one.line.name == "sign_step"]
    assert [one.run for one in drawn] == [0]
    np.testing.assert_allclose(drawn[0].values[1:], measured[1:], rtol=1e-10)


def test_the_lesson(tmp_path: Path) -> None:
    (path,) = (path for path in FILES if path.endswith(".toml"))
    file = tmp_path / Path(path).name
    file.write_text(FILES[path], encoding="utf-8")
    lesson = read(file)
    ends = [run(lesson.experiment(step))["SGD"] for step in range(len(lesson.steps))]
    assert ends[0].diverged_at is None
    assert ends[0]["loss"][-1] < ends[0]["loss"][0]
    assert ends[1].diverged_at is not None
