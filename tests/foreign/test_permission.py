"""Agreeing to a file is agreeing to its content: nothing else of that name runs, in this process or in the next."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from engine.errors import InputError
from engine.event import Event
from engine.experiment import Experiment
from engine.foreign.load import load
from engine.foreign.permission import LARGEST, content
from engine.foreign.source import source_of, sources
from engine.host.host import EngineHost
from engine.spec import ExperimentSpec, parse
from tests.host.waiting import wait_for

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """import pathlib
import torch

class Mine(torch.optim.Optimizer):
    word = "{word}"

    def __init__(self, params, lr=0.001):
        super().__init__(params, dict(lr=lr))

    @torch.no_grad()
    def step(self, closure=None):
        pathlib.Path(__file__).with_name("{word}").touch()
        for p in self.param_groups[0]["params"]:
            p -= self.param_groups[0]["lr"] * p.grad
"""


def written(folder: Path, word: str = "first") -> Path:
    file = folder / "mine.py"
    file.write_text(TEXT.format(word=word))
    return file


def spec_of(file: Path, steps: int = 50) -> ExperimentSpec:
    run = {"name": "a", "optimizer": {"name": f"{file}:Mine", "lr": 1e-4}}
    return parse({"steps": steps, "problem": "rosenbrock", "runs": [run]})


def forget(file: Path) -> None:
    """As in a new process."""
    for key in [key for key, module in sys.modules.items() if getattr(module, "__file__", None) == str(file)]:
        del sys.modules[key]


def test_only_what_was_agreed_to_runs(tmp_path: Path) -> None:
    file, other = written(tmp_path), tmp_path / "other.py"
    other.write_text(TEXT.format(word="other"))
    name, agreed = f"{file}:Mine", frozenset({source_of(f"{file}:Mine").key})
    for nothing in (False, frozenset()):
        with pytest.raises(InputError, match="has not been allowed"):
            load(name, nothing)
    assert load(name, agreed).word == "first"  # type: ignore[attr-defined]
    with pytest.raises(InputError, match="has not been allowed"):
        load(f"{other}:Mine", agreed)
    with pytest.raises(InputError, match="package pytorch_optimizer, which has not been allowed"):
        load("pytorch_optimizer:AdamP", agreed)
    assert load("torch.optim:Adam", agreed).__name__ == "Adam"


def test_a_file_that_changes_while_it_is_used(tmp_path: Path) -> None:
    file = written(tmp_path)
    spec = spec_of(file)
    agreed = frozenset(source.key for source in sources(spec))
    experiment = Experiment(spec, allow_code=agreed)
    experiment.advance(20)
    written(tmp_path, "second")
    experiment.edit("runs.0.optimizer.lr", 2e-4)  # goes on with what runs already
    experiment.advance(20)
    assert [event.path for event in experiment.events] == ["runs.0.optimizer.lr"]
    file.unlink()
    experiment.edit("runs.0.optimizer.lr", 1e-4)
    experiment.advance(10)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first"]
    written(tmp_path, "second")
    forget(file)
    with pytest.raises(InputError, match="has changed since it was allowed"):
        Experiment(spec, script=[Event(20, "runs.0.optimizer.lr", 1e-4, 2e-4)], allow_code=agreed)
    both = agreed | {source.key for source in sources(spec)}
    assert load(f"{file}:Mine", both).word == "second"  # type: ignore[attr-defined]


def test_a_file_too_long_to_be_code_is_not_run(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(OSError, match="too large"):
        content(file)
    assert source_of(f"{file}:Mine").digest == ""
    with pytest.raises(InputError, match="too large"):
        load(f"{file}:Mine", True)


@pytest.mark.long
def test_an_engine_that_is_started_again_does_not_run_what_has_become_of_the_file(tmp_path: Path) -> None:
    file = written(tmp_path)
    spec = spec_of(file, 100_000)
    agreed = frozenset(source.key for source in sources(spec))
    with EngineHost(snapshot_every=0.2) as host:
        host.set_speed(200)
        host.load(spec, run=True, allow_code=agreed)
        wait_for(lambda: host.state.step > 20, "steps")
        written(tmp_path, "second")
        os.kill(host.pid, signal.SIGKILL)
        wait_for(lambda: host.state.status == "failed", "the refusal")
        assert "has changed since it was allowed" in host.state.message
        assert host.state.history["a"].written > 20
    assert not (tmp_path / "second").exists()
