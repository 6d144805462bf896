"""``bench``: speed as ratios, each against what a user would write or use otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.bench import Bench, BenchOptions, benches
from engine.command import GOOD, NO, Command, device_option, json_option, print_rows, say
from engine.errors import unknown
from engine.inline import device_named
from engine.registry import Registry

if TYPE_CHECKING:
    import argparse


windowed: Registry[Bench] = Registry("bench", "app.benches", Bench)
"""Those that measure the window; they import Qt when they run."""


def arguments(parser: argparse.ArgumentParser) -> None:
    named = f"which: {', '.join(benches.names())} (all of these, if none is named); with a window: "
    parser.add_argument("name", nargs="*", help=named + ", ".join(windowed.names()))
    device_option(parser)
    parser.add_argument("--optimizer", default="", help="for `step`: one name, or all")
    parser.add_argument("--pairs", type=int, default=15, help="pairs to time (15)")
    json_option(parser)


def run(options: argparse.Namespace) -> int:
    chosen = []
    for name in options.name or benches.names():
        if name in benches:
            chosen.append(benches[name])
        elif name in windowed:
            chosen.append(windowed[name])
        else:
            raise unknown("bench", name, [*benches.names(), *windowed.names()])
    settings = BenchOptions(device_named(options.device), options.optimizer, options.pairs)
    good = True
    for bench in chosen:
        say(f"{bench.name}: {bench.title}")
        for result in bench.measure(settings):
            good &= result.ok
            print_rows([result.row()], options.json)
    return GOOD if good else NO


BENCH = Command("bench", "speed, as ratios measured side by side", arguments, run)
