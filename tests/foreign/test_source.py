"""What a spec would run is found, and nothing of it runs."""

from __future__ import annotations

import hashlib
import sys
from typing import TYPE_CHECKING

import pytest

from engine.errors import InputError
from engine.foreign.source import classes_in, source_of, sources
from engine.spec import parse

if TYPE_CHECKING:
    from pathlib import Path

BOMB = """raise SystemExit('it ran')
import torch
class A: pass
class B(torch.optim.Optimizer): pass
class C(B): pass
"""


def spec_of(*names: str, problem: object = "rosenbrock"):
    runs = [{"name": f"{place}", "optimizer": {"name": name}} for place, name in enumerate(names)]
    return parse({"steps": 5, "problem": problem, "runs": runs})


def test_files_and_packages_of_a_spec_each_once(tmp_path: Path) -> None:
    file = tmp_path / "bomb.py"
    file.write_text(BOMB)
    before = set(sys.modules)
    spec = spec_of(f"{file}:B", f"{file}:C", "xml.dom.pulldom:PullDOM", "torch.optim:Adam", "SGD")
    one, two = sources(spec)
    assert (one.place, one.path, one.classes) == (str(file), str(file), ("B", "C"))
    assert one.digest == hashlib.sha256(BOMB.encode()).hexdigest()
    assert one.is_file
    assert not two.is_file
    assert (two.place, two.classes) == ("xml", ("xml.dom.pulldom:PullDOM",))
    assert two.path.endswith("xml/__init__.py")
    assert "xml.dom.pulldom" not in set(sys.modules) - before


def test_a_changed_file_is_another_source(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(BOMB)
    old = source_of(f"{file}:B").key
    file.write_text(BOMB + "\n")
    assert source_of(f"{file}:B").key != old


def test_a_module_of_ones_own_is_a_source(tmp_path: Path) -> None:
    file = tmp_path / "net.py"
    file.write_text(BOMB)
    problem = {"name": "module", "file": str(file), "model": "Net"}
    assert [(source.place, source.classes) for source in sources(spec_of("SGD", problem=problem))] == [
        (str(file), ("Net",))
    ]


def test_what_is_ours_needs_no_consent() -> None:
    assert sources(spec_of("Adam", "LBFGS", "torch.optim:SGD")) == ()


def test_what_is_not_there_has_no_path(tmp_path: Path) -> None:
    assert source_of("surely_not_installed.here:X").path == ""
    assert source_of(f"{tmp_path}/none.py:X").path == ""


def test_classes_are_read_optimizers_first(tmp_path: Path) -> None:
    file = tmp_path / "bomb.py"
    file.write_text(BOMB)
    assert classes_in(file) == ["B", "C", "A"]
    file.write_text("class A(:\n")
    with pytest.raises(InputError, match=r"is no Python: .*\(line 1\)"):
        classes_in(file)
    with pytest.raises(InputError, match="No such file"):
        classes_in(tmp_path / "none.py")
