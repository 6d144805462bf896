"""``lesson``: the articles' claims, judged by running their experiments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.command import GOOD, Command, json_option, print_rows, say, value_from
from engine.errors import InputError
from engine.lesson import chosen, claims

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="*", help="which claims: by name, article (A) or section (B2); all if none")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="PATH=VALUE",
        help="change the experiment, e.g. runs.0.optimizer.eps=1 (may be repeated); the verdict may change too",
    )
    parser.add_argument(
        "--threshold",
        action="append",
        default=[],
        metavar="CLAIM=NUMBER",
        help="another line between supported and refuted for one claim (may be repeated)",
    )
    parser.add_argument("--quick", action="store_true", help="leave out claims that take more than a few seconds")
    json_option(parser)


def changed(texts: list[str]) -> dict[str, Any]:
    """``PATH=VALUE`` texts as values by path."""
    found = {}
    for text in texts:
        path, equals, value = text.partition("=")
        if not equals or not path.strip():
            raise InputError(f"--set {text!r}: must look like runs.0.optimizer.lr=0.1")
        found[path.strip()] = value_from(value.strip())
    return found


def thresholds(texts: list[str]) -> dict[str, float]:
    """``CLAIM=NUMBER`` texts as numbers by claim. Raises InputError for other names and what is no number."""
    found = {}
    for text in texts:
        name, _, number = text.partition("=")
        claim = claims[name.strip()]
        try:
            found[claim.name] = float(number)
        except ValueError:
            raise InputError(f"--threshold {text!r}: must look like B2.slow=0.05") from None
    return found


def run(options: argparse.Namespace) -> int:
    changes, own = changed(options.set), thresholds(options.threshold)
    counted: dict[str, int] = {}
    for claim in chosen(options.name, options.quick):
        row = (claim.with_threshold(own[claim.name]) if claim.name in own else claim).row(changes)
        kind = row["verdict"].split()[0]
        counted[kind] = counted.get(kind, 0) + 1
        if not options.json:
            row.pop("table", None)
        print_rows([row], options.json)
    say(", ".join(f"{count} {kind}" for kind, count in counted.items()))
    return GOOD


LESSON = Command("lesson", "the articles' claims: supported, refuted or depends", arguments, run)
