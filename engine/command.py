"""What a headless command is: a name, its arguments, and a function that answers an exit status."""

from __future__ import annotations

import json
import math
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.registry import Registry

if TYPE_CHECKING:
    import argparse

    from engine.spec import ExperimentSpec

GOOD, NO, BAD_INPUT = 0, 1, 2


@dataclass(frozen=True)
class Command:
    """A declaration in ``engine/commands`` (or, where it needs a window, ``app/headless``).

    ``run`` answers the exit status: 0 good, 1 the answer is no; an InputError becomes 2.
    """

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


commands: Registry[Command] = Registry("command", "engine.commands", Command)


def say(text: str) -> None:
    """Progress and remarks, on stderr: stdout carries results only."""
    print(text, file=sys.stderr, flush=True)


def print_rows(rows: Iterable[Mapping[str, Any]], as_json: bool) -> None:
    """Results on stdout: one JSON object a line, or ``name value`` pairs for a person."""
    for row in rows:
        if as_json:
            print(json.dumps(row, ensure_ascii=False, default=str), flush=True)
        else:
            print("  ".join(f"{key} {_short(value)}" for key, value in row.items()), flush=True)


def finite(value: float) -> float | None:
    """The number as JSON can hold it: None for infinities and for what is not a number."""
    return float(value) if math.isfinite(value) else None


def _short(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.6g}"
    return "-" if value is None else str(value)


def spec_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that reads a spec."""
    parser.add_argument("spec", help="the experiment, a .toml or .json file")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="PATH=VALUE",
        help="change one thing, e.g. runs.0.optimizer.lr=0.1 (may be repeated)",
    )


def json_option(parser: argparse.ArgumentParser) -> None:
    """That of every command that prints rows."""
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def device_option(parser: argparse.ArgumentParser) -> None:
    """That of every command that steps runs with tensors; `engine.inline.device_named` reads it."""
    parser.add_argument("--device", default="cpu", help="cpu, cuda or auto (cpu)")


def spec_from(options: argparse.Namespace) -> ExperimentSpec:
    """The spec that :func:`spec_arguments` describe."""
    from engine.spec import load

    spec = load(options.spec)
    for change in options.set:
        path, equals, text = change.partition("=")
        if not equals or not path:
            raise InputError(f"--set {change!r}: must look like runs.0.optimizer.lr=0.1")
        try:
            spec = spec.with_value(path.strip(), value_from(text.strip()))
        except InputError as error:
            raise InputError(f"--set {change}: {error}") from None
    return spec


def value_from(text: str) -> Any:
    """A value as TOML writes it (0.1, true, [1, 2], "text"); anything else is a text."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text
