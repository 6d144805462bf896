"""Everything that computes, records and stores. Knows no Qt; usable from a script or a notebook::

    from engine import run
    history = run({"steps": 100, "problem": "rosenbrock", "runs": [{"optimizer": {"name": "Adam"}}]})
    history["Adam"]["loss"]

The names here are looked up when they are first used: a window paints itself before it needs them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.errors import InputError
    from engine.inline import run
    from engine.spec import ExperimentSpec, load

__all__ = ["ExperimentSpec", "InputError", "load", "run"]
_HOMES = {"ExperimentSpec": "spec", "InputError": "errors", "load": "spec", "run": "inline"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'engine' has no attribute {name!r}")
    return getattr(import_module(f"engine.{_HOMES[name]}"), name)
