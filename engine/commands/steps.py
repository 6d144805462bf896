"""``steps``: what optimizers make of a sequence of gradients, number by number."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.command import GOOD, Command, print_rows, say, value_from
from engine.errors import InputError
from engine.optimizer import optimizers

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from engine.steps import Step

COLUMNS = ("rule", "step", "component", "block", "quantity", "value")


NEGATIVE = re.compile(r"-[\d.].*")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser._negative_number_matcher = NEGATIVE  # "-5,2,3" is a list, not an option
    parser.add_argument(
        "--gradients",
        required=True,
        metavar="LIST",
        help='one a step: "5,-2,3"; with several parameters a step: "5,1; -2,0; 3,1"',
    )
    parser.add_argument(
        "--optimizer",
        action="append",
        default=[],
        metavar="NAME[:ARGUMENT=VALUE,…]",
        help="e.g. Adam or SGD:lr=0.1,momentum=0.9 (may be repeated; SGD and Adam if none is given)",
    )
    parser.add_argument("--start", default="", metavar="LIST", help="where the parameters start (0)")
    parser.add_argument("--csv", metavar="FILE", help="write every number as a row")
    parser.add_argument("--json", action="store_true", help="one JSON object a rule and step")


def numbers(text: str, what: str) -> list[float]:
    """``5, -2, 3`` as numbers."""
    try:
        return [float(part) for part in text.split(",")]
    except ValueError:
        raise InputError(f"{what} {text!r}: must be numbers separated by commas") from None


def gradients(text: str) -> list[list[float]]:
    """A list of steps: parted by semicolons, or one number a step parted by commas."""
    if ";" in text:
        return [numbers(part, "--gradients") for part in text.split(";") if part.strip()]
    return [[number] for number in numbers(text, "--gradients")]


def rule(text: str) -> tuple[str, dict[str, Any]]:
    """``Adam:lr=0.1,betas=[0.9, 0.99]`` or ``Adam:betas.0=0.9`` as a name and arguments."""
    name, _, rest = text.partition(":")
    found: dict[str, Any] = {}
    for part in re.split(r",(?![^\[]*\])", rest) if rest else []:
        key, equals, value = part.partition("=")
        if not equals or not key.strip():
            raise InputError(f"--optimizer {text!r}: must look like SGD:lr=0.1,momentum=0.9")
        head, dot, place = key.strip().partition(".")
        if not dot:
            found[head] = value_from(value.strip())
            continue
        declared = optimizers[name.strip()]
        declared.knob_at(f"{head}.{place}")
        found[head] = list(found.get(head, declared.arguments(declared.defaults())[head]))
        found[head][int(place)] = value_from(value.strip())
    return name.strip(), found


def numbered(steps: list[Step]) -> Iterator[dict[str, Any]]:
    """Every number in a row of its own; components are counted from 0."""
    for step in steps:
        listed: list[tuple[str, str, list[float]]] = [("", "gradient", step.gradient)]
        for block in step.blocks:
            listed += [(block.block, "in", block.entered), (block.block, "out", block.left)]
            listed += [(block.block, name, values) for name, values in block.states.items()]
        listed += [("", "update", step.update), ("", "parameter", step.parameter)]
        for block_name, quantity, values in listed:
            for component, value in enumerate(values):
                yield dict(zip(COLUMNS, (step.rule, step.step, component, block_name, quantity, value), strict=True))


def lines(steps: list[Step]) -> Iterator[str]:
    """For a person: a table a rule, one line a step."""
    named: dict[str, list[dict[str, str]]] = {}
    for step in steps:
        row = {"step": str(step.step), "gradient": _text(step.gradient)}
        for block in step.blocks:
            row |= {f"{block.block}.{name}": _text(values) for name, values in block.states.items()}
            row[f"{block.block} →"] = _text(block.left)
        row |= {"update": _text(step.update), "parameter": _text(step.parameter)}
        if step.step == 1:
            title = step.rule if step.rule not in named else f"{step.rule} ({len(named) + 1})"
            named[title] = []
        named[title].append(row)
    for title, rows in named.items():
        yield title
        widths = {key: max(len(key), *(len(row[key]) for row in rows)) for key in rows[0]}
        yield "  " + "  ".join(key.rjust(width) for key, width in widths.items())
        for row in rows:
            yield "  " + "  ".join(row[key].rjust(width) for key, width in widths.items())


def _text(values: list[float]) -> str:
    return " ".join(f"{value:.6g}" for value in values)


def run(options: argparse.Namespace) -> int:
    from engine.steps import calculate

    rules = [rule(text) for text in options.optimizer or ["SGD", "Adam"]]
    start = numbers(options.start, "--start") if options.start else None
    steps = calculate(gradients(options.gradients), rules, start)
    if options.csv:
        try:
            with Path(options.csv).open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, COLUMNS)
                writer.writeheader()
                writer.writerows(numbered(steps))
        except OSError as error:
            raise InputError(f"--csv {options.csv}: {error.strerror or error}") from None
        say(f"wrote {options.csv}")
    if options.json:
        print_rows((step.table() for step in steps), True)
    else:
        for line in lines(steps):
            print(line)
    return GOOD


STEPS = Command("steps", "what optimizers make of a sequence of gradients, number by number", arguments, run)
