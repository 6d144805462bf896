"""Registries of folders of files: one thing a file, or a list of them."""

import sys
from dataclasses import dataclass

import pytest

from engine.errors import InputError
from engine.registry import ListRegistry, Registry


@dataclass(frozen=True)
class Fruit:
    name: str
    colour: str


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Two files, with single fruits and with lists of them."""
    folder = tmp_path / "fruits_for_a_test"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    head = "from tests.test_registry import Fruit\n"
    (folder / "a.py").write_text(f"{head}APPLE = Fruit('apple', 'red')\nFRUITS = (Fruit('cherry', 'red'),)\n")
    (folder / "b.py").write_text(f"{head}FRUITS = (Fruit('kiwi', 'green'), Fruit('lime', 'green'))\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder.name
    for module in [name for name in sys.modules if name.startswith(folder.name)]:
        del sys.modules[module]


def test_single_things_and_lists_of_things_are_found(package):
    from tests.test_registry import Fruit

    assert Registry("fruit", package, Fruit).names() == ["apple"]
    listed = ListRegistry("fruit", package, Fruit, "FRUITS")
    assert listed.names() == ["cherry", "kiwi", "lime"]
    assert listed["kiwi"].colour == "green"
    with pytest.raises(InputError, match="unknown fruit 'kiwis'; did you mean 'kiwi'"):
        listed["kiwis"]


def test_names_choose_each_thing_once_and_none_choose_all(package):
    from tests.test_registry import Fruit

    listed = ListRegistry("fruit", package, Fruit, "FRUITS")

    def chosen(*names):
        return [one.name for one in listed.chosen(names, lambda one, name: name in (one.name, one.colour))]

    assert chosen() == ["cherry", "kiwi", "lime"]
    assert chosen("lime", "green", "red") == ["lime", "kiwi", "cherry"]
    with pytest.raises(InputError, match="unknown fruit 'blue'"):
        chosen("blue")
