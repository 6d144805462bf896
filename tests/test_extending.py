"""The examples of docs/extending.md are run as they stand there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import numpy as np

from engine import run
from engine.optimizer import Optimizer, optimizers

PAGE = (Path(__file__).parents[1] / "docs" / "extending.md").read_text(encoding="utf-8")
SURFACE = {"name": "rosenbrock", "b": 2.0}


def code(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def yogi(x: np.ndarray, steps: int) -> np.ndarray:
    """Zaheer et al. 2018, algorithm 2, with the defaults of the page."""
    m, v, path = np.zeros(2), np.full(2, 1e-6), [x]
    for _ in range(steps):
        bend = x[1] - x[0] ** 2
        g = np.array([-2 * (1 - x[0]) - 8 * x[0] * bend, 4 * bend])
        m = 0.9 * m + 0.1 * g
        v = v - 0.001 * np.sign(v - g**2) * g**2
        x = x - 0.01 * m / (np.sqrt(v) + 1e-3)
        path.append(x)
    return np.array(path)


def test_the_new_optimizer_works_as_soon_as_it_is_declared(monkeypatch: Any) -> None:
    (source,) = code("python")
    assert len(source.splitlines()) <= 40
    made: dict[str, Any] = {}
    exec(compile(source, "yogi.py", "exec"), made)
    declared = next(value for value in made.values() if isinstance(value, Optimizer))
    monkeypatch.setitem(optimizers.entries, declared.name, declared)
    spec = {"steps": 200, "dtype": "float64", "problem": SURFACE, "runs": [{"name": "run", "optimizer": "Yogi"}]}
    ours = run(spec)["run"]["x"]
    assert np.abs(ours - yogi(ours[0], 200)).max() <= 1e-12


def test_the_chain_equals_adamw() -> None:
    table = tomllib.loads(code("toml")[0])
    named = {"name": "AdamW", "optimizer": {"name": "AdamW", "lr": 0.01, "weight_decay": 0.1}}
    history = run({"steps": 100, "problem": SURFACE, "runs": [*table["runs"], named]})
    assert np.array_equal(history["Adam, decay behind"]["x"], history["AdamW"]["x"])
