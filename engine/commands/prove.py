"""``prove``: published results and closed forms, measured here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.command import GOOD, NO, Command, json_option, print_rows, say
from engine.proof import chosen

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="*", help="which, by name or by its first part, such as rate (all)")
    parser.add_argument("--quick", action="store_true", help="leave out those that take more than a few seconds")
    json_option(parser)


def run(options: argparse.Namespace) -> int:
    wanted = chosen(options.name, options.quick)
    good = True
    for proof in wanted:
        row = proof.row()
        good &= bool(row["ok"])
        print_rows([row], options.json)
    say(f"{len(wanted)} measured, {'all hold' if good else 'not all hold'}")
    return GOOD if good else NO


PROVE = Command("prove", "published results, measured here", arguments, run)
