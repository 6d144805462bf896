"""The zoo: every optimizer of the package pytorch_optimizer (extra ``zoo``), by name and tried out."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.foreign.declaration import HIDDEN, completed, declaration
from engine.foreign.load import load

if TYPE_CHECKING:
    from engine.foreign.permission import Permission
    from engine.knob import Knob

PACKAGE = "pytorch_optimizer"
STEPS = 20


@dataclass(frozen=True)
class Animal:
    """One class, ``name`` as a spec writes it. ``reason`` says why it does not run as it is; empty where it does."""

    name: str
    title: str
    knobs: tuple[Knob, ...]
    reason: str = ""


def names() -> list[str]:
    """All its classes as ``pytorch_optimizer:Class``; InputError where the package is not installed."""
    try:
        import pytorch_optimizer as package
    except ModuleNotFoundError:
        raise InputError(f"{PACKAGE} is not installed; pip install 'optimizer-lab[zoo]' brings it") from None
    kinds = {package.load_optimizer(name).__name__ for name in package.get_supported_optimizers()}
    return [f"{PACKAGE}:{kind}" for kind in sorted(kinds) if hasattr(package, kind)]


def animals() -> Iterator[Animal]:
    """Each class, tried for some steps on a quadratic of two parameters with its own defaults. Imports the package."""
    from engine.experiment import Experiment
    from engine.spec import parse

    for name in names():
        knobs: tuple[Knob, ...] = ()
        reason = ""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                table = completed({"name": name}, True)
                knobs = _with_defaults(declaration(table).knobs, table)
                wanted = missing(name)
                if wanted:
                    raise InputError(f"needs {', '.join(wanted)}, which cannot be given here")
                problem = {"name": "quadratic", "eigenvalues": [1.0, 10.0]}
                spec = {"steps": STEPS, "problem": problem, "runs": [{"optimizer": table}]}
                experiment = Experiment(parse(spec), allow_code=True)
                before = experiment.parameters.clone()
                experiment.advance(STEPS)
                if experiment.frozen.any():
                    reason = "the loss or a parameter was not finite"
                elif (experiment.parameters == before).all():
                    reason = f"nothing moved in {STEPS} steps"
            except InputError as error:
                reason = need(error.message)
        yield Animal(name, name.partition(":")[2], knobs, reason)


NEEDS = (
    ("Tensor.__contains__", "needs parameter groups marked for its two rules (use_muon), not plain parameters"),
    ("has no attribute 'named_parameters'", "needs the whole module, not its parameters"),
    ("has no attribute 'parameters'", "needs the whole module, not its parameters"),
)
"""What an error of a class that was given plain parameters means."""


def need(message: str) -> str:
    """What a class wanted that it was not given, where its error gives that away; else the error itself."""
    return next((said for part, said in NEEDS if part in message), message)


def missing(name: str, allowed: Permission = True) -> list[str]:
    """Arguments of the class without a default, beside the parameters. Imports it, where that is allowed."""
    known = list(inspect.signature(load(name, allowed).__init__).parameters.values())[2:]
    named = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    return [p.name for p in known if p.default is p.empty and p.kind in named and p.name not in HIDDEN]


def _with_defaults(knobs: tuple[Knob, ...], table: dict[str, Any]) -> tuple[Knob, ...]:
    found = []
    for knob in knobs:
        value = table[knob.key][knob.argument[1]] if knob.argument else table[knob.key]
        found.append(knob.with_(default=value))
    return tuple(found)
