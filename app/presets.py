"""The ready-made experiments of the Experiments menu."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from engine.problem import problems
from engine.spec import parse
from resources import path

if TYPE_CHECKING:
    from engine.spec import ExperimentSpec


@dataclass(frozen=True)
class Preset:
    """A titled spec; `help` says what to watch."""

    key: str
    title: str
    help: str
    spec: ExperimentSpec


@cache
def presets() -> list[Preset]:
    """All of `resources/presets` whose problem this program has, in file order."""
    found = []
    for file in sorted(path("presets").glob("*.toml")):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        if table["spec"]["problem"]["name"] in problems:
            key = file.stem.partition("_")[2]
            found.append(Preset(key, table["title"], table["help"], parse(table["spec"])))
    return found
